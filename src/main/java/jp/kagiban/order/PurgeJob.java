package jp.kagiban.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.SealedClock;
import jp.kagiban.order.OrderIntake.IntakeId;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.storage.Jobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Purges expired orders once a day, tenant by tenant, and records their number. After a leap of the clock, the purge
 * waits until a seal of the history confirms the clock.
 */
@Component
class PurgeJob {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeJob.class);
    private static final Duration PERIOD = Duration.ofDays(1);
    private static final Duration RETRY_DELAY = Duration.ofHours(1);
    private static final Duration CONFIRMATIONS_KEPT = Duration.ofDays(30);

    private final Retentions retentions;
    private final Intakes intakes;
    private final OrderRemoval removal;
    private final SealedClock sealedClock;
    private final Jobs jobs;
    private final TenantScope scope;
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final AuditTrail trail;
    private final Clock clock;

    PurgeJob(
            Retentions retentions,
            Intakes intakes,
            OrderRemoval removal,
            SealedClock sealedClock,
            Jobs jobs,
            TenantScope scope,
            JdbcClient db,
            TransactionTemplate transaction,
            AuditTrail trail,
            Clock clock) {
        this.retentions = retentions;
        this.intakes = intakes;
        this.removal = removal;
        this.sealedClock = sealedClock;
        this.jobs = jobs;
        this.scope = scope;
        this.db = db;
        this.transaction = transaction;
        this.trail = trail;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void planAtStart() {
        jobs.planUnlessThere(OrderJobs.PURGE, clock.instant());
    }

    /** Purges all tenants' orders. Returns the time of the next run. */
    Instant run() {
        if (!sealedClock.isBorneOut()) {
            LOG.info("No orders purged until a seal of a history confirms the clock; retrying in 1 h");
            return clock.instant().plus(RETRY_DELAY);
        }
        boolean complete = true;
        for (TenantId tenant : scope.outside(CrossTenantReason.PURGE_OF_ORDERS, this::tenants)) {
            complete &= tryPurge(tenant);
        }
        return clock.instant().plus(complete ? PERIOD : RETRY_DELAY);
    }

    /** Purges one tenant's orders. Returns false after a fault, so that the other tenants are purged nonetheless. */
    private boolean tryPurge(TenantId tenant) {
        try {
            int purged = scope.in(tenant, () -> purge(tenant));
            if (purged > 0) {
                LOG.info("Purged {} orders of tenant {}", purged, tenant);
            }
            return true;
        } catch (RuntimeException fault) {
            LOG.warn("The old orders of tenant {} could not be purged; retrying with the next run", tenant, fault);
            return false;
        }
    }

    private List<TenantId> tenants() {
        return db.sql("SELECT DISTINCT tenant_id FROM order_intake")
                .query((row, _) -> Column.tenant(row, "tenant_id"))
                .list();
    }

    /** Purges the orders of the current tenant. Returns their number. */
    int purge(TenantId tenant) {
        Instant now = clock.instant();
        Instant before = retentions.oldest(tenant, now);
        int purged = 0;
        for (OrderIntake intake : intakes.findByIdTenantId(tenant)) {
            purged += purge(intake.id(), before);
        }
        if (purged > 0) {
            int orders = purged;
            transaction.executeWithoutResult(_ -> recordPurge(tenant, now, before, orders));
        }
        db.sql("DELETE FROM order_confirmation WHERE tenant_id = ? AND asked_at < ?")
                .params(Column.of(tenant), Column.of(now.minus(CONFIRMATIONS_KEPT)))
                .update();
        return purged;
    }

    /** Purges in short transactions, so that nobody waits long for the lock on the shop's orders. */
    private int purge(IntakeId shop, Instant before) {
        int total = 0;
        int part;
        do {
            part = removePart(shop, before);
            total += part;
        } while (part == OrderRemoval.PART);
        return total;
    }

    private int removePart(IntakeId shop, Instant before) {
        Integer removed = transaction.execute(_ -> intakes.lock(shop.tenantId(), shop.shopId())
                .map(_ -> removal.removeBefore(shop.tenantId(), shop.shopId(), before))
                .orElse(0));
        return removed == null ? 0 : removed;
    }

    private void recordPurge(TenantId tenant, Instant now, Instant before, int orders) {
        db.sql("INSERT INTO order_purge (tenant_id, purged_at, placed_before, orders) VALUES (?, ?, ?, ?)")
                .params(Column.of(tenant), Column.of(now), Column.of(before), orders)
                .update();
        trail.record(AuditRecord.of(Action.ORDERS_PURGED).by(Actor.portal()).counting(orders));
    }
}
