package jp.kagiban.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.RowValues;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.Vault.Wanted;
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores the tenants' envelopes in the table {@code sealed_secret}, one for each subject, field and revision. */
@Component
class SealedSecrets {

    /**
     * @param key the current row of the key that sealed the envelope
     * @param denial why the ledger forbids opening it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sealed(byte[] envelope, TenantKeys.Stored key, Optional<Reason> denial) {}

    /** Position of an envelope among those of its tenant. */
    record Place(UUID subject, int field, long revision) {

        static final Place BEFORE_ALL = new Place(new UUID(0, 0), 0, 0);

        Context under(TenantId tenant, KeyRef key) {
            return new Context(tenant, subject, field, key.number(), revision);
        }
    }

    /** @param sealedAt when the content was first sealed */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(Place place, byte[] envelope, Instant sealedAt) {}

    private static final String STORED = "tenant_id, subject_id, field, revision, key_version, envelope, sealed_at";
    private static final String COLUMNS = "s.envelope, " + TenantKeys.COLUMNS + ", " + Ledger.COLUMNS;

    private static final String WITH_KEY = " FROM sealed_secret s"
            + " JOIN tenant_key k ON k.tenant_id = s.tenant_id AND k.key_version = s.key_version"
            + Ledger.JOINS + " WHERE ";

    private final JdbcClient db;
    private final Ledger ledger;

    SealedSecrets(JdbcClient db, Clock clock) {
        this.db = db;
        this.ledger = new Ledger(db, clock);
    }

    /** Stores envelopes that this key has sealed, with one statement. */
    void add(TenantId tenant, KeyRef key, List<Row> rows) {
        db.sql("INSERT INTO sealed_secret (" + STORED + ") VALUES "
                        + String.join(", ", Collections.nCopies(rows.size(), "(?, ?, ?, ?, ?, ?, ?)")))
                .params(rows.stream()
                        .flatMap(row -> values(tenant, key, row).stream())
                        .toList())
                .update();
        ledger.addSealed(tenant, key, rows);
    }

    private static List<@Nullable Object> values(TenantId tenant, KeyRef key, Row row) {
        return List.of(
                Column.of(tenant),
                Column.of(row.place().subject()),
                row.place().field(),
                row.place().revision(),
                key.number(),
                row.envelope(),
                Column.of(row.sealedAt()));
    }

    /** Reads envelope and key with one statement, so an envelope doesn't open if any node has destroyed its key. */
    Optional<Sealed> find(Wanted wanted) {
        return db.sql("SELECT " + COLUMNS + WITH_KEY + "s.tenant_id = ? AND k.tenant_id = ?"
                        + " AND s.subject_id = ? AND s.field = ? AND s.revision = ?")
                .param(Column.of(wanted.tenant()))
                .param(Column.of(wanted.tenant()))
                .param(Column.of(wanted.subject()))
                .param(wanted.field().code())
                .param(wanted.revision())
                .query((row, _) -> sealed(wanted.tenant(), row))
                .optional();
    }

    private static Sealed sealed(TenantId tenant, ResultSet row) throws SQLException {
        byte[] envelope = row.getBytes("envelope");
        return new Sealed(
                envelope, TenantKeys.stored(tenant, row), Ledger.noted(row).denial(envelope));
    }

    /** Finds many envelopes; missing ones are left out. */
    Map<Wanted, Sealed> findEach(List<Wanted> wanted) {
        Map<Wanted, Sealed> found = new HashMap<>();
        if (wanted.isEmpty()) {
            return found;
        }
        Map<List<Object>, Wanted> byKey = byKey(wanted);
        RowValues values = RowValues.of(
                wanted,
                one -> List.of(
                        Column.of(one.tenant()),
                        Column.of(one.subject()),
                        one.field().code(),
                        one.revision()));
        db.sql("SELECT s.tenant_id, s.subject_id, s.field, s.revision, " + COLUMNS + WITH_KEY
                        + "(s.tenant_id, s.subject_id, s.field, s.revision) IN (" + values.marks() + ")")
                .params(values.parameters())
                .query(row -> {
                    List<Object> key = List.of(
                            Column.tenant(row, "tenant_id"),
                            Column.uuid(row, "subject_id"),
                            row.getInt("field"),
                            row.getLong("revision"));
                    Wanted one = byKey.get(key);
                    if (one != null) {
                        found.put(one, sealed(one.tenant(), row));
                    }
                });
        return found;
    }

