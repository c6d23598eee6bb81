package jp.kagiban.vault;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.RowValues;
import jp.kagiban.vault.KeyRows.Row;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.WrappedKey;
import jp.kagiban.vault.keys.KeyWrapping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rewraps the keys of all tenants, many per transaction. Each transaction reads its keys back and unwraps them before
 * it commits. An interrupted run can be repeated, since each run takes the keys that are still under another KEK.
 * Concurrent runs take different keys.
 */
class Rewrap {

    private static final Logger LOG = LoggerFactory.getLogger(Rewrap.class);

    private final JdbcClient db;
    private final KeyRows rows;
    private final KeyWrapping wrapping;
    private final int atOnce;
    private final Clock clock;

    /** @param atOnce number of keys that one transaction locks and rewraps */
    Rewrap(JdbcClient db, KeyRows rows, KeyWrapping wrapping, int atOnce, Clock clock) {
        this.db = db;
        this.rows = rows;
        this.wrapping = wrapping;
        this.atOnce = atOnce;
        this.clock = clock;
    }

    /** Rewraps the key of a row. */
    interface Way {
        WrappedKey rewrap(Row row) throws NotOpened;
    }

    /** Rewraps once each key that is under another KEK. Returns false if it stopped at the deadline. */
    boolean run(KeyRef kek, Instant deadline, Way way) {
        return rows.each(
                deadline, after -> rows.lockNotUnder(kek, after, atOnce), found -> store(rewrapAll(found, way)));
    }

    private List<Row> rewrapAll(List<Row> found, Way way) {
        List<Row> rewrapped = new ArrayList<>();
        for (Row row : found) {
            try {
                rewrapped.add(row.with(way.rewrap(row)));
            } catch (NotOpened why) {
                markUnreadable(row.key(), why);
            }
        }
        return rewrapped;
    }

    private void markUnreadable(WrappedKey key, NotOpened why) {
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

    private void store(List<Row> rewrapped) {
        if (rewrapped.isEmpty()) {
            return;
        }
        RowValues values = RowValues.of(
                rewrapped,
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
        db.sql("INSERT INTO tenant_key (" + KeyRows.COLUMNS + ") VALUES " + values.marks()
                        + " ON DUPLICATE KEY UPDATE kek_number = VALUES(kek_number), kek_id = VALUES(kek_id),"
                        + " wrapped = VALUES(wrapped), tk_check = VALUES(tk_check), unreadable_at = NULL")
                .params(values.parameters())
                .update();
        readBack(rewrapped);
    }

    /** Throws if a key doesn't unwrap, so the transaction rolls back. */
    private void readBack(List<Row> rewrapped) {
        RowValues places = RowValues.of(
                rewrapped,
                row -> List.of(Column.of(row.key().owner()), row.key().ref().number()));
        List<Row> stored = db.sql("SELECT " + KeyRows.COLUMNS + KeyRows.RECOVERY_COLUMNS + " FROM tenant_key"
                        + " WHERE (tenant_id, key_version) IN (" + places.marks() + ")")
                .params(places.parameters())
                .query((row, _) -> KeyRows.row(row))
                .list();
        KeyRef kek = rewrapped.getFirst().key().kek();
        if (stored.size() != rewrapped.size()
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
