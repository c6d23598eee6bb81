package jp.kagiban.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.envelope.KeyLabel;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.WrappedKey;
import jp.kagiban.vault.keys.KeyCache;
import jp.kagiban.vault.keys.KeyWrapping;
import jp.kagiban.vault.keys.VaultException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stores the wrapped keys of the tenants. The first secret of a tenant makes its key. A replaced key is deleted once
 * nothing is sealed with it.
 */
@Component
class TenantKeys {

    enum State {
        ACTIVE,
        /** The key opens existing secrets until they are resealed. */
        ENDING,
        DESTROYED
    }

    /** @param key null if the key was destroyed */
    record Stored(@Nullable WrappedKey key) {

        Optional<WrappedKey> usable() {
            return Optional.ofNullable(key);
        }
    }

    /** Columns that {@link #stored} reads. */
    static final String COLUMNS = "k.key_version, k.key_id, k.state, k.kek_number, k.kek_id, k.wrapped, k.tk_check";

    private final JdbcClient db;
    private final KeyWrapping wrapping;
    private final KekGuard guard;
    private final VaultRecovery recovery;
    private final KeyCache cache;
    private final Clock clock;

    /** @param guard names the KEK that wraps new keys, and the KEKs that may unwrap old ones */
    TenantKeys(
            JdbcClient db, KeyWrapping wrapping, KekGuard guard, VaultRecovery recovery, KeyCache cache, Clock clock) {
        this.guard = guard;
        this.recovery = recovery;
        this.db = db;
        this.wrapping = wrapping;
        this.cache = cache;
        this.clock = clock;
    }

    /**
     * Returns the key that seals for this tenant. Makes one if there is none.
     *
     * @throws VaultException if the tenant's key was destroyed
     */
    WrappedKey active(TenantId tenant) {
        return newest(tenant)
                .or(() -> make(tenant))
                .flatMap(Stored::usable)
                .orElseThrow(() -> new VaultException("The key of this tenant has been destroyed"));
    }

    /** Returns the pseudorandom key that seals records; the caller closes it. */
    KeyMaterial sealing(WrappedKey key) throws NotOpened {
        guard.demandRecord();
        return prk(key, KeyCache.EXTRA_TO_SEAL);
    }

    /** Returns the pseudorandom key that opens records; the caller closes it. */
    KeyMaterial opening(WrappedKey key, Use use) throws NotOpened {
        return prk(key, use.isShown() ? Duration.ZERO : KeyCache.EXTRA_TO_OPEN);
    }

    private KeyMaterial prk(WrappedKey key, Duration patience) throws NotOpened {
        return cache.get(key.identity(), patience, () -> {
            try (KeyMaterial tenantKey = wrapping.unlock(guard.admitted(key))) {
                return KeyLabel.RECORD.prk(tenantKey);
            }
        });
    }

    private Optional<Stored> newest(TenantId tenant) {
        return db.sql("SELECT " + COLUMNS + " FROM tenant_key k WHERE k.tenant_id = ?"
                        + " ORDER BY k.key_version DESC LIMIT 1")
                .param(Column.of(tenant))
                .query((row, _) -> stored(tenant, row))
                .optional();
    }

    /**
     * Makes the tenant's first key. If two transactions do this at once, the later one blocks on the unique key, and
     * then uses the other transaction's key.
     */
    private Optional<Stored> make(TenantId tenant) {
        WrappedKey key = wrapping.make(tenant, new KeyRef(1, Ids.next()), activeKek());
        try {
            add(key);
            return Optional.of(new Stored(key));
        } catch (DuplicateKeyException _) {
            return newest(tenant);
        }
    }

    private KeyRef activeKek() {
        return guard.demandActive().kek();
    }