    private static Map<List<Object>, Wanted> byKey(List<Wanted> wanted) {
        return wanted.stream()
                .collect(Collectors.toMap(
                        one -> List.of(one.tenant(), one.subject(), one.field().code(), one.revision()),
                        Function.identity(),
                        (one, _) -> one));
    }

    boolean holds(TenantId tenant, UUID subject, Field field, long revision) {
        return db.sql("SELECT COUNT(*) FROM sealed_secret"
                                + " WHERE tenant_id = ? AND subject_id = ? AND field = ? AND revision = ?")
                        .param(Column.of(tenant))
                        .param(Column.of(subject))
                        .param(field.code())
                        .param(revision)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void remove(TenantId tenant, UUID subject, long revision) {
        ledger.addDestroyed(tenant, "s.subject_id = ? AND s.revision = ?", List.of(Column.of(subject), revision));
        db.sql("DELETE FROM sealed_secret WHERE tenant_id = ? AND subject_id = ? AND revision = ?")
                .param(Column.of(tenant))
                .param(Column.of(subject))
                .param(revision)
                .update();
    }

    void remove(TenantId tenant, UUID subject) {
        ledger.addDestroyed(tenant, "s.subject_id = ?", List.of(Column.of(subject)));
        db.sql("DELETE FROM sealed_secret WHERE tenant_id = ? AND subject_id = ?")
                .param(Column.of(tenant))
                .param(Column.of(subject))
                .update();
    }

    /**
     * Removes these revisions of orders. Compares whole primary keys, since H2 would scan all rows of the tenant with
     * {@code tenant_id = ? AND subject_id IN (…)}.
     */
    void removeOrders(TenantId tenant, Map<UUID, Long> revisions) {
        RowValues values = RowValues.of(
                List.copyOf(revisions.entrySet()),
                order -> List.of(Column.of(tenant), Column.of(order.getKey()), Field.ORDER.code(), order.getValue()));
        db.sql("DELETE FROM sealed_secret WHERE (tenant_id, subject_id, field, revision) IN (" + values.marks() + ")")
                .params(values.parameters())
                .update();
    }

    /** Removes all revisions of these orders. */
    void removeOrders(TenantId tenant, Collection<UUID> orders) {
        RowValues values = RowValues.of(List.copyOf(orders), order -> List.of(Column.of(tenant), Column.of(order)));
        db.sql("DELETE FROM sealed_secret WHERE (tenant_id, subject_id) IN (" + values.marks() + ")")
                .params(values.parameters())
                .update();
    }

    void removeTenant(TenantId tenant) {
        db.sql("DELETE FROM sealed_secret WHERE tenant_id = ?")
                .param(Column.of(tenant))
                .update();
        ledger.removeTenant(tenant);
    }

    /**
     * Returns and locks the envelopes after this position. Envelopes that other transactions have locked are skipped.
     */
    List<Row> lock(TenantId tenant, KeyRef key, Place after, int most) {
        return db.sql("SELECT " + STORED + " FROM sealed_secret WHERE tenant_id = ? AND key_version = ?"
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

    /** Replaces the envelopes at these positions. */
    void replace(TenantId tenant, KeyRef key, List<Row> rows) {
        RowValues values = RowValues.of(rows, row -> values(tenant, key, row));
        db.sql("INSERT INTO sealed_secret (" + STORED + ") VALUES " + values.marks()
                        + " ON DUPLICATE KEY UPDATE key_version = VALUES(key_version), envelope = VALUES(envelope)")
                .params(values.parameters())
                .update();
        ledger.addSealed(tenant, key, rows);
    }
}
