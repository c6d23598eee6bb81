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

/** Removes orders with all that hangs on them: what is sealed, and the history. */
@Component
class OrderRemoval {

    /** How many are removed at once. */
    static final int PART = 500;

    /** A company keeps these beside its shops. */
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

    private record Doomed(UUID id, String number) {}

    /** With the shop go its orders, in the same transaction. */
    @EventListener
    void on(ShopDeleted deleted) {
        TenantId tenant = deleted.tenant();
        ShopId shop = deleted.shop();
        if (intakes.lock(tenant, shop).isEmpty()) {
            return;
        }
        tasks.cancel(new OrderJobs.IntakeJob(tenant, shop));
        tasks.cancel(new OrderJobs.ConfirmJob(tenant, shop));
        for (List<Doomed> part = ofShop(tenant, shop); !part.isEmpty(); part = ofShop(tenant, shop)) {
            remove(tenant, shop, part);
        }
        db.sql("DELETE FROM order_confirmation WHERE tenant_id = ? AND shop_id = ?")
                .params(Column.of(tenant), Column.of(shop))
                .update();
        intakes.deleteById(new IntakeId(tenant, shop));
    }

    /** A company's orders go with its shops. */
    @EventListener
    void on(TenantDeleted deleted) {
        OF_COMPANY.forEach(
                deletion -> db.sql(deletion).param(Column.of(deleted.tenant())).update());
    }

    private List<Doomed> ofShop(TenantId tenant, ShopId shop) {
        return db.sql("SELECT id, order_number FROM shop_order WHERE tenant_id = ? AND shop_id = ? LIMIT " + PART)
                .params(Column.of(tenant), Column.of(shop))
                .query((row, _) -> new Doomed(Column.uuid(row, "id"), row.getString("order_number")))
                .list();
    }

    /**
     * Removes a part of the orders that were placed before an instant, in the caller's transaction.
     *
     * @return how many; none is left where it is fewer than {@link #PART}
     */
    int removeBefore(TenantId tenant, ShopId shop, Instant before) {
        List<Doomed> part = db.sql("SELECT id, order_number FROM shop_order"
                        + " WHERE tenant_id = ? AND shop_id = ? AND ordered_at < ? LIMIT " + PART)
                .params(Column.of(tenant), Column.of(shop), Column.of(before))
                .query((row, _) -> new Doomed(Column.uuid(row, "id"), row.getString("order_number")))
                .list();
        remove(tenant, shop, part);
        return part.size();
    }

    private void remove(TenantId tenant, ShopId shop, List<Doomed> part) {
        if (part.isEmpty()) {
            return;
        }
        List<UUID> ids = part.stream().map(Doomed::id).toList();
        vault.destroyOrders(ids);
        db.sql("DELETE FROM order_change WHERE (tenant_id, order_id) IN (" + Sql.rows(ids.size(), 2) + ")")
                .params(Sql.ids(tenant, ids))
                .update();
        List<String> numbers = part.stream().map(Doomed::number).toList();
        db.sql("DELETE FROM shop_order WHERE (tenant_id, shop_id, order_number) IN (" + Sql.rows(numbers.size(), 3)
                        + ")")
                .params(Sql.orders(new IntakeId(tenant, shop), numbers))
                .update();
    }
}
