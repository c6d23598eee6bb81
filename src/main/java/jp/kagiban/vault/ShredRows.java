package jp.kagiban.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which companies' keys were destroyed, and what was attested of the copies of the keys above them. Nothing of it refers to a company's rows. */
class ShredRows {

    private final JdbcClient db;
    private final Clock clock;

    ShredRows(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * The keys of a company that was deleted.
     *
     * @param kek the highest number of a KEK that wrapped one of them; backups may have them under it and those before
     * @param recipient the same of the offline recipients; 0 for none
     */
    record Shredded(TenantId company, Instant deletedAt, long kek, long recipient) {}

    /** Up to which numbers no copy of a key is left, as an operator has attested. */
    record Attested(Instant at, long kek, long recipient) {}

    /**
     * Notes that the keys of this tenant are about to be destroyed, in the same transaction. Without keys there is nothing to note. What was
     * under way meanwhile is destroyed later, and never lowers what was noted.
     */
    void certify(TenantId tenant) {
        wrappedBy(tenant)
                .ifPresent(most -> db.sql(
                                "INSERT INTO shred_certificate (company_id, deleted_at, kek_number, recipient_number)"
                                        + " VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE deleted_at = VALUES(deleted_at),"
                                        + " kek_number = GREATEST(kek_number, VALUES(kek_number)),"
                                        + " recipient_number = GREATEST(recipient_number, VALUES(recipient_number))")
                        .params(Column.of(tenant), Column.of(most.deletedAt()), most.kek(), most.recipient())
                        .update());
    }

    /** Locked: whoever wraps them anew at this moment has come to an end, and is seen. */
    private Optional<Shredded> wrappedBy(TenantId tenant) {
        return db
                .sql("SELECT kek_number, recovery_number FROM tenant_key WHERE tenant_id = ? FOR UPDATE")
                .param(Column.of(tenant))
                .query((row, _) -> new Shredded(
                        tenant, clock.instant(), row.getLong("kek_number"), row.getLong("recovery_number")))
                .list()
                .stream()
                .reduce((one, other) -> new Shredded(
                        tenant,
                        one.deletedAt(),
                        Math.max(one.kek(), other.kek()),
                        Math.max(one.recipient(), other.recipient())));
    }

    /** The latest first. */
    List<Shredded> shredded() {
        return db.sql("SELECT company_id, deleted_at, kek_number, recipient_number FROM shred_certificate"
                        + " ORDER BY deleted_at DESC, company_id")
                .query((row, _) -> shredded(row))
                .list();
    }

    private static Shredded shredded(ResultSet row) throws SQLException {
        return new Shredded(
                Column.tenant(row, "company_id"),
                Objects.requireNonNull(Column.instant(row, "deleted_at")),
                row.getLong("kek_number"),
                row.getLong("recipient_number"));
    }

    /** The earliest first. */
    List<Attested> attested() {
        return db.sql("SELECT attested_at, kek_number, recipient_number FROM shred_attestation ORDER BY attested_at")
                .query((row, _) -> new Attested(
                        Objects.requireNonNull(Column.instant(row, "attested_at")),
                        row.getLong("kek_number"),
                        row.getLong("recipient_number")))
                .list();
    }

    void attest(long kek, long recipient) {
        db.sql("INSERT INTO shred_attestation (attested_at, kek_number, recipient_number) VALUES (?, ?, ?)")
                .params(Column.of(clock.instant()), kek, recipient)
                .update();
    }
}
