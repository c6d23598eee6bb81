package jp.kagiban.order;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.kagiban.order.OrderIntake.IntakeId;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.register.ShopDeleted;
import jp.kagiban.task.MallTasks;
import jp.kagiban.tenancy.TenantDeleted;
import jp.kagiban.vault.Vault;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes orders with their originals in the vault and their history. */
@Component
class OrderRemoval {

    /** The number of orders that are removed at once. */
    static final int PART = 500;

    /** Deletes the rows that belong to a company and not to its shops. */
    private static final List<String> OF_COMPANY = List.of(
            "DELETE FROM order_confirmation WHERE tenant_id = ?",
            "DELETE FROM order_change WHERE tenant_id = ?",
            "DELETE FROM order_purge WHERE tenant_id = ?",
            "DELETE FROM tenant_retention WHERE tenant_id = ?");

    private final JdbcClient db;
    private final Vault vault;
    private final Intakes intakes;
    private final MallTasks tasks;

    OrderRemoval(JdbcClient db, Vault vault, Intakes intakes, MallTasks tasks) {
        this.db = db;
        this.vault = vault;
        this.intakes = intakes;
        this.tasks = tasks;
    }

    private record RemovedOrder(UUID id, String number) {}

    /** Removes the orders of a deleted shop, in the same transaction. */
    @EventListener
    void on(ShopDeleted deleted) {
        TenantId tenant = deleted.tenant();
        ShopId shop = deleted.shop();
        if (intakes.lock(tenant, shop).isEmpty()) {
            return;
        }
        tasks.cancel(new OrderJobs.IntakeJob(tenant, shop));
        tasks.cancel(new OrderJobs.ConfirmJob(tenant, shop));
        for (List<RemovedOrder> part = ofShop(tenant, shop); !part.isEmpty(); part = ofShop(tenant, shop)) {
            remove(tenant, shop, part);
        }
        db.sql("DELETE FROM order_confirmation WHERE tenant_id = ? AND shop_id = ?")
                .params(Column.of(tenant), Column.of(shop))
                .update();
        intakes.deleteById(new IntakeId(tenant, shop));
    }

    /** Removes a deleted company's other rows. Its orders are removed with its shops. */
    @EventListener
    void on(TenantDeleted deleted) {
        OF_COMPANY.forEach(
                deletion -> db.sql(deletion).param(Column.of(deleted.tenant())).update());
    }

    private List<RemovedOrder> ofShop(TenantId tenant, ShopId shop) {
        return db.sql("SELECT id, order_number FROM shop_order WHERE tenant_id = ? AND shop_id = ? LIMIT " + PART)
                .params(Column.of(tenant), Column.of(shop))
                .query((row, _) -> new RemovedOrder(Column.uuid(row, "id"), row.getString("order_number")))
                .list();
    }

    /**
     * Removes a part of the orders that were placed before an instant. Runs in the caller's transaction.
     *
     * @return the number of removed orders; no order is left if it is smaller than {@link #PART}
     */
    int removeBefore(TenantId tenant, ShopId shop, Instant before) {
        List<RemovedOrder> part = db.sql("SELECT id, order_number FROM shop_order"
                        + " WHERE tenant_id = ? AND shop_id = ? AND ordered_at < ? LIMIT " + PART)
                .params(Column.of(tenant), Column.of(shop), Column.of(before))
                .query((row, _) -> new RemovedOrder(Column.uuid(row, "id"), row.getString("order_number")))
                .list();
        remove(tenant, shop, part);
        return part.size();
    }

    private void remove(TenantId tenant, ShopId shop, List<RemovedOrder> part) {
        if (part.isEmpty()) {
            return;
        }
        List<UUID> ids = part.stream().map(RemovedOrder::id).toList();
        vault.destroyOrders(ids);
        db.sql("DELETE FROM order_change WHERE (tenant_id, order_id) IN (" + Sql.rows(ids.size(), 2) + ")")
                .params(Sql.ids(tenant, ids))
                .update();
        List<String> numbers = part.stream().map(RemovedOrder::number).toList();
        db.sql("DELETE FROM shop_order WHERE (tenant_id, shop_id, order_number) IN (" + Sql.rows(numbers.size(), 3)
                        + ")")
                .params(Sql.orders(new IntakeId(tenant, shop), numbers))
                .update();
    }
}
