package jp.kagiban.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.RowValues;
import jp.kagiban.shared.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The envelopes of a tenant that one of its keys has sealed, to be sealed anew with another. */
class ResealRows {

    private static final String COLUMNS = "tenant_id, subject_id, field, revision, key_version, envelope, sealed_at";

    private final JdbcClient db;
    private final Ledger ledger;

    ResealRows(JdbcClient db, Ledger ledger) {
        this.db = db;
        this.ledger = ledger;
    }

    /** Where an envelope stands among those of its tenant. */
    record Place(UUID subject, int field, long revision) {

        static final Place BEFORE_ALL = new Place(new UUID(0, 0), 0, 0);

        Context under(TenantId tenant, KeyRef key) {
            return new Context(tenant, subject, field, key.number(), revision);
        }
    }

    /** @param sealedAt when its content was sealed first */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(Place place, byte[] envelope, Instant sealedAt) {

        Ledger.Entry entry() {
            return new Ledger.Entry(place, envelope);
        }
    }

    /** Those behind this place, locked; what another worker has locked is left to it. */
    List<Row> lock(TenantId tenant, KeyRef key, Place after, int most) {
        return db.sql("SELECT " + COLUMNS + " FROM sealed_secret WHERE tenant_id = ? AND key_version = ?"
                        + " AND subject_id >= ? AND (subject_id, field, revision) > (?, ?, ?)"
                        + " ORDER BY tenant_id, subject_id, field, revision LIMIT ? FOR UPDATE SKIP LOCKED")
                .params(Column.of(tenant), key.number())
                .params(Column.of(after.subject()), Column.of(after.subject()), after.field(), after.revision(), most)
                .query((row, _) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        Place place = new Place(Column.uuid(row, "subject_id"), row.getInt("field"), row.getLong("revision"));
        return new Row(place, row.getBytes("envelope"), Objects.requireNonNull(Column.instant(row, "sealed_at")));
    }

    /** Puts these in the place of those that stand there. */
    void replace(TenantId tenant, KeyRef key, List<Row> rows) {
        RowValues values = RowValues.of(
                rows,
                row -> List.of(
                        Column.of(tenant),
                        Column.of(row.place().subject()),
                        row.place().field(),
                        row.place().revision(),
                        key.number(),
                        row.envelope(),
                        Column.of(row.sealedAt())));
        db.sql("INSERT INTO sealed_secret (" + COLUMNS + ") VALUES " + values.marks()
                        + " ON DUPLICATE KEY UPDATE key_version = VALUES(key_version), envelope = VALUES(envelope)")
                .params(values.parameters())
                .update();
        ledger.sealed(tenant, key, rows.stream().map(Row::entry).toList());
    }
}
