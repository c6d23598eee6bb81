package jp.kagiban.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.OrderStatus;
import jp.kagiban.order.OrderIntake.IntakeId;
import jp.kagiban.order.OrderPoll.NothingNew;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.RowValues;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes the progress of many shops' intakes in one statement. The shops may belong to different tenants. */
@Component
class IntakeRows {

    private static final String WHERE_INTAKES = " WHERE (i.tenant_id, i.shop_id) IN (";

    private static final int MAX_COUNTED = 5_000;

    /** Selects each state of one shop's orders, with the number of orders that were read in all. */
    private static final String STATES =
            "(SELECT o.tenant_id, o.shop_id, o.progress, SUM(COUNT(*)) OVER () AS many FROM"
                    + " (SELECT tenant_id, shop_id, progress FROM shop_order WHERE tenant_id = ? AND shop_id = ? AND ordered_at >= ?"
                    + " LIMIT " + MAX_COUNTED + ") o GROUP BY o.tenant_id, o.shop_id, o.progress)";

    private final JdbcClient db;

    IntakeRows(JdbcClient db) {
        this.db = db;
    }

    /**
     * An intake whose last run succeeded.
     *
     * @param keptFor how long the tenant keeps orders
     */
    record HealthyIntake(
            IntakeId id, long version, int reachDays, IntakeCursor cursor, Instant lastSuccess, Duration keptFor) {}

    List<HealthyIntake> healthy(List<IntakeId> ids) {
        RowValues values = values(ids);
        return db.sql(
                        "SELECT i.tenant_id, i.shop_id, i.version, i.reach_days, i.place, i.last_success, r.order_days FROM order_intake i"
                                + " LEFT JOIN tenant_retention r ON r.tenant_id = i.tenant_id" + WHERE_INTAKES
                                + values.marks()
                                + ") AND i.pause IS NULL AND i.failures = 0 AND i.last_success IS NOT NULL"
                                + " AND i.last_answer = 'VALID'")
                .params(values.parameters())
                .query((row, _) -> healthy(row))
                .list();
    }

    private static HealthyIntake healthy(ResultSet row) throws SQLException {
        Integer days = row.getObject("order_days", Integer.class);
        return new HealthyIntake(
                id(row),
                row.getLong("version"),
                row.getInt("reach_days"),
                IntakeCursor.read(row.getString("place")),
                Objects.requireNonNull(Column.instant(row, "last_success")),
                Duration.ofDays(days == null ? TenantRetention.USUAL_DAYS : days));
    }

    private static IntakeId id(ResultSet row) throws SQLException {
        return new IntakeId(Column.tenant(row, "tenant_id"), Column.shop(row, "shop_id"));
    }

    private static RowValues values(List<IntakeId> ids) {
        return RowValues.of(ids, id -> List.of(Column.of(id.tenantId()), Column.of(id.shopId())));
    }

    /**
     * Returns the intakes with orders that are due to be read again, or whose time is later than any plan ({@link
     * KnownOrders#due}).
     */
    Set<IntakeId> busy(List<IntakeId> ids, Instant now) {
        RowValues values = values(ids);
        return Set.copyOf(
                db.sql("SELECT i.tenant_id, i.shop_id FROM order_intake i" + WHERE_INTAKES + values.marks() + ")"
                                + " AND (EXISTS (SELECT 1 FROM shop_order d WHERE d.tenant_id = i.tenant_id"
                                + " AND d.shop_id = i.shop_id AND d.next_read BETWEEN ? AND ?)"
                                + " OR EXISTS (SELECT 1 FROM shop_order a WHERE a.tenant_id = i.tenant_id"
                                + " AND a.shop_id = i.shop_id AND a.next_read BETWEEN ? AND ?))")
                        .params(values.parameters())
                        .params(Column.of(Instant.EPOCH), Column.of(now))
                        .params(Column.of(now.plus(ReadingPlan.LONGEST)), Column.of(KnownOrders.END_OF_TIME))
                        .query((row, _) -> id(row))
                        .list());
    }

    /**
     * Returns the states of the orders that were placed since then, without shops that have none. A shop with 5,000
     * orders or more gets all states, which costs more searches but misses no change.
     */
    Map<IntakeId, Set<OrderStatus>> states(List<IntakeId> ids, Instant since) {
        RowValues values =
                RowValues.of(ids, id -> List.of(Column.of(id.tenantId()), Column.of(id.shopId()), Column.of(since)));
        int parts = values.parameters().size() / 3;
        Map<IntakeId, Set<OrderStatus>> states = new HashMap<>();
        db.sql(String.join(" UNION ", Collections.nCopies(parts, STATES)))
                .params(values.parameters())
                .query(row -> {
                    Set<OrderStatus> ofShop = states.computeIfAbsent(id(row), _ -> EnumSet.noneOf(OrderStatus.class));
                    if (row.getInt("many") == MAX_COUNTED) {
                        ofShop.addAll(EnumSet.allOf(OrderStatus.class));
                    }
                    OrderStatus.of(row.getInt("progress")).ifPresent(ofShop::add);
                });
        return states;
    }

    /** Locks these intakes and returns their versions, without deleted intakes. */
    Map<IntakeId, Long> lock(List<IntakeId> ids) {
        RowValues values = values(ids);
        Map<IntakeId, Long> versions = new HashMap<>();
        db.sql("SELECT i.tenant_id, i.shop_id, i.version FROM order_intake i" + WHERE_INTAKES + values.marks()
                        + ") FOR UPDATE")
                .params(values.parameters())
                .query(row -> {
                    versions.put(id(row), row.getLong("version"));
                });
        return versions;
    }

    /** Stores the new cursor and the next run of locked intakes whose poll found nothing new. */
    void storeNothingNew(List<NothingNew> polls, Instant now) {
        RowValues values = RowValues.of(
                polls,
                found -> List.of(
                        Column.of(found.poll().id().tenantId()),
                        Column.of(found.poll().id().shopId()),
                        found.poll().intake().version() + 1,
                        found.poll().intake().reachDays(),
                        found.after().json(),
                        Answer.VALID.name(),
                        Column.of(now),
                        Column.of(found.lastSuccess(now)),
                        0,
                        Column.of(found.next())));
        db.sql(
                        "INSERT INTO order_intake (tenant_id, shop_id, version, reach_days, place, last_answer, last_answer_at,"
                                + " last_success, failures, next_run) VALUES " + values.marks()
                                + " ON DUPLICATE KEY UPDATE version = VALUES(version), place = VALUES(place),"
                                + " last_answer = VALUES(last_answer), last_answer_at = VALUES(last_answer_at),"
                                + " last_success = VALUES(last_success), failures = VALUES(failures), next_run = VALUES(next_run)")
                .params(values.parameters())
                .update();
    }
}
