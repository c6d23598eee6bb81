package jp.kagiban.vault;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.ResealRows.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The entries of the ledger as they are stored, to be added up and, when they are old, to be taken out. */
class LedgerRows {

    private static final String COLUMNS = "tenant_id, subject_id, field, revision, key_version, digest, noted_at";

    private static final String PRIMARY_KEY = "tenant_id, subject_id, field, revision, key_version";

    private final JdbcClient db;

    LedgerRows(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param key the version of the tenant's key, or 0: it was destroyed
     * @param digest null where it was destroyed, or an earlier portal has sealed it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(TenantId tenant, Place place, long key, byte @Nullable [] digest, Instant at) {

        static final Row BEFORE_ALL = new Row(TenantId.NOBODY, Place.BEFORE_ALL, 0, null, Instant.EPOCH);

        private static final int FIXED = 16 + 16 + 4 + 8 + 8 + 8 + 1;

        /** All that stands in it. */
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

    /** The tenants of whom anything could still be opened. */
    Set<TenantId> tenantsWithKeys() {
        return db.sql("SELECT DISTINCT tenant_id FROM tenant_key")
                .query((row, _) -> Column.tenant(row, "tenant_id"))
                .set();
    }

    /** The entries of all tenants behind this one, in the order of the primary key. Neither database finds its beginning by the five alone. */
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

    /** Those that were destroyed before then. */
    List<Place> destroyedBefore(TenantId tenant, Instant before, int most) {
        return db.sql("SELECT subject_id, field, revision FROM secret_ledger"
                        + " WHERE tenant_id = ? AND key_version = 0 AND noted_at < ? LIMIT ?")
                .params(Column.of(tenant), Column.of(before), most)
                .query((row, _) -> place(row))
                .list();
    }

    /** All entries of one secret, locked. */
    List<Row> lock(TenantId tenant, Place place) {
        return db.sql("SELECT " + COLUMNS + " FROM secret_ledger"
                        + " WHERE tenant_id = ? AND subject_id = ? AND field = ? AND revision = ? FOR UPDATE")
                .params(Column.of(tenant), Column.of(place.subject()), place.field(), place.revision())
                .query((row, _) -> row(row))
                .list();
    }

    void remove(TenantId tenant, Place place) {
        db.sql("DELETE FROM secret_ledger WHERE tenant_id = ? AND subject_id = ? AND field = ? AND revision = ?")
                .params(Column.of(tenant), Column.of(place.subject()), place.field(), place.revision())
                .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        TenantId tenant = Column.tenant(row, "tenant_id");
        Instant at = Objects.requireNonNull(Column.instant(row, "noted_at"));
        return new Row(tenant, place(row), row.getLong("key_version"), row.getBytes("digest"), at);
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(Column.uuid(row, "subject_id"), row.getInt("field"), row.getLong("revision"));
    }
}
