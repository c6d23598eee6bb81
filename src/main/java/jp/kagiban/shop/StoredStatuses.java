package jp.kagiban.shop;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kagiban.mall.ExpiryReading;
import jp.kagiban.mall.Malls;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.diagnosis.Lack;
import jp.kagiban.shop.diagnosis.MissingFunctions;
import jp.kagiban.shop.key.KeyEnds;
import jp.kagiban.shop.key.KeyGeneration;
import jp.kagiban.shop.key.KeyGenerations;
import jp.kagiban.shop.key.KeyRecord;
import jp.kagiban.shop.key.OpenKeys;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.Shops;
import jp.kagiban.shop.register.TenantShop;
import jp.kagiban.shop.watch.ShopWatch;
import jp.kagiban.shop.watch.ShopWatches;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the states of shops. The number of queries doesn't grow with the number of shops. */
@Service
class StoredStatuses implements ShopStatuses {

    private final TenantScope scope;
    private final Shops shops;
    private final KeyGenerations generations;
    private final ShopWatches watches;
    private final MissingFunctions missing;
    private final KeyEnds ends;
    private final Malls malls;
    private final TransactionTemplate transaction;

    StoredStatuses(
            TenantScope scope,
            Shops shops,
            KeyGenerations generations,
            ShopWatches watches,
            MissingFunctions missing,
            KeyEnds ends,
            Malls malls,
            TransactionTemplate transaction) {
        this.scope = scope;
        this.shops = shops;
        this.generations = generations;
        this.watches = watches;
        this.missing = missing;
        this.ends = ends;
        this.malls = malls;
        this.transaction = transaction;
    }

    @Override
    public List<ShopStatus> all() {
        return all(scope.current());
    }

    List<ShopStatus> all(TenantId tenant) {
        return transaction.execute(_ -> {
            Map<ShopId, List<KeyGeneration>> keys =
                    generations.standing(tenant).stream().collect(Collectors.groupingBy(KeyGeneration::shopId));
            Map<ShopId, ShopWatch> watch = watches.findByIdTenantId(tenant).stream()
                    .collect(Collectors.toMap(w -> w.id().shopId(), Function.identity()));
            MissingFunctions.Known known = missing.of(tenant);
            Map<GenerationId, List<ExpiryReading>> dates = ends.inUse(tenant);
            return shops.findByIdTenantIdOrderByRegisteredAtAscIdIdAsc(tenant).stream()
                    .map(shop -> status(
                            shop,
                            keys.getOrDefault(shop.shopId(), List.of()),
                            watch.getOrDefault(shop.shopId(), ShopWatch.of(shop.id())),
                            known,
                            dates))
                    .toList();
        });
    }

    @Override
    public Optional<ShopStatus> of(ShopId shop) {
        TenantId tenant = scope.current();
        return transaction.execute(_ -> shops.findById(new TenantShop(tenant, shop))
                .map(found -> status(
                        found,
                        generations.findByIdTenantIdAndShopIdOrderBySerialNoDesc(tenant, shop),
                        watches.of(found.id()),
                        missing.of(tenant, shop),
                        ends.inUse(found))));
    }

    /** @param keys contains at least the open keys and the newest key */
    private ShopStatus status(
            Shop shop,
            List<KeyGeneration> keys,
            ShopWatch watch,
            MissingFunctions.Known known,
            Map<GenerationId, List<ExpiryReading>> dates) {
        OpenKeys open = OpenKeys.of(keys);
        return new ShopStatus(
                shop.shopId(),
                malls.of(shop.mallId()),
                shop.name(),
                shop.code(),
                open.active() == null ? null : active(open.active(), known.of(shop, open.active()), dates),
                open.waiting() == null ? null : waiting(open.waiting()),
                refused(keys),
                watch.unreachableSince(),
                watch.askedAt(),
                watch.nextAsk(),
                watch.checkEndedAt());
    }

    private static ShopStatus.Active active(
            KeyGeneration key, Lack lack, Map<GenerationId, List<ExpiryReading>> dates) {
        KeyGeneration.Said said = key.said();
        return new ShopStatus.Active(
                key.id().id(),
                key.origin().lastFour(),
                said.expiresAt(),
                said.byHand(),
                key.origin().enteredAt(),
                Objects.requireNonNull(key.life().activeFrom()),
                key.life().replacedAnother(),
                said.functionOff(),
                said.rejectedSince(),
                lack,
                dates.getOrDefault(key.id().id(), List.of()));
    }

    private static ShopStatus.Waiting waiting(KeyGeneration key) {
        return new ShopStatus.Waiting(
                key.id().id(),
                key.origin().lastFour(),
                key.origin().enteredBy(),
                key.origin().enteredAt(),
                key.trying().lastAnswer(),
                key.trying().refusals(),
                key.trying().nextTry(),
                key.trying().heldFor(),
                key.said().expiresAt());
    }

    private static ShopStatus.@Nullable Refused refused(List<KeyGeneration> keys) {
        return keys.stream()
                .max(Comparator.comparingInt(KeyGeneration::serialNo))
                .filter(key -> key.life().endReason() == KeyRecord.EndReason.NOT_ACCEPTED)
                .map(key -> new ShopStatus.Refused(
                        key.id().id(),
                        key.origin().lastFour(),
                        Objects.requireNonNull(key.life().endedAt())))
                .orElse(null);
    }
}
