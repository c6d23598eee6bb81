package jp.kagiban.order;

import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import jp.kagiban.mall.OrderOutline;
import jp.kagiban.order.KnownOrders.Known;
import jp.kagiban.order.OrderIntake.IntakeId;
import jp.kagiban.shared.Column;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the unencrypted columns of orders. */
@Component
class OrderRows {

    private static final int COLUMNS = 14;

    private final JdbcClient db;

    OrderRows(JdbcClient db) {
        this.db = db;
    }

    /** An order, with its id and revision in the vault. */
    record Row(UUID id, long revision, OrderOutline order) {}

    void add(IntakeId shop, List<Row> rows, ReadingPlan plan, Instant now) {
        if (rows.isEmpty()) {
            return;
        }
        List<Object> values = new ArrayList<>();
        rows.forEach(row -> values.addAll(values(shop, row, plan, now)));
        insert(rows.size(), values);
    }

    private static List<Object> values(IntakeId shop, Row row, ReadingPlan plan, Instant now) {
        OrderOutline order = row.order();
        List<Object> values = new ArrayList<>();
        Collections.addAll(
                values,
                Column.of(shop.tenantId()),
                Column.of(shop.shopId()),
                order.number(),
                Column.of(row.id()),
                row.revision(),
                order.statusCode(),
                Column.of(order.orderedAt()),
                yen(order.gross()),
                yen(order.request()),
                order.units(),
                Column.of(now),
                Column.of(now),
                column(plan.after(order.statusCode(), order.orderedAt(), now)),
                0);
        return values;
    }

    private void insert(int count, List<Object> values) {
        db.sql("INSERT INTO shop_order (tenant_id, shop_id, order_number, id, revision, progress, ordered_at,"
                        + " total_price, request_price, units, first_seen, read_at, next_read, tries) VALUES "
                        + Sql.rows(count, COLUMNS))
                .params(values)
                .update();
    }

    /** Inserts an order that the mall has listed but not returned. */
    void addMissing(IntakeId shop, UUID id, String number, ReadingPlan plan, Instant now) {
        Instant orderedAt = plan.placed(number, now);
        List<Object> values = new ArrayList<>();
        Collections.addAll(
                values,
                Column.of(shop.tenantId()),
                Column.of(shop.shopId()),
                number,
                Column.of(id),
                0L,
                0,
                Column.of(orderedAt),
                yen(null),
                yen(null),
                0,
                Column.of(now),
                Column.of(now),
                column(plan.afterMiss(1, orderedAt, now)),
                1);
        insert(1, values);
    }

    /** Stores that the mall didn't return a known order. */
    void missAgain(IntakeId shop, Known known, ReadingPlan plan, Instant now) {
        int tries = known.tries() + 1;
        Instant next = plan.afterMiss(tries, plan.placed(known.number(), now), now);
        db.sql("UPDATE shop_order SET tries = ?, read_at = ?, next_read = ?"
                        + " WHERE tenant_id = ? AND shop_id = ? AND order_number = ?")
                .param(tries)
                .param(Column.of(now))
                .param(column(next))
                .param(Column.of(shop.tenantId()))
                .param(Column.of(shop.shopId()))
                .param(known.number())
                .update();
    }

    void change(IntakeId shop, Row row, ReadingPlan plan, Instant now) {
        OrderOutline order = row.order();
        db.sql("UPDATE shop_order SET revision = ?, progress = ?, ordered_at = ?, total_price = ?, request_price = ?,"
                        + " units = ?, read_at = ?, next_read = ?, tries = 0"
                        + " WHERE tenant_id = ? AND shop_id = ? AND order_number = ?")
                .param(row.revision())
                .param(order.statusCode())
                .param(Column.of(order.orderedAt()))
                .param(yen(order.gross()))
                .param(yen(order.request()))
                .param(order.units())
                .param(Column.of(now))
                .param(column(plan.after(order.statusCode(), order.orderedAt(), now)))
                .param(Column.of(shop.tenantId()))
                .param(Column.of(shop.shopId()))
                .param(order.number())
                .update();
    }

    /** Stores that these orders were read and haven't changed. */
    void markRead(IntakeId shop, List<OrderOutline> unchanged, ReadingPlan plan, Instant now) {
        unchanged.forEach(order -> db.sql("UPDATE shop_order SET read_at = ?, next_read = ?, tries = 0"
                        + " WHERE tenant_id = ? AND shop_id = ? AND order_number = ?")
                .param(Column.of(now))
                .param(column(plan.after(order.statusCode(), order.orderedAt(), now)))
                .param(Column.of(shop.tenantId()))
                .param(Column.of(shop.shopId()))
                .param(order.number())
                .update());
    }

    /** Plans the next reading of these orders, as far as they are stored. */
    void readAt(IntakeId shop, List<String> numbers, Instant at) {
        numbers.forEach(number -> db.sql(
                        "UPDATE shop_order SET next_read = ? WHERE tenant_id = ? AND shop_id = ? AND order_number = ?")
                .param(Column.of(at))
                .param(Column.of(shop.tenantId()))
                .param(Column.of(shop.shopId()))
                .param(number)
                .update());
    }

    /**
     * Returns a typed null for no amount. For an untyped null, Spring asks the driver for the type, and MySQL's driver
     * throws an exception.
     */
    private static Object yen(@Nullable Long amount) {
        return amount == null ? new SqlParameterValue(Types.BIGINT, null) : amount;
    }

    private static Object column(@Nullable Instant instant) {
        return instant == null ? new SqlParameterValue(Types.TIMESTAMP, null) : Column.of(instant);
    }
}
