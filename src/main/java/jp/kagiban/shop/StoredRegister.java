package jp.kagiban.shop;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kagiban.mall.Mall;
import jp.kagiban.mall.MallId;
import jp.kagiban.mall.Malls;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The register's door: forms go to {@link ShopFormService}, what members decide to {@link KeyCommands}; reading is done here. */
@Service
class StoredRegister implements ShopRegister {

    private final TenantScope scope;
    private final Shops shops;
    private final KeyGenerations generations;
    private final ShopWatches watches;
    private final KeyCredentials ring;
    private final Malls malls;
    private final ShopFormService forms;
    private final KeyCommands decisions;
    private final Access access;
    private final TransactionTemplate transaction;

    StoredRegister(
            TenantScope scope,
            Shops shops,
            KeyGenerations generations,
            ShopWatches watches,
            KeyCredentials ring,
            Malls malls,
            ShopFormService forms,
            KeyCommands decisions,
            Access access,
            TransactionTemplate transaction) {
        this.access = access;
        this.scope = scope;
        this.shops = shops;
        this.generations = generations;
        this.watches = watches;
        this.ring = ring;
        this.malls = malls;
        this.forms = forms;
        this.decisions = decisions;
        this.transaction = transaction;
    }

    @Override
    public String proposedName(MallId mall) {
        List<Shop> registered = shops.findByIdTenantIdOrderByRegisteredAtAscIdIdAsc(scope.current());
        Set<String> taken = registered.stream().map(Shop::name).collect(Collectors.toSet());
        return IntStream.iterate(registered.size() + 1, n -> n + 1)
                .mapToObj(malls.of(mall)::proposedShopName)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public List<Mall> malls() {
        return malls.all();
    }

    @Override
    public Optional<Saving.Refused> refusal(NewShop form) {
        return forms.refusal(form);
    }

    @Override
    public Saving register(NewShop form, UUID member) {
        return forms.register(form, member);
    }

    @Override
    public Saving update(UUID shop, ShopEdit form, UUID member) {
        if (form.keys().entered()) {
            access.requireFresh(Permission.CHANGE_KEYS);
        }
        return forms.update(shop, form, member);
    }

    @Override
    public Saving replaceKeys(UUID shop, KeyEntry keys, Set<Problem.Kind> accepted, UUID member) {
        return forms.replaceKeys(shop, keys, accepted, member);
    }

    @Override
    public Saving renew(UUID shop, String key, Set<Problem.Kind> accepted, UUID member) {
        return forms.renew(shop, key, accepted, member);
    }

    @Override
    public boolean confirm(UUID shop, UUID generation, UUID member) {
        return decisions.confirm(shop, generation, member);
    }

    @Override
    public boolean withdraw(UUID shop, UUID generation, UUID member) {
        return decisions.withdraw(shop, generation, member);
    }

    @Override
    public boolean destroySecrets(UUID shop, UUID generation) {
        return decisions.destroySecrets(shop, generation);
    }

    @Override
    public ExpiryEntry enterExpiry(UUID shop, UUID generation, String end, LocalDate day, UUID member) {
        return decisions.enterExpiry(shop, generation, end, day, member);
    }

    @Override
    public CheckNow checkNow(UUID shop) {
        return decisions.checkNow(shop);
    }

    @Override
    public boolean delete(UUID shop, UUID member) {
        return decisions.delete(shop, member);
    }

    @Override
    public List<KeyRecord> history(UUID shop) {
        return generations.findByIdTenantIdAndShopIdOrderBySerialNoDesc(scope.current(), shop).stream()
                .map(StoredRegister::inHistory)
                .toList();
    }

    private static KeyRecord inHistory(KeyGeneration key) {
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
                life.secretsUntil());
    }

    @Override
    public Optional<ShopDetails> details(UUID shop) {
        ShopId id = new ShopId(scope.current(), shop);
        return transaction.execute(_ -> shops.findById(id).map(this::details));
    }

    private ShopDetails details(Shop shop) {
        UUID id = shop.id().id();
        boolean stored = OpenKeys.of(generations.open(shop.tenant(), id)).newest() != null;
        ShopWatch watch = watches.findById(new WatchId(shop.tenant(), id)).orElseGet(() -> ShopWatch.of(shop.id()));
        return new ShopDetails(
                id,
                shop.version(),
                shop.name(),
                shop.code(),
                shop.userId(),
                ring.family(shop),
                stored,
                shop.registeredAt(),
                watch.lastAnswer(),
                watch.lastAnswerAt());
    }
}
