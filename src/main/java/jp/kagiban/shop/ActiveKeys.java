package jp.kagiban.shop;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import jp.kagiban.rms.RmsCredentials;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Outside;
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
    private final KeyRing ring;
    private final JdbcClient db;
    private final TransactionTemplate transaction;

    ActiveKeys(
            TenantScope scope,
            Shops shops,
            KeyGenerations generations,
            KeyRing ring,
            JdbcClient db,
            TransactionTemplate transaction) {
        this.scope = scope;
        this.shops = shops;
        this.generations = generations;
        this.ring = ring;
        this.db = db;
        this.transaction = transaction;
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
    public <T> Optional<T> use(UUID shop, Use use, Function<RmsCredentials, T> task) {
        Optional<Key> key = transaction.execute(_ -> find(new ShopId(scope.current(), shop)));
        return key.map(found -> ring.with(found.shop(), found.generation(), use, task));
    }

    private Optional<Key> find(ShopId id) {
        return shops.findById(id)
                .flatMap(shop -> Optional.ofNullable(OpenKeys.of(generations.open(id.tenantId(), id.id()))
                                .active())
                        .map(active -> new Key(shop, active)));
    }

    /** Of all tenants, for planning after a start. */
    public List<InUse> all() {
        return scope.outside(
                Outside.PLANNING_OF_THE_INTAKE,
                () -> db.sql("SELECT tenant_id, shop_id FROM key_generation WHERE state = 'ACTIVE'")
                        .query((row, _) -> new InUse(Column.uuid(row, "tenant_id"), Column.uuid(row, "shop_id")))
                        .list());
    }
}
