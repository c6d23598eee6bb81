package jp.kagiban.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import jp.kagiban.shared.Column;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A tenant key that seals nothing, wrapped by every KEK: it tells at the start whether keystore and database belong together.
 * It is of the reserved owner and has a table of its own.
 */
final class Canaries {

    private static final Logger log = LoggerFactory.getLogger(Canaries.class);
    private static final long VERSION = 1;

    private final JdbcClient db;
    private final Clock clock;

    Canaries(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** By the number of their KEK, the newest last. */
    List<WrappedKey> all() {
        return db.sql("SELECT key_id, kek_number, kek_id, wrapped, tk_check FROM vault_canary ORDER BY kek_number")
                .query(Canaries::canary)
                .list();
    }

    /** Stores it, unless another node was faster. */
    void add(WrappedKey canary) {
        try {
            db.sql("INSERT INTO vault_canary (kek_number, kek_id, key_id, wrapped, tk_check, made_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?)")
                    .param(canary.kek().number())
                    .param(Column.of(canary.kek().id()))
                    .param(Column.of(canary.ref().id()))
                    .param(canary.wrapped())
                    .param(canary.check())
                    .param(Column.of(clock.instant()))
                    .update();
        } catch (DuplicateKeyException _) {
            log.debug("Another node has stored the canary of KEK {}", canary.kek());
        }
    }

    static KeyRef refOf(UUID id) {
        return new KeyRef(VERSION, id);
    }

    private static WrappedKey canary(ResultSet row, int number) throws SQLException {
        return new WrappedKey(
                Context.RESERVED_OWNER,
                refOf(Column.uuid(row, "key_id")),
                new KeyRef(row.getLong("kek_number"), Column.uuid(row, "kek_id")),
                row.getBytes("wrapped"),
                row.getBytes("tk_check"));
    }
}
