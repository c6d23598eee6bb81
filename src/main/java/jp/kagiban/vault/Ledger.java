package jp.kagiban.vault;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.RowValues;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.SealedSecrets.Row;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A ledger of sealed and destroyed secrets, in the table {@code secret_ledger}. Entries are added, never changed, and
 * removed when they are old. The ledger shows that an envelope was destroyed, even if somebody puts the envelope back
 * together with its revision. Orders are left out, since there are millions of them and an old order opens nothing
 * else.
 */
class Ledger {

    /** Replaces the key version in entries of destroyed secrets. */
    private static final long DESTROYED = 0;

    /** Columns that {@link #noted} reads. The query names the envelopes {@code s} and contains {@link #JOINS}. */
    static final String COLUMNS = "l.digest AS noted_digest, e.key_version AS noted_end";

    static final String JOINS = join("l", "s.key_version") + join("e", String.valueOf(DESTROYED));

    private static final String TABLE =
            "secret_ledger (tenant_id, subject_id, field, revision, key_version, digest, noted_at)";

    private final JdbcClient db;
    private final Clock clock;

    Ledger(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    private static String join(String alias, String version) {
        return " LEFT JOIN secret_ledger " + alias + " ON " + alias + ".tenant_id = s.tenant_id AND " + alias
                + ".subject_id = s.subject_id AND " + alias + ".field = s.field AND " + alias
                + ".revision = s.revision AND " + alias + ".key_version = " + version;
    }

    /**
     * The entries of one envelope.
     *
     * @param digest null if an earlier version sealed it and there is no entry
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Noted(boolean destroyed, byte @Nullable [] digest) {

        /** Returns why the envelope must not be opened; empty if it may be opened. */
        Optional<Reason> denial(byte[] envelope) {
            if (destroyed) {
                return Optional.of(Reason.PUT_BACK);
            }
            boolean same = digest == null || MessageDigest.isEqual(digest, Hashes.sha256(envelope));
            return same ? Optional.empty() : Optional.of(Reason.CONTENT);
        }
    }

    static Noted noted(ResultSet row) throws SQLException {
        return new Noted(row.getObject("noted_end") != null, row.getBytes("noted_digest"));
    }

    /** Adds entries for secrets in the transaction that seals them with this key. */
    void addSealed(TenantId tenant, KeyRef key, List<Row> stored) {
        List<Row> entries = stored.stream()
                .filter(row -> row.place().field() != Field.ORDER.code())
                .toList();
        if (entries.isEmpty()) {
            return;
        }
        RowValues values = RowValues.of(
                entries,
                row -> Arrays.asList(
                        Column.of(tenant),
                        Column.of(row.place().subject()),
                        row.place().field(),
                        row.place().revision(),
                        key.number(),
                        Hashes.sha256(row.envelope()),
                        Column.of(clock.instant())));
        db.sql("INSERT IGNORE INTO " + TABLE + " VALUES " + values.marks())
                .params(values.parameters())
                .update();
    }

    /**
     * Adds entries for destroyed envelopes, before they are removed.
     *
     * @param which a condition on {@code s}, in addition to the tenant
     */
    void addDestroyed(TenantId tenant, String which, List<Object> parameters) {
        db.sql("INSERT IGNORE INTO " + TABLE
                        + " SELECT s.tenant_id, s.subject_id, s.field, s.revision, " + DESTROYED + ", NULL, ?"
                        + " FROM sealed_secret s WHERE s.tenant_id = ? AND s.field <> ? AND " + which)
                .params(Column.of(clock.instant()), Column.of(tenant), Field.ORDER.code())
                .params(parameters)
                .update();
    }

    void removeTenant(TenantId tenant) {
        db.sql("DELETE FROM secret_ledger WHERE tenant_id = ?")
                .param(Column.of(tenant))
                .update();
        db.sql("DELETE FROM secret_ledger_cut WHERE tenant_id = ?")
                .param(Column.of(tenant))
                .update();
    }
}
