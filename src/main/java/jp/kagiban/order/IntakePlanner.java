package jp.kagiban.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.OrderLimits;
import jp.kagiban.order.IntakeStatus.Pause;
import jp.kagiban.order.OrderIntake.IntakeId;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ActiveKeys;
import jp.kagiban.shop.register.ShopChanged;
import jp.kagiban.shop.register.ShopKeyActivated;
import jp.kagiban.storage.Jobs;
import jp.kagiban.task.MallTasks;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Plans the intakes: in the transaction that activates a key, and at the end of a pause. After a start and every hour, plans
 * again intakes and confirmations that have lost their job.
 */
@Component
class IntakePlanner {

    private static final Duration PERIOD = Duration.ofHours(1);

    private static final Duration UNDER_WAY = Duration.ofMinutes(10);

    /** No intake pauses for longer, whatever the mall answers. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Intakes intakes;
    private final MallOrders orders;
    private final MallTasks tasks;
    private final Jobs jobs;
    private final KeyInUse key;
    private final ActiveKeys keys;
    private final TenantScope scope;
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;

    IntakePlanner(
            Intakes intakes,
            MallOrders orders,
            MallTasks tasks,
            Jobs jobs,
            KeyInUse key,
            ActiveKeys keys,
            TenantScope scope,
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock) {
        this.intakes = intakes;
        this.orders = orders;
        this.tasks = tasks;
        this.jobs = jobs;
        this.key = key;
        this.keys = keys;
        this.scope = scope;
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener
    void on(ShopKeyActivated activated) {
        begin(new IntakeId(activated.tenant(), activated.shop()));
    }

    /** In the caller's transaction, which has the shop's tenant in force. */
    private void begin(IntakeId id) {
        orders.of(id.shopId()).ifPresent(mall -> begin(id, mall.limits()));
    }

    private void begin(IntakeId id, OrderLimits limits) {
        Instant now = clock.instant();
        Optional<OrderIntake> there = intakes.lock(id.tenantId(), id.shopId());
        intakes.save(there.map(intake -> intake.planned(now)).orElseGet(() -> OrderIntake.begin(id, limits, now)));
        tasks.plan(new OrderJobs.IntakeJob(id.tenantId(), id.shopId()), now);
    }

    /** A check may have found that the mall accepts the key again, or no longer. Both are shown at once. */
    @EventListener
    void on(ShopChanged changed) {
        intakes.findById(new IntakeId(changed.tenant(), changed.shop()))
                .filter(intake -> intake.pause() == null ? mustRest(intake) : mayGoOn(intake))
                .ifPresent(intake ->
                        tasks.plan(new OrderJobs.IntakeJob(changed.tenant(), changed.shop()), clock.instant()));
    }

    private boolean mayGoOn(OrderIntake intake) {
        return pause(intake).isEmpty() && intake.lastAnswer() != Answer.REJECTED;
    }

    private boolean mustRest(OrderIntake intake) {
        return pause(intake).filter(Pause.REJECTED::equals).isPresent();
    }

    private Optional<Pause> pause(OrderIntake intake) {
        return KeyInUse.pause(key.of(intake.id().shopId()), clock.instant());
    }

    @EventListener(ApplicationReadyEvent.class)
    void planAtStart() {
        jobs.plan(OrderJobs.RECONCILE, clock.instant());
    }

    /**
     * Plans again intakes and confirmations that have lost their job. An intake planned more than a day ahead was planned while the clock was ahead; it runs now.
     *
     * @return when to come again
     */
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
                scope.run(id.tenantId(), () -> transaction.executeWithoutResult(_ -> begin(id)));
            }
        }
        scope.outside(CrossTenantReason.PLANNING_OF_THE_INTAKE, this::confirmations)
                .forEach(job -> tasks.planUnlessThere(job, now));
        return now.plus(PERIOD);
    }

    private void planAgain(Planned planned, Instant now) {
        OrderJobs.IntakeJob job =
                new OrderJobs.IntakeJob(planned.id().tenantId(), planned.id().shopId());
        if (planned.isAhead(now)) {
            tasks.plan(job, now);
        } else if (!planned.at().isAfter(now)) {
            tasks.planUnlessThere(job, now);
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

    /** Confirmations without a result for long. An older node may be processing younger ones right now. */
    private List<OrderJobs.ConfirmJob> confirmations() {
        return db.sql("SELECT DISTINCT tenant_id, shop_id FROM order_confirmation WHERE result IN ('OPEN', 'ASKED')"
                        + " AND asked_at < ?")
                .param(Column.of(clock.instant().minus(UNDER_WAY)))
                .query((row, _) ->
                        new OrderJobs.ConfirmJob(Column.tenant(row, "tenant_id"), Column.shop(row, "shop_id")))
                .list();
    }
}
