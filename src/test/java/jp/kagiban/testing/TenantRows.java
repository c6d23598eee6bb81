package jp.kagiban.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.UUID;
import javax.sql.DataSource;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.Field;
import jp.kagiban.vault.WrittenLeases;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks past the SQL guard at all that the database has of a tenant, in whichever table the schema says it may be. */
@TestComponent
public class TenantRows {

    private final JdbcClient db;
    private final WrittenLeases leases;

    TenantRows(DataSource dataSource, WrittenLeases leases) throws SQLException {
        this.leases = leases;
        this.db = JdbcClient.create(dataSource.unwrap(HikariDataSource.class));
    }

    /** The tables that have a row of this tenant. History that must outlive it doesn't count. */
    public List<String> of(TenantId tenant) {
        return tables().stream().filter(table -> count(table, tenant) > 0).toList();
    }

    private List<String> tables() {
        return db
                .sql("SELECT table_name FROM information_schema.columns WHERE table_schema = schema()"
                        + " AND LOWER(column_name) = 'tenant_id' ORDER BY table_name")
                .query((row, _) -> row.getString(1).toLowerCase(Locale.ROOT))
                .list()
                .stream()
                .filter(table -> !table.startsWith("audit"))
                .toList();
    }

    private long count(String table, TenantId tenant) {
        return db.sql("SELECT COUNT(*) FROM " + table + " WHERE tenant_id = ?")
                .param(Column.of(tenant))
                .query(Long.class)
                .single();
    }

    /** Every value of every row of this tenant, with what was counted for it until now. */
    public List<String> content(TenantId tenant) {
        leases.write();
        return tables().stream()
                .flatMap(table -> db
                        .sql("SELECT * FROM " + table + " WHERE tenant_id = ?")
                        .param(Column.of(tenant))
                        .query((row, _) -> table + line(row))
                        .list()
                        .stream()
                        .sorted())
                .toList();
    }

    private static String line(ResultSet row) throws SQLException {
        StringJoiner line = new StringJoiner(" ");
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            Object value = row.getObject(i);
            boolean bytes = value instanceof byte[] || value instanceof Blob;
            line.add(bytes ? HexFormat.of().formatHex(row.getBytes(i)) : String.valueOf(value));
        }
        return line.toString();
    }

    /** The names of the jobs of this tenant. */
    public List<String> jobsOf(TenantId tenant) {
        return db.sql("SELECT task_name FROM scheduled_tasks WHERE task_instance LIKE ?")
                .param("%" + tenant + "%")
                .query(String.class)
                .list();
    }

    /** Puts an order of the shop into each table that orders fill. */
    public void addOrder(TenantId tenant, ShopId shop, MemberId member) {
        UUID order = Ids.next();
        put(
                "order_intake (tenant_id, shop_id, version, reach_days, place, failures)",
                "1, 63, '{}', 0",
                tenant,
                shop.id());
        put(
                "shop_order (tenant_id, shop_id, order_number, id, revision, progress, ordered_at, units, first_seen, read_at,"
                        + " tries)",
                "'123456-20261125-1', X'" + hex(order) + "', 1, 100, CURRENT_TIMESTAMP, 1, CURRENT_TIMESTAMP,"
                        + " CURRENT_TIMESTAMP, 0",
                tenant,
                shop.id());
        put(
                "order_change (tenant_id, order_id, id, kind, seen_at)",
                "X'" + hex(Ids.next()) + "', 'SEEN', CURRENT_TIMESTAMP",
                tenant,
                order);
        put(
                "order_confirmation (tenant_id, batch_id, shop_id, order_number, asked_by, asked_at, result)",
                "X'" + hex(shop.id()) + "', '1', X'" + hex(member.id()) + "', CURRENT_TIMESTAMP, 'OPEN'",
                tenant,
                Ids.next());
        db.sql("INSERT INTO order_purge (tenant_id, purged_at, placed_before, orders)"
                        + " VALUES (?, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 1)")
                .param(Column.of(tenant))
                .update();
        db.sql("INSERT INTO sealed_secret (tenant_id, subject_id, field, revision, key_version, envelope, sealed_at)"
                        + " VALUES (?, ?, 99, 1, 1, X'00', CURRENT_TIMESTAMP)")
                .params(Column.of(tenant), Column.of(order))
                .update();
    }

    private void put(String table, String values, TenantId tenant, UUID second) {
        db.sql("INSERT INTO " + table + " VALUES (?, ?, " + values + ")")
                .params(Column.of(tenant), Column.of(second))
                .update();
    }

    private static String hex(UUID id) {
        return HexFormat.of().formatHex(Column.of(id));
    }

    /** An envelope as a copy of the database has it. */
    public record Envelope(long revision, byte[] bytes) {}

    /** The newest one of this field of a subject. */
    public Envelope envelope(TenantId tenant, UUID subject, Field field) {
        return db.sql("SELECT revision, envelope FROM sealed_secret WHERE tenant_id = ? AND subject_id = ?"
                        + " AND field = ? ORDER BY revision DESC LIMIT 1")
                .params(Column.of(tenant), Column.of(subject), field.code())
                .query((row, _) -> new Envelope(row.getLong(1), row.getBytes(2)))
                .single();
    }

    /** Puts such a copy back, under the key that the tenant has now. */
    public void putBack(TenantId tenant, UUID subject, Field field, Envelope envelope) {
        db.sql("INSERT INTO sealed_secret (tenant_id, subject_id, field, revision, key_version, envelope, sealed_at)"
                        + " VALUES (?, ?, ?, ?, 1, ?, CURRENT_TIMESTAMP)")
                .params(Column.of(tenant), Column.of(subject), field.code(), envelope.revision(), envelope.bytes())
                .update();
    }
}
