package jp.kagiban.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kagiban.errand.Errands;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ActiveKeys;
import jp.kagiban.storage.Jobs;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Plans again, after a start and every hour, what has lost its job: intakes and confirmations. What would run farther ahead
 * than ever is planned was written while the clock was ahead, and runs now.
 */
@Component
class IntakeReconciler {

    private static final Duration PERIOD = Duration.ofHours(1);

    private static final Duration UNDER_WAY = Duration.ofMinutes(10);

    /** However a mall answers, no intake rests for longer. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final IntakePlanner planner;
    private final Jobs jobs;
    private final Errands errands;
    private final ActiveKeys keys;
    private final TenantScope scope;
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;

    IntakeReconciler(
            IntakePlanner planner,
            Jobs jobs,
            Errands errands,
            ActiveKeys keys,
            TenantScope scope,
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock) {
        this.planner = planner;
        this.jobs = jobs;
        this.errands = errands;
        this.keys = keys;
        this.scope = scope;
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void planAtStart() {
        jobs.plan(OrderJobs.RECONCILE, clock.instant());
    }

    /** Returns when to come again. */
    Instant reconcile() {
        Instant now = clock.instant();
        Set<IntakeId> begun = new HashSet<>();
        for (Planned planned : scope.outside(CrossTenantReason.PLANNING_OF_THE_INTAKE, this::planned)) {
            begun.add(planned.id());
            planAgain(planned, now);
        }
        for (ActiveKeys.InUse shop : keys.all()) {
            IntakeId id = new IntakeId(shop.tenant(), shop.shop());
            if (!begun.contains(id)) {
                scope.run(id.tenantId(), () -> transaction.executeWithoutResult(_ -> planner.begin(id)));
            }
        }
        scope.outside(CrossTenantReason.PLANNING_OF_THE_INTAKE, this::confirmations)
                .forEach(job -> errands.planUnlessThere(job, now));
        return now.plus(PERIOD);
    }

    private void planAgain(Planned planned, Instant now) {
        OrderJobs.IntakeJob job =
                new OrderJobs.IntakeJob(planned.id().tenantId(), planned.id().shopId());
        if (planned.isAhead(now)) {
            errands.plan(job, now);
        } else if (!planned.at().isAfter(now)) {
            errands.planUnlessThere(job, now);
        }
    }

    private record Planned(IntakeId id, Instant at) {

        boolean isAhead(Instant now) {
            return at.isAfter(now.plus(LONGEST));
        }
    }

    private List<Planned> planned() {
        return db.sql("SELECT tenant_id, shop_id, next_run FROM order_intake")
                .query((row, _) -> new Planned(
                        new IntakeId(Column.tenant(row, "tenant_id"), Column.shop(row, "shop_id")),
                        Optional.ofNullable(Column.instant(row, "next_run")).orElse(Instant.EPOCH)))
                .list();
    }

    /** The confirmations that were asked for and have no result for long: an older node may be asking for others right now. */
    private List<OrderJobs.ConfirmJob> confirmations() {
        return db.sql("SELECT DISTINCT tenant_id, shop_id FROM order_confirmation WHERE result IN ('OPEN', 'ASKED')"
                        + " AND asked_at < ?")
                .param(Column.of(clock.instant().minus(UNDER_WAY)))
                .query((row, _) ->
                        new OrderJobs.ConfirmJob(Column.tenant(row, "tenant_id"), Column.shop(row, "shop_id")))
                .list();
    }
}
