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

/** Finds out which orders of a shop are known. */
@Component
class KnownOrders {

    /** The maximum number of orders in one statement. */
    static final int AT_ONCE = 100;

    static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final JdbcClient db;

    KnownOrders(JdbcClient db) {
        this.db = db;
    }

    /**
     * A stored order.
     *
     * @param id the order's id in the vault
     * @param revision 0 if the mall has listed the order but never returned it
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

        /** Whether the mall has never returned the order, and the next try isn't due yet. */
        boolean restsAt(Instant now) {
            return !received() && nextRead != null && nextRead.isAfter(now);
        }
    }

    /**
     * Returns the known orders among these numbers, by number. In a first import none is known, and the numbers of a
     * page are close together. So a single range query usually suffices.
     */
    Map<String, Known> find(IntakeId shop, Collection<String> numbers) {
        List<String> sorted = numbers.stream().sorted().toList();
        Map<String, Known> found = new HashMap<>();
        if (sorted.isEmpty() || !isAnyBetween(shop, sorted.getFirst(), sorted.getLast())) {
            return found;
        }
        for (int i = 0; i < sorted.size(); i += AT_ONCE) {
            List<String> part = sorted.subList(i, Math.min(sorted.size(), i + AT_ONCE));
            findPart(shop, part).forEach(known -> found.put(known.number(), known));
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

    private List<Known> findPart(IntakeId shop, List<String> numbers) {
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
     * Returns orders that are due to be read again, those due for longest first. Orders whose time is later than any
     * plan are also due, because that time was written while the clock was fast.
     */
    List<String> due(IntakeId shop, int limit, Instant now) {
        List<String> due = toBeRead(shop, limit, Instant.EPOCH, now);
        return due.isEmpty() ? toBeRead(shop, limit, now.plus(ReadingPlan.LONGEST), END_OF_TIME) : due;
    }

    /**
     * Returns orders whose next reading is within these times. Without a lower bound, H2 would scan all orders that are
     * never read again.
     */
    private List<String> toBeRead(IntakeId shop, int limit, Instant from, Instant to) {
        return db.sql("SELECT order_number FROM shop_order USE INDEX (shop_order_due)"
                        + " WHERE tenant_id = ? AND shop_id = ? AND next_read BETWEEN ? AND ?"
                        + " ORDER BY next_read LIMIT ?")
                .params(Column.of(shop.tenantId()), Column.of(shop.shopId()), Column.of(from), Column.of(to), limit)
                .query((row, _) -> row.getString("order_number"))
                .list();
    }

    /**
     * Returns the number of orders that the mall doesn't return, although they were requested more than once. Orders
     * that the mall has only listed are few, and are found by their state. Orders that the mall no longer returns are
     * found among those to be read again.
     */
    int missing(IntakeId shop) {
        return onlyListed(shop) + noLongerReturned(shop);
    }

    private int noLongerReturned(IntakeId shop) {
        return db.sql("SELECT COUNT(*) FROM shop_order USE INDEX (shop_order_due)"
                        + " WHERE tenant_id = ? AND shop_id = ? AND next_read >= ? AND tries > 1 AND progress <> 0")
                .params(Column.of(shop.tenantId()), Column.of(shop.shopId()), Column.of(Instant.EPOCH))
                .query(Integer.class)
                .single();
    }

    private int onlyListed(IntakeId shop) {
        return db.sql("SELECT COUNT(*) FROM shop_order USE INDEX (shop_order_progress)"
                        + " WHERE tenant_id = ? AND progress = 0 AND shop_id = ? AND tries > 1")
                .params(Column.of(shop.tenantId()), Column.of(shop.shopId()))
                .query(Integer.class)
                .single();
    }
}
