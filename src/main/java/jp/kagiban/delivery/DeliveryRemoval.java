package jp.kagiban.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.register.ShopDeleted;
import jp.kagiban.storage.Jobs;
import jp.kagiban.tenancy.TenantDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Deletes deliveries when their company is deleted or they are too old, and a shop's items when the shop is deleted.
 */
@Component
class DeliveryRemoval {

    private final JdbcClient db;
    private final DeliveryRules rules;
    private final ChannelAlarms alarms;
    private final Jobs jobs;

    DeliveryRemoval(JdbcClient db, DeliveryRules rules, ChannelAlarms alarms, Jobs jobs) {
        this.db = db;
        this.rules = rules;
        this.alarms = alarms;
        this.jobs = jobs;
    }

    @EventListener
    void on(TenantDeleted deleted) {
        TenantId tenant = deleted.tenant();
        waitingIds(tenant).forEach(id -> jobs.cancel(new DeliveryJobs.SendJob(tenant, id)));
        db.sql("DELETE FROM delivery_item WHERE tenant_id = ?")
                .param(Column.of(tenant))
                .update();
        db.sql("DELETE FROM delivery WHERE tenant_id = ?")
                .param(Column.of(tenant))
                .update();
        alarms.deleteAll(tenant);
        rules.delete(tenant);
    }

    private List<UUID> waitingIds(TenantId tenant) {
        return db.sql("SELECT id FROM delivery WHERE tenant_id = ? AND state = 'WAITING'")
                .param(Column.of(tenant))
                .query((row, _) -> Column.uuid(row, "id"))
                .list();
    }

    /** Last of the listeners, because deleting a shop plans the company's run again. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void cancelRun(TenantDeleted deleted) {
        jobs.cancel(new DeliveryJobs.RunJob(deleted.tenant()));
    }

    @EventListener
    void on(ShopDeleted deleted) {
        db.sql("DELETE FROM delivery_item WHERE tenant_id = ? AND shop_id = ?")
                .params(Column.of(deleted.tenant()), Column.of(deleted.shop()))
                .update();
    }

    /** Deletes deliveries that were made before this instant, with their items. */
    void deleteOlderThan(TenantId tenant, Instant oldest) {
        db.sql("DELETE FROM delivery_item WHERE tenant_id = ? AND delivery_id IN"
                        + " (SELECT id FROM delivery WHERE tenant_id = ? AND created_at < ?)")
                .params(Column.of(tenant), Column.of(tenant), Column.of(oldest))
                .update();
        db.sql("DELETE FROM delivery WHERE tenant_id = ? AND created_at < ?")
                .params(Column.of(tenant), Column.of(oldest))
                .update();
    }
}
