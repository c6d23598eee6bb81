package jp.kagiban.shop;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import jp.kagiban.mall.Credentials;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.vault.Use;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The one door through which other modules call RMS with the key that a shop has in use. */
@Service
public class ActiveKeys {

    private final TenantScope scope;
    private final Shops shops;
    private final KeyGenerations generations;
    private final KeyCredentials ring;
    private final ShopWatches watches;
    private final ShopJobs jobs;
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ActiveKeys(
            TenantScope scope,
            Shops shops,
            KeyGenerations generations,
            KeyCredentials ring,
            ShopWatches watches,
            ShopJobs jobs,
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock) {
        this.scope = scope;
        this.shops = shops;
        this.generations = generations;
        this.ring = ring;
        this.watches = watches;
        this.jobs = jobs;
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A shop that has a key in use. */
    public record InUse(UUID tenant, UUID shop) {}

    private record Key(Shop shop, KeyGeneration generation) {}

    /**
     * Runs the task with the pair that RMS asks for; it is wiped when the task ends. No database connection is held meanwhile,
     * so call it outside of a transaction.
     *
     * @return empty, and the task did not run, where the shop of the tenant in force is not there or has no key in use
     */
    public <T> Optional<T> use(UUID shop, Use use, Function<Credentials, T> task) {
        Optional<Key> key = transaction.execute(_ -> find(new ShopId(scope.current(), shop)));
        return key.map(found -> ring.with(found.shop(), found.generation(), use, task));
    }

    private Optional<Key> find(ShopId id) {
        return shops.findById(id)
                .flatMap(shop -> Optional.ofNullable(OpenKeys.of(generations.open(id.tenantId(), id.id()))
                                .active())
                        .map(active -> new Key(shop, active)));
    }

    /**
     * Says that RMS has refused this key: whether it was stopped is for the watch to find out, and at once. A watch that RMS
     * told to rest keeps its rest. Call it outside of a transaction.
     *
     * @param generation the key that was refused; nothing happens if another one is in use by now
     */
    public void doubt(UUID shop, UUID generation) {
        ShopId id = new ShopId(scope.current(), shop);
        transaction.executeWithoutResult(_ -> shops.lock(id.tenantId(), shop)
                .flatMap(_ -> find(id))
                .map(Key::generation)
                .filter(key -> key.id().id().equals(generation) && key.said().rejectedSince() == null)
                .flatMap(_ -> watches.findById(new WatchId(id.tenantId(), shop)))
                .filter(watch -> watch.failures() == 0)
                .ifPresent(watch -> lookAtOnce(id, watch)));
    }

    private void lookAtOnce(ShopId id, ShopWatch watch) {
        Instant now = clock.instant();
        watches.save(watch.planned(now, 0));
        jobs.plan(new ShopJobs.WatchJob(id.tenantId(), id.id()), now);
    }

    /** Of all tenants, for planning after a start. */
    public List<InUse> all() {
        return scope.outside(
                CrossTenantReason.PLANNING_OF_THE_INTAKE,
                () -> db.sql("SELECT tenant_id, shop_id FROM key_generation WHERE state = 'ACTIVE'")
                        .query((row, _) -> new InUse(Column.uuid(row, "tenant_id"), Column.uuid(row, "shop_id")))
                        .list());
    }
}
