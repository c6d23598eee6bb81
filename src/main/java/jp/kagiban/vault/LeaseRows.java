package jp.kagiban.vault;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.RowValues;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores open leases in the table {@code secret_lease}, with the number of openings per shop. */
class LeaseRows {

    /** The shop in the row of the lease itself, and in the row of openings that belong to no shop. */
    static final ShopId NO_SHOP = ShopId.NONE;

    private static final String COLUMNS = "tenant_id, leased_on, purpose, subject_id, openings";

    /** The database's order, so that two nodes lock the rows in the same order. */
    private static final Comparator<Count> AS_STORED = Comparator.comparing(
                    (Count count) -> count.opened.lease.tenant.toString())
            .thenComparing(count -> count.opened.lease.day)
            .thenComparing(count -> count.opened.lease.purpose)
            .thenComparing(count -> count.opened.shop.toString());

    private final JdbcClient db;

    LeaseRows(JdbcClient db) {
        this.db = db;
    }

    /** @param day in Tokyo */
    record Lease(TenantId tenant, LocalDate day, String purpose) {}

    /** Identifies the openings under a lease for one shop. */
    record Opened(Lease lease, ShopId shop) {}

    record Count(Opened opened, long openings) {}

    /** Returns false if the lease exists already. */
    boolean add(Lease lease) {
        return db.sql("INSERT IGNORE INTO secret_lease (" + COLUMNS + ") VALUES (?, ?, ?, ?, 0)")
                        .params(Column.of(lease.tenant), lease.day, lease.purpose, Column.of(NO_SHOP))
                        .update()
                > 0;
    }

    /** Adds these counts. The caller has opened a scope for their tenants. */
    void count(Map<Opened, Long> counts) {
        List<Count> rows = new ArrayList<>();
        counts.forEach((opened, openings) -> rows.add(new Count(opened, openings)));
        rows.sort(AS_STORED);
        RowValues values = RowValues.of(
                rows,
                new Count(rows.getLast().opened, 0),
                row -> List.of(
                        Column.of(row.opened.lease.tenant),
                        row.opened.lease.day,
                        row.opened.lease.purpose,
                        Column.of(row.opened.shop),
                        row.openings));
        db.sql("INSERT INTO secret_lease (" + COLUMNS + ") VALUES " + values.marks()
                        + " ON DUPLICATE KEY UPDATE openings = openings + VALUES(openings)")
                .params(values.parameters())
                .update();
    }

    void remove(TenantId tenant) {
        db.sql("DELETE FROM secret_lease WHERE tenant_id = ?")
                .param(Column.of(tenant))
                .update();
    }

    /** Tenants with a lease of an earlier day. */
    List<TenantId> tenantsBefore(LocalDate day) {
        return db.sql("SELECT DISTINCT tenant_id FROM secret_lease WHERE leased_on < ?")
                .param(day)
                .query((row, _) -> Column.tenant(row, "tenant_id"))
                .list();
    }

    /** Returns whether the tenant has keys. A deleted tenant has none. */
    boolean hasKeys(TenantId tenant) {
        return db.sql("SELECT COUNT(*) FROM tenant_key WHERE tenant_id = ?")
                        .param(Column.of(tenant))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    List<Count> lockBefore(TenantId tenant, LocalDate day) {
        return db.sql("SELECT leased_on, purpose, subject_id, openings FROM secret_lease"
                        + " WHERE tenant_id = ? AND leased_on < ? ORDER BY leased_on, purpose, subject_id FOR UPDATE")
                .params(Column.of(tenant), day)
                .query((row, _) -> new Count(
                        new Opened(
                                new Lease(
                                        tenant, row.getObject("leased_on", LocalDate.class), row.getString("purpose")),
                                Column.shop(row, "subject_id")),
                        row.getLong("openings")))
                .list();
    }

    void removeBefore(TenantId tenant, LocalDate day) {
        db.sql("DELETE FROM secret_lease WHERE tenant_id = ? AND leased_on < ?")
                .params(Column.of(tenant), day)
                .update();
    }
}
