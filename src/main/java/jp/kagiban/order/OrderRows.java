package jp.kagiban.order;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kagiban.order.KnownOrders.Known;
import jp.kagiban.rms.OrderOutline;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Jst;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what is kept in clear of each order. */
@Component
class OrderRows {

    private static final int COLUMNS = 14;
    private static final Pattern DATED = Pattern.compile("[0-9]+-([0-9]{8})-.*");

    private final JdbcClient db;

    OrderRows(JdbcClient db) {
        this.db = db;
    }

    /** An order, and under what it is sealed. */
    record Row(UUID id, long revision, OrderOutline order) {}

    void add(IntakeId shop, List<Row> rows, Instant now) {
        if (rows.isEmpty()) {
            return;
        }
        List<Object> values = new ArrayList<>();
        rows.forEach(row -> values.addAll(values(shop, row, now)));
        insert(rows.size(), values);
    }

    private static List<Object> values(IntakeId shop, Row row, Instant now) {
        OrderOutline order = row.order();
        Summary summary = Summary.of(order);
        List<Object> values = new ArrayList<>();
        Collections.addAll(
                values,
                Column.of(shop.tenantId()),
                Column.of(shop.shopId()),
                order.number(),
                Column.of(row.id()),
                row.revision(),
                order.progressCode(),
                Column.of(order.orderedAt()),
                yen(summary.total()),
                yen(summary.request()),
                summary.units(),
                Column.of(now),
                Column.of(now),
                column(ReadingPlan.after(order.progressCode(), order.orderedAt(), now)),
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

    void addMissing(IntakeId shop, UUID id, String number, Instant now) {
        Instant orderedAt = dateOf(number, now);
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
                column(ReadingPlan.afterVain(1, orderedAt, now)),
                1);
        insert(1, values);
    }

    /** Reference 1.6: the day stands in the number. */
    static Instant dateOf(String number, Instant otherwise) {
        Matcher dated = DATED.matcher(number);
        if (!dated.matches()) {
            return otherwise;
        }
        try {
            return Jst.startOf(LocalDate.parse(dated.group(1), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeParseException noDay) {
            return otherwise;
        }
    }

    void missAgain(IntakeId shop, Known known, Instant now) {
        int tries = known.tries() + 1;
        Instant next = ReadingPlan.afterVain(tries, dateOf(known.number(), now), now);
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

    void change(IntakeId shop, Row row, Instant now) {
        OrderOutline order = row.order();
        Summary summary = Summary.of(order);
        db.sql("UPDATE shop_order SET revision = ?, progress = ?, ordered_at = ?, total_price = ?, request_price = ?,"
                        + " units = ?, read_at = ?, next_read = ?, tries = 0"
                        + " WHERE tenant_id = ? AND shop_id = ? AND order_number = ?")
                .param(row.revision())
                .param(order.progressCode())
                .param(Column.of(order.orderedAt()))
                .param(yen(summary.total()))
                .param(yen(summary.request()))
                .param(summary.units())
                .param(Column.of(now))
                .param(column(ReadingPlan.after(order.progressCode(), order.orderedAt(), now)))
                .param(Column.of(shop.tenantId()))
                .param(Column.of(shop.shopId()))
                .param(order.number())
                .update();
    }

    void readAgain(IntakeId shop, List<OrderOutline> unchanged, Instant now) {
        unchanged.forEach(order -> db.sql("UPDATE shop_order SET read_at = ?, next_read = ?, tries = 0"
                        + " WHERE tenant_id = ? AND shop_id = ? AND order_number = ?")
                .param(Column.of(now))
                .param(column(ReadingPlan.after(order.progressCode(), order.orderedAt(), now)))
                .param(Column.of(shop.tenantId()))
                .param(Column.of(shop.shopId()))
                .param(order.number())
                .update());
    }

    /** The type of an untyped null is asked of the driver, and MySQL's answers with an exception, for each one. */
    private static Object yen(@Nullable Long amount) {
        return amount == null ? new SqlParameterValue(Types.BIGINT, null) : amount;
    }

    private static Object column(@Nullable Instant instant) {
        return instant == null ? new SqlParameterValue(Types.TIMESTAMP, null) : Column.of(instant);
    }
}