    void add(WrappedKey key) {
        db.sql("INSERT INTO tenant_key"
                        + " (tenant_id, key_version, key_id, state, kek_number, kek_id, wrapped, tk_check, made_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(Column.of(key.owner()))
                .param(key.ref().number())
                .param(Column.of(key.ref().id()))
                .param(State.ACTIVE.name())
                .param(key.kek().number())
                .param(Column.of(key.kek().id()))
                .param(key.wrapped())
                .param(key.check())
                .param(Column.of(clock.instant()))
                .update();
        recovery.wrap(key);
    }

    /** Replaces the sealing key. Returns false if there is none, or an older key is still ending. */
    boolean replace(TenantId tenant) {
        Optional<WrappedKey> old = db.sql("SELECT " + COLUMNS + " FROM tenant_key k WHERE k.tenant_id = ?"
                        + " ORDER BY k.key_version DESC LIMIT 1 FOR UPDATE")
                .param(Column.of(tenant))
                .query((row, _) -> stored(tenant, row))
                .optional()
                .flatMap(Stored::usable);
        if (old.isEmpty() || !ending(tenant).isEmpty()) {
            return false;
        }
        KeyRef ref = old.get().ref();
        add(wrapping.make(tenant, new KeyRef(ref.number() + 1, Ids.next()), activeKek()));
        db.sql("UPDATE tenant_key SET state = 'ENDING', ended_at = ? WHERE tenant_id = ? AND key_version = ?")
                .params(Column.of(clock.instant()), Column.of(tenant), ref.number())
                .update();
        return true;
    }

    /** Keys that no longer seal and aren't destroyed yet. */
    List<WrappedKey> ending(TenantId tenant) {
        return db
                .sql("SELECT " + COLUMNS + " FROM tenant_key k WHERE k.tenant_id = ? AND k.state = 'ENDING'")
                .param(Column.of(tenant))
                .query((row, _) -> stored(tenant, row).usable())
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Returns when the last of the {@link #ending} keys stopped sealing. */
    Optional<Instant> endedAt(TenantId tenant) {
        return db
                .sql("SELECT ended_at FROM tenant_key WHERE tenant_id = ? AND state = 'ENDING' ORDER BY ended_at DESC")
                .param(Column.of(tenant))
                .query((row, _) -> Optional.ofNullable(Column.instant(row, "ended_at")))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Returns the sealing key without making one. */
    Optional<WrappedKey> current(TenantId tenant) {
        return newest(tenant).flatMap(Stored::usable);
    }

    /**
     * Deletes a key that stopped sealing before this time, if no stored secret is sealed with it. Deletes the whole
     * row, so the foreign key refuses later secrets under this key.
     */
    void destroy(WrappedKey old, Instant before) {
        byte[] tenant = Column.of(old.owner());
        db.sql("DELETE FROM tenant_key"
                        + " WHERE tenant_id = ? AND key_version = ? AND state = 'ENDING' AND ended_at <= ?"
                        + " AND NOT EXISTS (SELECT 1 FROM sealed_secret s WHERE s.tenant_id = ? AND s.key_version = ?)")
                .params(
                        tenant,
                        old.ref().number(),
                        Column.of(before),
                        tenant,
                        old.ref().number())
                .update();
    }

    /** Deletes all keys of a tenant. The caller seals nothing with them afterwards. */
    void removeTenant(TenantId tenant) {
        VaultShredding.certify(db, clock, tenant);
        db.sql("DELETE FROM tenant_key WHERE tenant_id = ?")
                .param(Column.of(tenant))
                .update();
    }

    /** @param tenant the current one; the row isn't trusted */
    static Stored stored(TenantId tenant, ResultSet row) throws SQLException {
        byte[] wrapped = row.getBytes("wrapped");
        byte[] check = row.getBytes("tk_check");
        if (State.DESTROYED.name().equals(row.getString("state")) || wrapped == null || check == null) {
            return new Stored(null);
        }
        KeyRef ref = new KeyRef(row.getLong("key_version"), Column.uuid(row, "key_id"));
        KeyRef kek = new KeyRef(row.getLong("kek_number"), Column.uuid(row, "kek_id"));
        return new Stored(new WrappedKey(tenant, ref, kek, wrapped, check));
    }
}
