package jp.kagiban.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.SealedSecrets.Place;
import jp.kagiban.vault.envelope.Hkdf;
import jp.kagiban.vault.envelope.KeyMaterial;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the entries of the ledger and removes old ones. The table {@code secret_ledger_cut} keeps the sum of the
 * removed entries, so earlier sums stay comparable.
 */
class LedgerRows {

    private static final String COLUMNS = "tenant_id, subject_id, field, revision, key_version, digest, noted_at";

    private static final String PRIMARY_KEY = "tenant_id, subject_id, field, revision, key_version";

    private static final byte[] LABEL = "cut".getBytes(StandardCharsets.US_ASCII);
    private static final int MAC = 32;
    private static final int BATCH_SIZE = 200;

    private final JdbcClient db;
    private final TransactionTemplate transaction;

    LedgerRows(JdbcClient db, TransactionTemplate transaction) {
        this.db = db;
        this.transaction = transaction;
    }

    /**
     * @param key the version of the tenant's key; 0 for a destroyed secret
     * @param digest null if the secret was destroyed, or an earlier version sealed it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(TenantId tenant, Place place, long key, byte @Nullable [] digest, Instant at) {

        static final Row BEFORE_ALL = new Row(TenantId.NOBODY, Place.BEFORE_ALL, 0, null, Instant.EPOCH);

        private static final int FIXED = 16 + 16 + 4 + 8 + 8 + 8 + 1;

        /** Encodes all columns of the entry. */
        byte[] bytes() {
            byte[] sum = Objects.requireNonNullElse(digest, new byte[0]);
            return ByteBuffer.allocate(FIXED + sum.length)
                    .put(Column.of(tenant))
                    .put(Column.of(place.subject()))
                    .putInt(place.field())
                    .putLong(place.revision())
                    .putLong(key)
                    .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                    .put((byte) sum.length)
                    .put(sum)
                    .array();
        }
    }

    /**
     * The sum of a tenant's removed entries.
     *
     * @param genuine whether its MAC is valid
     */
    record Cut(LedgerSum sum, boolean genuine) {

        static final Cut NONE = new Cut(LedgerSum.NONE, true);
    }

    /** Tenants whose secrets may still open. */
    Set<TenantId> tenantsWithKeys() {
        return db.sql("SELECT DISTINCT tenant_id FROM tenant_key")
                .query((row, _) -> Column.tenant(row, "tenant_id"))
                .set();
    }

    /**
     * Returns the entries after this one, in the order of the primary key. Compares the tenant too, since neither MySQL
     * nor H2 can use the index with the five columns alone.
     */
    List<Row> after(Row last, int most) {
        byte[] tenant = Column.of(last.tenant());
        Place place = last.place();
        return db.sql("SELECT " + COLUMNS + " FROM secret_ledger WHERE tenant_id >= ?" + " AND (" + PRIMARY_KEY
                        + ") > (?, ?, ?, ?, ?) ORDER BY " + PRIMARY_KEY + " LIMIT ?")
                .params(tenant, tenant, Column.of(place.subject()))
                .params(place.field(), place.revision(), last.key(), most)
                .query((row, _) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        TenantId tenant = Column.tenant(row, "tenant_id");
        Instant at = Objects.requireNonNull(Column.instant(row, "noted_at"));
        return new Row(tenant, place(row), row.getLong("key_version"), row.getBytes("digest"), at);
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(Column.uuid(row, "subject_id"), row.getInt("field"), row.getLong("revision"));
    }

    /** The sums of removed entries by tenant. */
    Map<TenantId, Cut> cuts(KeyMaterial key) {
        Map<TenantId, Cut> all = new HashMap<>();
        db.sql("SELECT tenant_id, entries, total, mac FROM secret_ledger_cut").query(row -> {
            TenantId tenant = Column.tenant(row, "tenant_id");
            all.put(tenant, parseCut(tenant, row, key));
        });
        return all;
    }

    private Cut lockCut(TenantId tenant, KeyMaterial key) {
        return db.sql("SELECT entries, total, mac FROM secret_ledger_cut WHERE tenant_id = ? FOR UPDATE")
                .param(Column.of(tenant))
                .query((row, _) -> parseCut(tenant, row, key))
                .optional()
                .orElse(Cut.NONE);
    }

    private static Cut parseCut(TenantId tenant, ResultSet row, KeyMaterial key) throws SQLException {
        LedgerSum sum = LedgerSum.of(row.getLong("entries"), row.getBytes("total"));
        return new Cut(sum, MessageDigest.isEqual(mac(tenant, sum, key), row.getBytes("mac")));
    }

    private static byte[] mac(TenantId tenant, LedgerSum sum, KeyMaterial key) {
        byte[] entries = ByteBuffer.allocate(Long.BYTES).putLong(sum.entries()).array();
        return Hkdf.expand(key, MAC, LABEL, Column.of(tenant), entries, sum.bytes());
    }

    /** Deletes sums without a valid MAC. */
    void dropForged(KeyMaterial key) {
        cuts(key).entrySet().stream()
                .filter(cut -> !cut.getValue().genuine())
                .forEach(cut -> db.sql("DELETE FROM secret_ledger_cut WHERE tenant_id = ?")
                        .param(Column.of(cut.getKey()))
                        .update());
    }

    /**
     * Removes entries of secrets that were destroyed before this time. The caller has verified this tenant's ledger.
     */
    void removeDestroyed(TenantId tenant, Instant before, KeyMaterial key) {
        boolean more = true;
        while (more) {
            more = Objects.requireNonNull(transaction.execute(_ -> removeBatch(tenant, before, key)));
        }
    }

    private boolean removeBatch(TenantId tenant, Instant before, KeyMaterial key) {
        List<Place> old = destroyedBefore(tenant, before);
        Cut cut = lockCut(tenant, key);
        if (old.isEmpty() || !cut.genuine()) {
            return false;
        }
        LedgerSum sum = cut.sum();
        for (Place place : old) {
            for (Row row : lockEntries(tenant, place)) {
                sum = sum.plus(row, key);
            }
            remove(tenant, place);
        }
        storeCut(tenant, sum, key);
        return old.size() == BATCH_SIZE;
    }

    private List<Place> destroyedBefore(TenantId tenant, Instant before) {
        return db.sql("SELECT subject_id, field, revision FROM secret_ledger"
                        + " WHERE tenant_id = ? AND key_version = 0 AND noted_at < ? LIMIT ?")
                .params(Column.of(tenant), Column.of(before), BATCH_SIZE)
                .query((row, _) -> place(row))
                .list();
    }

    /** Returns and locks all entries of one secret. */
    private List<Row> lockEntries(TenantId tenant, Place place) {
        return db.sql("SELECT " + COLUMNS + " FROM secret_ledger"
                        + " WHERE tenant_id = ? AND subject_id = ? AND field = ? AND revision = ? FOR UPDATE")
                .params(Column.of(tenant), Column.of(place.subject()), place.field(), place.revision())
                .query((row, _) -> row(row))
                .list();
    }

    private void remove(TenantId tenant, Place place) {
        db.sql("DELETE FROM secret_ledger WHERE tenant_id = ? AND subject_id = ? AND field = ? AND revision = ?")
                .params(Column.of(tenant), Column.of(place.subject()), place.field(), place.revision())
                .update();
    }

    private void storeCut(TenantId tenant, LedgerSum sum, KeyMaterial key) {
        db.sql(
                        "INSERT INTO secret_ledger_cut (tenant_id, entries, total, mac) VALUES (?, ?, ?, ?)"
                                + " ON DUPLICATE KEY UPDATE entries = VALUES(entries), total = VALUES(total), mac = VALUES(mac)")
                .params(Column.of(tenant), sum.entries(), sum.bytes(), mac(tenant, sum, key))
                .update();
    }
}
