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
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.RowValues;
import jp.kagiban.shared.TenantScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Wraps the keys of all tenants anew, some hundred in one transaction, read back and unwrapped before its end. Whatever is still wrapped
 * by another KEK is to be done: a run that was cut off leaves nothing behind, a second one beside it takes other keys.
 */
class Rewrap {

    private static final Logger LOG = LoggerFactory.getLogger(Rewrap.class);

    private static final int AT_ONCE = 512;
    private static final String COLUMNS =
            "tenant_id, key_version, key_id, state, kek_number, kek_id, wrapped, tk_check, made_at";

    private final JdbcClient db;
    private final KeyWrapping wrapping;
    private final TenantScope scope;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Rewrap(JdbcClient db, KeyWrapping wrapping, TenantScope scope, TransactionTemplate transaction, Clock clock) {
        this.db = db;
        this.wrapping = wrapping;
        this.scope = scope;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param key as it was when it was read and locked */
    private record Row(WrappedKey key, String state, Instant madeAt) {}

    private record Place(UUID tenant, long version) {}

    private static final Place BEFORE_ALL = new Place(new UUID(0, 0), 0);

    /** Goes once over all keys that another KEK than this one wraps. Returns false if it stopped at the deadline. */
    boolean run(KeyRef kek, Instant deadline) {
        Optional<Place> from = Optional.of(BEFORE_ALL);
        while (from.isPresent()) {
            if (clock.instant().isAfter(deadline)) {
                return false;
            }
            Place last = from.get();
            from = Objects.requireNonNull(transaction.execute(_ -> some(kek, last)));
        }
        return true;
    }

    /** Returns the last key that was looked at, if there was any. */
    private Optional<Place> some(KeyRef kek, Place after) {
        List<Row> rows = scope.outside(CrossTenantReason.KEYS_OF_ALL_TENANTS, () -> lock(kek, after));
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Set<UUID> tenants = rows.stream().map(row -> row.key().owner()).collect(Collectors.toSet());
        scope.among(tenants, () -> {
            store(rewrapped(rows, kek));
            return tenants;
        });
        WrappedKey last = rows.getLast().key();
        return Optional.of(new Place(last.owner(), last.ref().number()));
    }

    /** Neither database finds the beginning in its index by the pair alone. */
    private List<Row> lock(KeyRef kek, Place after) {
        return db.sql("SELECT " + COLUMNS
                        + " FROM tenant_key WHERE tenant_id >= ? AND (tenant_id, key_version) > (?, ?)"
                        + " AND kek_number <> ? AND state <> 'DESTROYED'"
                        + " ORDER BY tenant_id, key_version LIMIT " + AT_ONCE + " FOR UPDATE SKIP LOCKED")
                .params(Column.of(after.tenant()), Column.of(after.tenant()), after.version(), kek.number())
                .query((row, _) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        UUID tenant = Column.uuid(row, "tenant_id");
        KeyRef ref = new KeyRef(row.getLong("key_version"), Column.uuid(row, "key_id"));
        KeyRef kek = new KeyRef(row.getLong("kek_number"), Column.uuid(row, "kek_id"));
        return new Row(
                new WrappedKey(tenant, ref, kek, bytes(row, "wrapped"), bytes(row, "tk_check")),
                row.getString("state"),
                Objects.requireNonNull(Column.instant(row, "made_at")));
    }

    /** What is missing doesn't unwrap, as what is damaged. */
    private static byte[] bytes(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getBytes(column), new byte[0]);
    }

    private List<Row> rewrapped(List<Row> rows, KeyRef kek) {
        List<Row> anew = new ArrayList<>();
        for (Row row : rows) {
            try {
                anew.add(new Row(wrapping.rewrap(row.key(), kek), row.state(), row.madeAt()));
            } catch (NotOpened why) {
                passOver(row.key(), why);
            }
        }
        return anew;
    }

    private void passOver(WrappedKey key, NotOpened why) {
        LOG.error(
                "The key {} of tenant {} can't be unwrapped with KEK {} and is passed over: {}",
                key.ref(),
                key.owner(),
                key.kek(),
                why.reason());
        db.sql("UPDATE tenant_key SET unreadable_at = ? WHERE tenant_id = ? AND key_version = ?")
                .params(
                        Column.of(clock.instant()),
                        Column.of(key.owner()),
                        key.ref().number())
                .update();
    }

    private void store(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        RowValues values = RowValues.of(
                rows,
                row -> List.of(
                        Column.of(row.key().owner()),
                        row.key().ref().number(),
                        Column.of(row.key().ref().id()),
                        row.state(),
                        row.key().kek().number(),
                        Column.of(row.key().kek().id()),
                        row.key().wrapped(),
                        row.key().check(),
                        Column.of(row.madeAt())));
        db.sql("INSERT INTO tenant_key (" + COLUMNS + ") VALUES " + values.marks()
                        + " ON DUPLICATE KEY UPDATE kek_number = VALUES(kek_number), kek_id = VALUES(kek_id),"
                        + " wrapped = VALUES(wrapped), tk_check = VALUES(tk_check), unreadable_at = NULL")
                .params(values.parameters())
                .update();
        readBack(rows);
    }

    /** What does not unwrap is not committed. */
    private void readBack(List<Row> rows) {
        RowValues places = RowValues.of(
                rows,
                row -> List.of(Column.of(row.key().owner()), row.key().ref().number()));
        List<Row> stored = db.sql("SELECT " + COLUMNS + " FROM tenant_key WHERE (tenant_id, key_version) IN ("
                        + places.marks() + ")")
                .params(places.parameters())
                .query((row, _) -> row(row))
                .list();
        KeyRef kek = rows.getFirst().key().kek();
        if (stored.size() != rows.size()
                || !stored.stream().allMatch(row -> row.key().kek().equals(kek))) {
            throw new IllegalStateException("The database doesn't hold what was wrapped anew with KEK " + kek);
        }
        stored.forEach(row -> prove(row.key()));
    }

    private void prove(WrappedKey key) {
        try {
            wrapping.unlock(key).close();
        } catch (NotOpened why) {
            throw new IllegalStateException(
                    "The key " + key.ref() + " of tenant " + key.owner() + ", wrapped anew, doesn't unwrap", why);
        }
    }
}
