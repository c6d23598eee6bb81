package jp.kagiban.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.WrappedKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the keys of all tenants in the order of their primary key, some hundred at a time. Destroyed keys are left out.
 */
@Component
class KeyRows {

    static final String COLUMNS =
            "tenant_id, key_version, key_id, state, kek_number, kek_id, wrapped, tk_check, made_at";

    /** Follows {@link #COLUMNS}. */
    static final String RECOVERY_COLUMNS = ", recovery_wrapped, recovery_mac";

    private final JdbcClient db;
    private final TenantScope scope;
    private final TransactionTemplate transaction;
    private final Clock clock;

    KeyRows(JdbcClient db, TenantScope scope, TransactionTemplate transaction, Clock clock) {
        this.db = db;
        this.scope = scope;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A stored key.
     *
     * @param recovery the key wrapped for the offline recipient; empty if there was none yet
     * @param recoveryMac the {@link VaultRecovery#mac} of this; empty if an earlier version wrapped it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(WrappedKey key, String state, Instant madeAt, byte[] recovery, byte[] recoveryMac) {

        Place place() {
            return new Place(key.owner(), key.ref().number());
        }

        /** Returns the row with its rewrapped key. */
        Row with(WrappedKey rewrapped) {
            return new Row(rewrapped, state, madeAt, recovery, recoveryMac);
        }
    }

    /** Position of a key among all keys. */
    record Place(TenantId tenant, long version) {

        static final Place BEFORE_ALL = new Place(TenantId.NOBODY, 0);

        static Optional<Place> last(List<Row> rows) {
            return rows.isEmpty()
                    ? Optional.empty()
                    : Optional.of(rows.getLast().place());
        }
    }

    /** The keys after this position. */
    List<Row> page(Place after, int most) {
        return find(after, "", List.of(), most, "");
    }

    /** The keys after this position under another KEK, locked. Keys that others have locked are skipped. */
    List<Row> lockNotUnder(KeyRef kek, Place after, int most) {
        String which = " AND (kek_number <> ? OR kek_id <> ?)";
        return find(after, which, List.of(kek.number(), Column.of(kek.id())), most, " FOR UPDATE SKIP LOCKED");
    }

    /**
     * The keys after this position for an earlier recipient or none, or without a MAC, locked. Keys for a later
     * recipient are left out.
     */
    List<Row> lockNotFor(long recipient, Place after, int most) {
        String which = " AND (recovery_number IS NULL OR recovery_number < ?"
                + " OR (recovery_number = ? AND recovery_mac IS NULL))";
        return find(after, which, List.of(recipient, recipient), most, " FOR UPDATE SKIP LOCKED");
    }

    /** Compares the tenant too, since neither MySQL nor H2 can use the index with the pair alone. */
    private List<Row> find(Place after, String which, List<Object> parameters, int most, String lock) {
        List<Object> all =
                new ArrayList<>(List.of(Column.of(after.tenant()), Column.of(after.tenant()), after.version()));
        all.addAll(parameters);
        return scope.outside(
                CrossTenantReason.KEYS_OF_ALL_TENANTS,
                () -> db.sql("SELECT " + COLUMNS + RECOVERY_COLUMNS + " FROM tenant_key"
                                + " WHERE tenant_id >= ? AND (tenant_id, key_version) > (?, ?) AND state <> 'DESTROYED'"
                                + which + " ORDER BY tenant_id, key_version LIMIT " + most + lock)
                        .params(all)
                        .query((row, _) -> row(row))
                        .list());
    }

    static Row row(ResultSet row) throws SQLException {
        TenantId tenant = Column.tenant(row, "tenant_id");
        KeyRef ref = new KeyRef(row.getLong("key_version"), Column.uuid(row, "key_id"));
        KeyRef kek = new KeyRef(row.getLong("kek_number"), Column.uuid(row, "kek_id"));
        return new Row(
                new WrappedKey(tenant, ref, kek, bytes(row, "wrapped"), bytes(row, "tk_check")),
                row.getString("state"),
                Objects.requireNonNull(Column.instant(row, "made_at")),
                bytes(row, "recovery_wrapped"),
                bytes(row, "recovery_mac"));
    }

    /** Returns an empty array for a missing value, which then fails to unwrap like a damaged one. */
    private static byte[] bytes(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getBytes(column), new byte[0]);
    }

    /**
     * Processes each key once, several keys per transaction. Each transaction may write only for the tenants of its
     * keys. Returns false if it stopped at the deadline.
     *
     * @param lock returns the next keys after a position, locked
     * @param task processes them
     */
    boolean each(Instant deadline, Function<Place, List<Row>> lock, Consumer<List<Row>> task) {
        Optional<Place> from = Optional.of(Place.BEFORE_ALL);
        while (from.isPresent()) {
            if (clock.instant().isAfter(deadline)) {
                return false;
            }
            Place last = from.get();
            from = Objects.requireNonNull(transaction.execute(_ -> processPage(lock.apply(last), task)));
        }
        return true;
    }

    /** Processes one page of keys. Returns the position of its last key, if there was any. */
    private Optional<Place> processPage(List<Row> found, Consumer<List<Row>> task) {
        if (!found.isEmpty()) {
            Set<TenantId> tenants = found.stream().map(row -> row.key().owner()).collect(Collectors.toSet());
            scope.among(tenants, () -> {
                task.accept(found);
                return tenants;
            });
        }
        return Place.last(found);
    }
}
