package jp.kagiban.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Purges the orders of a tenant whose time is over, and notes how many they were. */
@Component
class OrderPurge {

    private static final Duration CONFIRMATIONS_KEPT = Duration.ofDays(30);

    private final Retentions retentions;
    private final Intakes intakes;
    private final OrderRemoval removal;
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final AuditTrail trail;
    private final Clock clock;

    OrderPurge(
            Retentions retentions,
            Intakes intakes,
            OrderRemoval removal,
            JdbcClient db,
            TransactionTemplate transaction,
            AuditTrail trail,
            Clock clock) {
        this.retentions = retentions;
        this.intakes = intakes;
        this.removal = removal;
        this.db = db;
        this.transaction = transaction;
        this.trail = trail;
        this.clock = clock;
    }

    /** Returns how many orders of the tenant in force were purged. */
    int run(TenantId tenant) {
        Instant now = clock.instant();
        Instant before = retentions.oldest(tenant, now);
        int purged = 0;
        for (OrderIntake intake : intakes.findByIdTenantId(tenant)) {
            purged += purge(intake.id(), before);
        }
        if (purged > 0) {
            int orders = purged;
            transaction.executeWithoutResult(_ -> note(tenant, now, before, orders));
        }
        db.sql("DELETE FROM order_confirmation WHERE tenant_id = ? AND asked_at < ?")
                .param(Column.of(tenant))
                .param(Column.of(now.minus(CONFIRMATIONS_KEPT)))
                .update();
        return purged;
    }

    /** In short transactions, so that nobody waits long for the lock on the shop's orders. */
    private int purge(IntakeId shop, Instant before) {
        int all = 0;
        int part;
        do {
            part = removePart(shop, before);
            all += part;
        } while (part == OrderRemoval.PART);
        return all;
    }

    private int removePart(IntakeId shop, Instant before) {
        Integer removed = transaction.execute(_ -> intakes.lock(shop.tenantId(), shop.shopId())
                .map(_ -> removal.removeBefore(shop.tenantId(), shop.shopId(), before))
                .orElse(0));
        return removed == null ? 0 : removed;
    }

    private void note(TenantId tenant, Instant now, Instant before, int orders) {
        db.sql("INSERT INTO order_purge (tenant_id, purged_at, placed_before, orders) VALUES (?, ?, ?, ?)")
                .param(Column.of(tenant))
                .param(Column.of(now))
                .param(Column.of(before))
                .param(orders)
                .update();
        trail.record(AuditRecord.of(Action.ORDERS_PURGED).by(Actor.portal()).counting(orders));
    }
}
