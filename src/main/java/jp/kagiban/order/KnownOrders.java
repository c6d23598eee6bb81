package jp.kagiban.order;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import jp.kagiban.rms.RmsOrders;
import jp.kagiban.shared.Column;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known already of the orders of a shop. */
@Component
class KnownOrders {

    private final JdbcClient db;

    KnownOrders(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param id the vault's subject
     * @param revision 0 where RMS has named the order and not handed it out
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

    /** Those of these numbers that are known, by number. */
    Map<String, Known> find(IntakeId shop, Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        List<String> asked = Sql.filled(numbers);
        List<Object> values = new ArrayList<>(List.of(Column.of(shop.tenantId()), Column.of(shop.shopId())));
        values.addAll(asked);
        return db
                .sql("SELECT order_number, id, revision, progress, total_price, tries, next_read FROM shop_order"
                        + " WHERE tenant_id = ? AND shop_id = ? AND order_number IN (" + Sql.marks(asked.size()) + ")")
                .params(values)
                .query((row, _) -> known(row))
                .list()
                .stream()
                .collect(toMap(Known::number, Function.identity()));
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

    /** The orders that are to be read again by now, the longest due first; as many as RMS takes in one call. */
    List<String> due(IntakeId shop, Instant now) {
        return db.sql("SELECT order_number FROM shop_order WHERE tenant_id = ? AND shop_id = ? AND next_read <= ?"
                        + " ORDER BY next_read LIMIT " + RmsOrders.MOST_NUMBERS)
                .param(Column.of(shop.tenantId()))
                .param(Column.of(shop.shopId()))
                .param(Column.of(now))
                .query((row, _) -> row.getString("order_number"))
                .list();
    }

    /** How many orders RMS has named and not handed out, though it was asked more than once. */
    int missing(IntakeId shop) {
        return db.sql(
                        "SELECT COUNT(*) FROM shop_order WHERE tenant_id = ? AND progress = 0 AND shop_id = ? AND tries > 1")
                .param(Column.of(shop.tenantId()))
                .param(Column.of(shop.shopId()))
                .query(Integer.class)
                .single();
    }
}
