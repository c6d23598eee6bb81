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
import jp.kagiban.shop.key.HeldKeys;
import jp.kagiban.shop.key.HeldKeys.HeldKey;
import jp.kagiban.shop.key.HeldKeys.Working;
import jp.kagiban.shop.key.KeyCredentials;
import jp.kagiban.shop.key.KeysInUse;
import jp.kagiban.shop.register.TenantShop;
import jp.kagiban.shop.watch.WatchAgenda;
import jp.kagiban.vault.Use;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets other modules call a mall with the key that a shop has in use. */
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
     * Runs the task with the credentials, which are wiped when the task ends. Call it outside of a transaction, since
     * the task holds no database connection.
     *
     * @return the task's result. Empty, without running the task, if the current tenant has no such shop or the shop
     *     has no key in use
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

    /**
     * Returns the keys in use of these shops that haven't ended and aren't refused. The shops may belong to different tenants.
     */
    public List<Working> working(List<TenantShop> shops) {
        return shops.isEmpty() ? List.of() : held.of(shops);
    }

    /**
     * Opens many keys in one step; the keys may belong to different tenants. Keys that don't open are left out.
     *
     * @return the opened keys; the caller closes them
     */
    public Map<TenantShop, Taken> takeOut(List<Working> keys, Use use) {
        Map<TenantShop, Credentials> opened =
                keyCredentials.takeOut(keys.stream().map(Working::key).toList(), use);
        Map<TenantShop, Taken> taken = new HashMap<>();
        keys.forEach(working -> Optional.ofNullable(opened.get(working.key().shop()))
                .ifPresent(credentials ->
                        taken.put(working.key().shop(), new Taken(working.key(), working.generation(), credentials))));
        return taken;
    }

    /**
     * Reports that the mall has refused this key, so that the watch checks the key at once. A watch in backoff keeps
     * its backoff. Call it outside of a transaction.
     *
     * @param generation the refused key; nothing happens if another key is in use by now
     */
    public void doubt(ShopId shop, GenerationId generation) {
        TenantShop id = new TenantShop(scope.current(), shop);
        transaction.executeWithoutResult(_ -> inUse.lock(id)
                .map(KeysInUse.InUse::key)
                .filter(key -> key.id().id().equals(generation) && key.said().rejectedSince() == null)
                .filter(_ -> agenda.of(id).failures() == 0)
                .ifPresent(_ -> agenda.plan(id, clock.instant())));
    }

    /** Returns the keys in use of all tenants, for planning after a start. */
    public List<InUse> all() {
        return scope.outside(
                CrossTenantReason.PLANNING_OF_THE_INTAKE,
                () -> db.sql("SELECT tenant_id, shop_id FROM key_generation WHERE state = 'ACTIVE'")
                        .query((row, _) -> new InUse(Column.tenant(row, "tenant_id"), Column.shop(row, "shop_id")))
                        .list());
    }
}
