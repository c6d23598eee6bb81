package jp.kagiban.vault;

import java.util.List;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.vault.envelope.KeyRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the keys of all tenants by the KEK that wraps them. */
@Component
class KekUsage {

    private final JdbcClient db;
    private final TenantScope scope;

    KekUsage(JdbcClient db, TenantScope scope) {
        this.db = db;
        this.scope = scope;
    }

    /**
     * The keys under one KEK.
     *
     * @param unreadable the keys among them that failed to unwrap
     */
    record Count(long kek, long keys, long unreadable) {}

    /** Ordered by the number of the KEK; KEKs without keys are left out. */
    List<Count> take() {
        return scope.outside(
                CrossTenantReason.KEYS_OF_ALL_TENANTS,
                () -> db.sql("SELECT kek_number, COUNT(*) AS wrapped_keys, COUNT(unreadable_at) AS unreadable"
                                + " FROM tenant_key WHERE state <> 'DESTROYED' GROUP BY kek_number ORDER BY kek_number")
                        .query((row, _) -> new Count(
                                row.getLong("kek_number"), row.getLong("wrapped_keys"), row.getLong("unreadable")))
                        .list());
    }

    /** Tenants that have a new key while their old key still opens secrets. */
    List<TenantId> changing() {
        return scope.outside(
                CrossTenantReason.KEYS_OF_ALL_TENANTS,
                () -> db.sql("SELECT DISTINCT tenant_id FROM tenant_key WHERE state = 'ENDING'")
                        .query((row, _) -> Column.tenant(row, "tenant_id"))
                        .list());
    }

    /** The highest number of a KEK that wraps a key; 0 for none. */
    long lastKek() {
        return take().stream().mapToLong(Count::kek).max().orElse(0);
    }

    /** The lowest number, from this one on, of a KEK that wraps a key; {@link Long#MAX_VALUE} for none. */
    long firstKek(long from) {
        return take().stream()
                .mapToLong(Count::kek)
                .filter(kek -> kek >= from)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** The number of all keys. */
    long all() {
        return take().stream().mapToLong(Count::keys).sum();
    }

    /** The number of keys wrapped for this recovery key. */
    long wrappedFor(long recipient) {
        return count("recovery_number = ? AND recovery_mac IS NOT NULL", recipient);
    }

    /** The number of keys wrapped for this recovery key or an earlier one. */
    long wrappedUpTo(long recipient) {
        return count("recovery_number <= ?", recipient);
    }

    /** The number of keys that this KEK still wraps. */
    long of(KeyRef kek) {
        return count("kek_number = ? AND kek_id = ?", kek.number(), Column.of(kek.id()));
    }

    private long count(String which, Object... parameters) {
        return scope.outside(
                CrossTenantReason.KEYS_OF_ALL_TENANTS,
                () -> db.sql("SELECT COUNT(*) FROM tenant_key WHERE state <> 'DESTROYED' AND " + which)
                        .params(parameters)
                        .query(Long.class)
                        .single());
    }
}
