package jp.kagiban.vault;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.kagiban.shared.Column;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The leases that are not closed yet. */
class LeaseRows {

    private final JdbcClient db;

    LeaseRows(JdbcClient db) {
        this.db = db;
    }

    /** @param day in Tokyo */
    record Lease(UUID tenant, LocalDate day, String purpose, UUID shop) {}

    record Open(Lease lease, long openings) {}

    /** False if it is there already. */
    boolean add(Lease lease) {
        return db.sql("INSERT IGNORE INTO secret_lease (tenant_id, leased_on, purpose, subject_id, openings)"
                                + " VALUES (?, ?, ?, ?, 0)")
                        .params(Column.of(lease.tenant()), lease.day(), lease.purpose(), Column.of(lease.shop()))
                        .update()
                > 0;
    }

    void count(Lease lease, long openings) {
        db.sql("UPDATE secret_lease SET openings = openings + ?"
                        + " WHERE tenant_id = ? AND leased_on = ? AND purpose = ? AND subject_id = ?")
                .params(openings, Column.of(lease.tenant()), lease.day(), lease.purpose(), Column.of(lease.shop()))
                .update();
    }

    void remove(UUID tenant) {
        db.sql("DELETE FROM secret_lease WHERE tenant_id = ?")
                .param(Column.of(tenant))
                .update();
    }

    /** The tenants with a lease of an earlier day. */
    List<UUID> tenantsBefore(LocalDate day) {
        return db.sql("SELECT DISTINCT tenant_id FROM secret_lease WHERE leased_on < ?")
                .param(day)
                .query((row, _) -> Column.uuid(row, "tenant_id"))
                .list();
    }

    List<Open> lockBefore(UUID tenant, LocalDate day) {
        return db.sql("SELECT leased_on, purpose, subject_id, openings FROM secret_lease"
                        + " WHERE tenant_id = ? AND leased_on < ? ORDER BY leased_on, purpose, subject_id FOR UPDATE")
                .params(Column.of(tenant), day)
                .query((row, _) -> new Open(
                        new Lease(
                                tenant,
                                row.getObject("leased_on", LocalDate.class),
                                row.getString("purpose"),
                                Column.uuid(row, "subject_id")),
                        row.getLong("openings")))
                .list();
    }

    void removeBefore(UUID tenant, LocalDate day) {
        db.sql("DELETE FROM secret_lease WHERE tenant_id = ? AND leased_on < ?")
                .params(Column.of(tenant), day)
                .update();
    }
}
