package jp.kagiban.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.kagiban.audit.SealedClock;
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

/** Purges once a day, tenant by tenant, the orders whose time is over. After a leap of the clock it waits for a seal to confirm it. */
@Component
class PurgeJob {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeJob.class);
    private static final Duration PERIOD = Duration.ofDays(1);
    private static final Duration REST = Duration.ofHours(1);

    private final OrderPurge purge;
    private final SealedClock sealedClock;
    private final Jobs jobs;
    private final TenantScope scope;
    private final JdbcClient db;
    private final Clock clock;

    PurgeJob(OrderPurge purge, SealedClock sealedClock, Jobs jobs, TenantScope scope, JdbcClient db, Clock clock) {
        this.purge = purge;
        this.sealedClock = sealedClock;
        this.jobs = jobs;
        this.scope = scope;
        this.db = db;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void planAtStart() {
        jobs.planUnlessThere(OrderJobs.PURGE, clock.instant());
    }

    /** Returns when to come again. */
    Instant run() {
        if (!sealedClock.isBorneOut()) {
            LOG.info("No orders purged until a seal of a history confirms the clock; retrying in 1 h");
            return clock.instant().plus(REST);
        }
        boolean whole = true;
        for (TenantId tenant : scope.outside(CrossTenantReason.PURGE_OF_ORDERS, this::tenants)) {
            whole &= isPurged(tenant);
        }
        return clock.instant().plus(whole ? PERIOD : REST);
    }

    /** One tenant's fault keeps no other tenant's orders. */
    private boolean isPurged(TenantId tenant) {
        try {
            int purged = scope.in(tenant, () -> purge.run(tenant));
            if (purged > 0) {
                LOG.info("Purged {} orders of tenant {}", purged, tenant);
            }
            return true;
        } catch (RuntimeException fault) {
            LOG.warn("The orders of tenant {} could not be purged; it is tried again", tenant, fault);
            return false;
        }
    }

    private List<TenantId> tenants() {
        return db.sql("SELECT DISTINCT tenant_id FROM order_intake")
                .query((row, _) -> Column.tenant(row, "tenant_id"))
                .list();
    }
}
