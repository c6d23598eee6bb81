package jp.kagiban.order;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import jp.kagiban.mall.OrderOutline;
import jp.kagiban.order.KnownOrders.Known;
import jp.kagiban.order.OrderDetails.OrderChange;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores and reads the changes that the intake has seen in orders. */
@Component
class OrderChanges {

    private final JdbcClient db;

    OrderChanges(JdbcClient db) {
        this.db = db;
    }

    /** Stores the differences between a stored order and its newer version. */
    void record(TenantId tenant, Known before, OrderOutline order, Instant now) {
        if (!before.received()) {
            return;
        }
        if (before.progress() != order.statusCode()) {
            add(
                    tenant,
                    before.id(),
                    OrderChange.Kind.PROGRESS,
                    (long) before.progress(),
                    (long) order.statusCode(),
                    now);
        }
        Long total = order.gross();
        if (!Objects.equals(before.total(), total)) {
            add(tenant, before.id(), OrderChange.Kind.TOTAL, before.total(), total, now);
        }
    }

    private void add(
            TenantId tenant, UUID order, OrderChange.Kind kind, @Nullable Long from, @Nullable Long to, Instant now) {
        db.sql("INSERT INTO order_change (tenant_id, order_id, id, kind, from_value, to_value, seen_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .param(Column.of(tenant))
                .param(Column.of(order))
                .param(Column.of(Ids.next()))
                .param(kind.name())
                .param(from)
                .param(to)
                .param(Column.of(now))
                .update();
    }

    /** Returns the changes of an order, the newest first. */
    List<OrderChange> of(TenantId tenant, UUID order) {
        return db.sql("SELECT kind, from_value, to_value, seen_at FROM order_change"
                        + " WHERE tenant_id = ? AND order_id = ? ORDER BY id DESC")
                .param(Column.of(tenant))
                .param(Column.of(order))
                .query((row, _) -> new OrderChange(
                        OrderChange.Kind.valueOf(row.getString("kind")),
                        row.getObject("from_value", Long.class),
                        row.getObject("to_value", Long.class),
                        Objects.requireNonNull(Column.instant(row, "seen_at"))))
                .list();
    }
}
