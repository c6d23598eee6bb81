package jp.kagiban.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kagiban.order.OrderIntake.IntakeId;
import jp.kagiban.shared.Column;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads which orders of a shop are known. */
@Component
class KnownOrders {

    /** How many orders one statement names. */
    static final int AT_ONCE = 100;

    static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final JdbcClient db;

    KnownOrders(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param id the vault's subject
     * @param revision 0 where the mall has named the order and not handed it out
     */
    record Known(
            String number,
            UUID id,
            long revision,
            int progress,
            @Nullable Long total,
            int tries,
            @Nullable Instant nextRead) {

        boolean received() {
            return revision > 0;
        }

        /** It was asked for in vain and isn't due again yet. */
        boolean restsAt(Instant now) {
            return !received() && nextRead != null && nextRead.isAfter(now);
        }
    }

    /**
     * The known orders among these numbers, by number. In a first import none is known, and the numbers of a page are close
     * together, so one range query replaces one query for each number.
     */
    Map<String, Known> find(IntakeId shop, Collection<String> numbers) {
        List<String> asked = numbers.stream().sorted().toList();
        Map<String, Known> found = new HashMap<>();
        if (asked.isEmpty() || !isAnyBetween(shop, asked.getFirst(), asked.getLast())) {
            return found;
        }
        for (int i = 0; i < asked.size(); i += AT_ONCE) {
            List<String> some = asked.subList(i, Math.min(asked.size(), i + AT_ONCE));
            findSome(shop, some).forEach(one -> found.put(one.number(), one));
        }
        return found;
    }

    private boolean isAnyBetween(IntakeId shop, String least, String greatest) {
        return db.sql(
                        "SELECT 1 FROM shop_order WHERE tenant_id = ? AND shop_id = ? AND order_number BETWEEN ? AND ? LIMIT 1")
                .params(Column.of(shop.tenantId()), Column.of(shop.shopId()), least, greatest)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private List<Known> findSome(IntakeId shop, List<String> numbers) {
        return db.sql("SELECT order_number, id, revision, progress, total_price, tries, next_read FROM shop_order"
                        + " WHERE (tenant_id, shop_id, order_number) IN (" + Sql.rows(numbers.size(), 3) + ")")
                .params(Sql.orders(shop, numbers))
                .query((row, _) -> known(row))
                .list();
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                row.getString("order_number"),
                Column.uuid(row, "id"),
                row.getLong("revision"),
                row.getInt("progress"),
                row.getObject("total_price", Long.class),
                row.getInt("tries"),
                Column.instant(row, "next_read"));
    }

    /**
     * The orders that are due to be read again, the longest due first; as many as the mall takes in one call. Orders planned
     * later than any order can be are due too: their time was written while the clock was ahead.
     */
    List<String> due(IntakeId shop, int most, Instant now) {
        List<String> due = toBeRead(shop, most, Instant.EPOCH, now);
        return due.isEmpty() ? toBeRead(shop, most, now.plus(ReadingPlan.LONGEST), END_OF_TIME) : due;
    }

    /** Without a lower bound, H2 scans all orders that are never read again. */
    private List<String> toBeRead(IntakeId shop, int most, Instant from, Instant to) {
        return db.sql("SELECT order_number FROM shop_order USE INDEX (shop_order_due)"
                        + " WHERE tenant_id = ? AND shop_id = ? AND next_read BETWEEN ? AND ?"
                        + " ORDER BY next_read LIMIT ?")
                .params(Column.of(shop.tenantId()), Column.of(shop.shopId()), Column.of(from), Column.of(to), most)
                .query((row, _) -> row.getString("order_number"))
                .list();
    }

    /**
     * How many orders the mall doesn't return, though it was asked more than once. Orders that it has only named are few, and
     * found by state. Orders that it returned before, and no longer does, are among those to be read again.
     */
    int missing(IntakeId shop) {
        return named(shop) + lost(shop);
    }

    private int lost(IntakeId shop) {
        return db.sql("SELECT COUNT(*) FROM shop_order USE INDEX (shop_order_due)"
                        + " WHERE tenant_id = ? AND shop_id = ? AND next_read >= ? AND tries > 1 AND progress <> 0")
                .params(Column.of(shop.tenantId()), Column.of(shop.shopId()), Column.of(Instant.EPOCH))
                .query(Integer.class)
                .single();
    }

    private int named(IntakeId shop) {
        return db.sql("SELECT COUNT(*) FROM shop_order USE INDEX (shop_order_progress)"
                        + " WHERE tenant_id = ? AND progress = 0 AND shop_id = ? AND tries > 1")
                .params(Column.of(shop.tenantId()), Column.of(shop.shopId()))
                .query(Integer.class)
                .single();
    }
}
