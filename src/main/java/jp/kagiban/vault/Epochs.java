package jp.kagiban.vault;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.shared.Column;
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.WrappedKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stores the epochs of the vault, one per KEK, in the table {@code vault_canary}. Each epoch has a canary: a tenant key
 * that seals nothing, wrapped by the epoch's KEK. At the start, canaries show whether keystore and database match.
 */
@Component
final class Epochs {

    private static final Logger log = LoggerFactory.getLogger(Epochs.class);
    private static final long VERSION = 1;

    private final JdbcClient db;
    private final Clock clock;

    Epochs(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * @param promotedAt when its KEK became active; null if it never did
     * @param retiredAt when its KEK retired; null if it hasn't retired
     * @param retiredMac the {@link KekGuard}'s MAC of this time; null if there is none yet
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Epoch(
            WrappedKey canary,
            KekState state,
            @Nullable Instant promotedAt,
            @Nullable Instant retiredAt,
            byte @Nullable [] retiredMac) {

        KeyRef kek() {
            return canary.kek();
        }

        boolean isIn(KekState expected) {
            return state == expected;
        }

        boolean isRetiredBefore(Instant then) {
            return isIn(KekState.RETIRED) && retiredAt != null && retiredAt.isBefore(then);
        }
    }

    /** Ordered by the number of the KEK, the newest last. */
    List<Epoch> all() {
        return db.sql("SELECT key_id, kek_number, kek_id, wrapped, tk_check, state, promoted_at, retired_at,"
                        + " retired_mac FROM vault_canary ORDER BY kek_number")
                .query(Epochs::epoch)
                .list();
    }

    /** Returns the number of the first KEK that had not retired at this time. */
    long firstInUse(Instant then) {
        return all().stream()
                .filter(epoch -> !epoch.isRetiredBefore(then))
                .mapToLong(epoch -> epoch.kek().number())
                .min()
                .orElse(KekFile.FIRST);
    }

    /** Epochs whose KEK has not retired. */
    List<Epoch> current() {
        return all().stream().filter(epoch -> !epoch.isIn(KekState.RETIRED)).toList();
    }

    /** Epochs whose KEK is active or ending, so tenant keys may be under it. */
    List<Epoch> used() {
        return current().stream()
                .filter(epoch -> !epoch.isIn(KekState.PUBLISHED))
                .toList();
    }

    /**
     * Canaries whose KEK is active or ending. Works on every version of the schema. The first version had no states, so
     * all its canaries count.
     */
    static List<WrappedKey> canariesInUse(JdbcClient db) {
        return db
                .sql("SELECT * FROM vault_canary ORDER BY kek_number")
                .query((row, _) -> isInUse(row) ? Optional.of(canary(row)) : Optional.<WrappedKey>empty())
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static boolean isInUse(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            if (columns.getColumnLabel(column).equalsIgnoreCase("state")) {
                String state = row.getString(column);
                return state.equals(KekState.ACTIVE.name()) || state.equals(KekState.ENDING.name());
            }
        }
        return true;
    }

    Optional<Epoch> newestIn(KekState state) {
        return all().stream().filter(epoch -> epoch.isIn(state)).reduce((_, later) -> later);
    }

    /**
     * Returns the epoch whose KEK wraps new tenant keys.
     *
     * @throws IllegalStateException before the vault's first start
     */
    Epoch active() {
        return newestIn(KekState.ACTIVE).orElseThrow(() -> new IllegalStateException("No KEK wraps tenant keys yet"));
    }

    /** Stores the epoch, unless another node was faster. */
    void add(WrappedKey canary, KekState state) {
        try {
            insert(canary, state);
        } catch (DuplicateKeyException _) {
            log.debug("Another node has stored the canary of KEK {}", canary.kek());
        }
    }

    private void insert(WrappedKey canary, KekState state) {
        Instant now = clock.instant();
        db.sql("INSERT INTO vault_canary"
                        + " (kek_number, kek_id, key_id, wrapped, tk_check, made_at, state, promoted_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(canary.kek().number())
                .param(Column.of(canary.kek().id()))
                .param(Column.of(canary.ref().id()))
                .param(canary.wrapped())
                .param(canary.check())
                .param(Column.of(now))
                .param(state.name())
                .param(state == KekState.ACTIVE ? Column.of(now) : null)
                .update();
    }

    /** Promotes this KEK and ends the active KEK. One statement does both, so there is always an active KEK. */
    void promote(KeyRef kek) {
        db.sql(
                        "UPDATE vault_canary SET promoted_at = CASE WHEN kek_number = ? THEN ? ELSE promoted_at END,"
                                + " state = CASE WHEN kek_number = ? THEN 'ACTIVE' ELSE 'ENDING' END"
                                + " WHERE (kek_number = ? AND state = 'PUBLISHED') OR (kek_number < ? AND state IN ('ACTIVE', 'PUBLISHED'))")
                .params(kek.number(), Column.of(clock.instant()), kek.number(), kek.number(), kek.number())
                .update();
    }

    /** Retires all other KEKs and makes this canary's KEK active. The caller holds a transaction. */
    void startAnew(WrappedKey canary) {
        db.sql("UPDATE vault_canary SET state = 'RETIRED', retired_at = ? WHERE state <> 'RETIRED' AND kek_number <> ?")
                .params(Column.of(clock.instant()), canary.kek().number())
                .update();
        insert(canary, KekState.ACTIVE);
    }

    void retire(KeyRef kek) {
        db.sql("UPDATE vault_canary SET state = 'RETIRED', retired_at = ? WHERE kek_number = ? AND state = 'ENDING'")
                .params(Column.of(clock.instant()), kek.number())
                .update();
    }

    /** Stores when a retired KEK has retired, with the MAC of this time. */
    void confirmRetired(KeyRef kek, Instant at, byte[] mac) {
        db.sql("UPDATE vault_canary SET retired_at = ?, retired_mac = ? WHERE kek_number = ? AND state = 'RETIRED'")
                .params(Column.of(at), mac, kek.number())
                .update();
    }

    static KeyRef refOf(UUID id) {
        return new KeyRef(VERSION, id);
    }

    private static Epoch epoch(ResultSet row, int rowNumber) throws SQLException {
        return new Epoch(
                canary(row),
                KekState.valueOf(row.getString("state")),
                Column.instant(row, "promoted_at"),
                Column.instant(row, "retired_at"),
                row.getBytes("retired_mac"));
    }

    private static WrappedKey canary(ResultSet row) throws SQLException {
        return new WrappedKey(
                Context.CANARY_OWNER,
                refOf(Column.uuid(row, "key_id")),
                new KeyRef(row.getLong("kek_number"), Column.uuid(row, "kek_id")),
                row.getBytes("wrapped"),
                row.getBytes("tk_check"));
    }
}
