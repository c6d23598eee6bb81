package jp.kagiban.shop;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jp.kagiban.mall.Credentials;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.key.HeldKeys.HeldKey;
import jp.kagiban.shop.key.HeldKeys.Working;
import jp.kagiban.shop.key.HeldKeys;
import jp.kagiban.shop.key.KeyCredentials;
import jp.kagiban.shop.key.KeysInUse;
import jp.kagiban.shop.register.TenantShop;
import jp.kagiban.shop.watch.WatchAgenda;
import jp.kagiban.vault.Use;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The one door through which other modules call a mall with the key that a shop has in use. */
@Service
public class ActiveKeys {

    private final TenantScope scope;
    private final KeysInUse inUse;
    private final KeyCredentials keyCredentials;
    private final HeldKeys held;
    private final WatchAgenda agenda;
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ActiveKeys(
            TenantScope scope,
            KeysInUse inUse,
            KeyCredentials keyCredentials,
            HeldKeys held,
            WatchAgenda agenda,
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock) {
        this.scope = scope;
        this.inUse = inUse;
        this.keyCredentials = keyCredentials;
        this.held = held;
        this.agenda = agenda;
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A shop that has a key in use. */
    public record InUse(TenantId tenant, ShopId shop) {}

    /**
     * Runs the task with what the mall asks for; it is wiped when the task ends. No database connection is held meanwhile,
     * so call it outside of a transaction.
     *
     * @return empty, and the task did not run, where the shop of the tenant in force is not there or has no key in use
     */
    public <T> Optional<T> use(ShopId shop, Use use, Function<Credentials, T> task) {
        TenantShop id = new TenantShop(scope.current(), shop);
        return transaction
                .execute(_ -> inUse.find(id))
                .map(found -> keyCredentials.with(found.shop(), found.key(), use, task));
    }

    /** A key that was taken out of the vault. */
    public record Taken(HeldKey key, GenerationId generation, Credentials credentials) implements AutoCloseable {

        @Override
        public void close() {
            credentials.wipe();
        }
    }

    /** The keys in use of these shops that neither have ended nor are refused; their tenants are named together. */
    public List<Working> working(List<TenantShop> shops) {
        return shops.isEmpty() ? List.of() : held.of(shops);
    }

    /**
     * Takes keys out of the vault at once, whose tenants are named together. Left out are those that don't open.
     *
     * @return for the caller to close
     */
    public Map<TenantShop, Taken> takeOut(List<Working> keys, Use use) {
        Map<TenantShop, Credentials> opened =
                keyCredentials.takeOut(keys.stream().map(Working::key).toList(), use);
        Map<TenantShop, Taken> taken = new HashMap<>();
        keys.forEach(one -> Optional.ofNullable(opened.get(one.key().shop()))
                .ifPresent(credentials ->
                        taken.put(one.key().shop(), new Taken(one.key(), one.generation(), credentials))));
        return taken;
    }

    /**
     * Says that the mall has refused this key: whether it was stopped is for the watch to find out, and at once. A watch that the mall
     * told to rest keeps its rest. Call it outside of a transaction.
     *
     * @param generation the key that was refused; nothing happens if another one is in use by now
     */
    public void doubt(ShopId shop, GenerationId generation) {
        TenantShop id = new TenantShop(scope.current(), shop);
        transaction.executeWithoutResult(_ -> inUse.lock(id)
                .map(KeysInUse.InUse::key)
                .filter(key -> key.id().id().equals(generation) && key.said().rejectedSince() == null)
                .filter(_ -> agenda.of(id).failures() == 0)
                .ifPresent(_ -> agenda.plan(id, clock.instant())));
    }

    /** Of all tenants, for planning after a start. */
    public List<InUse> all() {
        return scope.outside(
                CrossTenantReason.PLANNING_OF_THE_INTAKE,
                () -> db.sql("SELECT tenant_id, shop_id FROM key_generation WHERE state = 'ACTIVE'")
                        .query((row, _) -> new InUse(Column.tenant(row, "tenant_id"), Column.shop(row, "shop_id")))
                        .list());
    }
}
