package jp.kagiban.shop;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.Family;
import jp.kagiban.mall.Mall;
import jp.kagiban.mall.MallId;
import jp.kagiban.mall.Malls;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.key.KeyGeneration;
import jp.kagiban.shop.key.KeyGenerations;
import jp.kagiban.shop.key.KeyRecord;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.Shops;
import jp.kagiban.shop.register.TenantShop;
import jp.kagiban.shop.watch.CheckDays;
import jp.kagiban.shop.watch.ShopWatch;
import jp.kagiban.shop.watch.ShopWatches;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads and deletes the shops of the current tenant. */
@Service
public class ShopRecords {

    private final TenantScope scope;
    private final Shops shops;
    private final KeyGenerations generations;
    private final ShopWatches watches;
    private final Malls malls;
    private final ShopDeletion deletion;
    private final TransactionTemplate transaction;

    ShopRecords(
            TenantScope scope,
            Shops shops,
            KeyGenerations generations,
            ShopWatches watches,
            Malls malls,
            ShopDeletion deletion,
            TransactionTemplate transaction) {
        this.scope = scope;
        this.shops = shops;
        this.generations = generations;
        this.watches = watches;
        this.malls = malls;
        this.deletion = deletion;
        this.transaction = transaction;
    }

    /** Proposes a name for the next shop at a mall: 楽天市場1号店, then 2号店 and so on. Names that are taken are skipped. */
    @Needs(Permission.CHANGE_SHOPS)
    public String proposedName(MallId mall) {
        List<Shop> registered = shops.findByIdTenantIdOrderByRegisteredAtAscIdIdAsc(scope.current());
        Set<String> taken = registered.stream().map(Shop::name).collect(Collectors.toSet());
        return IntStream.iterate(registered.size() + 1, n -> n + 1)
                .mapToObj(malls.of(mall)::proposedShopName)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the malls in the order in which a form offers them. */
    public List<Mall> malls() {
        return malls.all();
    }

    @Needs(Permission.SEE_SHOPS)
    public Optional<ShopDetails> details(ShopId shop) {
        TenantShop id = new TenantShop(scope.current(), shop);
        return transaction.execute(_ -> shops.findById(id).map(this::details));
    }

    private ShopDetails details(Shop shop) {
        ShopId id = shop.shopId();
        boolean stored = generations.openOf(shop).newest() != null;
        ShopWatch watch = watches.of(shop.id());
        return new ShopDetails(
                id,
                shop.version(),
                shop.name(),
                shop.code(),
                shop.userId(),
                malls.of(shop.mallId()).family(shop.family()),
                stored,
                shop.registeredAt(),
                watch.lastAnswer(),
                watch.lastAnswerAt());
    }

    /** Returns all generations of the shop's keys, the newest first. Also empty if there is no such shop. */
    @Needs(Permission.SEE_SHOPS)
    public List<KeyRecord> history(ShopId shop) {
        return generations.findByIdTenantIdAndShopIdOrderBySerialNoDesc(scope.current(), shop).stream()
                .map(ShopRecords::record)
                .toList();
    }

    private static KeyRecord record(KeyGeneration key) {
        KeyGeneration.Origin origin = key.origin();
        KeyGeneration.Life life = key.life();
        return new KeyRecord(
                key.id().id(),
                key.serialNo(),
                key.state(),
                origin.lastFour(),
                origin.shopNumber(),
                origin.enteredBy(),
                origin.enteredAt(),
                life.activeFrom(),
                life.endedAt(),
                life.endReason(),
                life.endedBy(),
                key.said().expiresAt(),
                key.said().rejectedSince(),
                life.secretsUntil());
    }

    /** Returns the counts of checks of the shop's key in use. Empty days if there is no such shop. */
    @Needs(Permission.SEE_SHOPS)
    public CheckDays checks(ShopId shop) {
        return watches.of(new TenantShop(scope.current(), shop)).days();
    }

    /** Returns the number that the mall gave to each shop, from the shop's newest key that has a number. */
    @Needs(Permission.SEE_SHOPS)
    public Map<ShopId, String> numbers() {
        return generations.standing(scope.current()).stream()
                .filter(key -> key.origin().shopNumber() != null)
                .sorted(Comparator.comparingInt(KeyGeneration::serialNo))
                .collect(Collectors.toMap(
                        KeyGeneration::shopId, key -> key.origin().shopNumber(), (_, newer) -> newer));
    }

    /**
     * Deletes a shop with its history, its jobs and all its secrets. The key stays valid at the mall.
     *
     * @return false if there is no such shop
     */
    @Needs(value = Permission.DELETE_SHOPS, fresh = true)
    public boolean delete(ShopId shop, MemberId member) {
        return deletion.delete(shop, member);
    }

    /**
     * The details of a shop for its form, without secrets.
     *
     * @param version changes whenever the details are saved, and only then
     * @param code the part of the shop's address that names it
     * @param stored whether a key waits or is in use; an empty field of the form then means 登録済み
     * @param lastAnswer the last answer of the mall for any key of this shop, or null before the first
     * @param lastAnswerAt the time of that answer
     */
    public record ShopDetails(
            ShopId id,
            long version,
            String name,
            String code,
            @Nullable String userId,
            Family family,
            boolean stored,
            Instant registeredAt,
            @Nullable Answer lastAnswer,
            @Nullable Instant lastAnswerAt) {}
}
