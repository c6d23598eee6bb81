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
import jp.kagiban.shop.ShopMalls;
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
 * Plans intakes: in the transaction that activates a key, and at the end of a pause. After a start and every hour, also
 * plans intakes and confirmations that have lost their task.
 */
@Component
class IntakePlanner {

    private static final Duration PERIOD = Duration.ofHours(1);

    /** A confirmation without a result may be under way for this time. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(10);

    /** No intake is planned further ahead. A later time was written while the clock was fast. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Intakes intakes;
    private final ShopMalls malls;
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
            ShopMalls malls,
            MallTasks tasks,
            Jobs jobs,
            KeyInUse key,
            ActiveKeys keys,
            TenantScope scope,
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock) {
        this.intakes = intakes;
        this.malls = malls;
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

    /** Begins the intake of a shop. Runs in the caller's transaction and in the scope of the shop's tenant. */
    private void begin(IntakeId id) {
        malls.orders(id.shopId()).ifPresent(mall -> begin(id, mall.limits()));
    }

    private void begin(IntakeId id, OrderLimits limits) {
        Instant now = clock.instant();
        OrderIntake intake = intakes.lock(id.tenantId(), id.shopId())
                .map(existing -> existing.planned(now))
                .orElseGet(() -> OrderIntake.begin(id, limits, now));
        intakes.save(pause(intake).map(reason -> intake.paused(reason, now)).orElse(intake));
        tasks.plan(new OrderJobs.IntakeJob(id.tenantId(), id.shopId()), now);
    }

    /**
     * Runs the intake now if a check has found that the mall accepts the key again, or no longer. Pages then show that
     * at once.
     */
    @EventListener
    void on(ShopChanged changed) {
        intakes.findById(new IntakeId(changed.tenant(), changed.shop()))
                .filter(intake -> intake.pause() == null ? mustPause(intake) : mayContinue(intake))
                .ifPresent(intake ->
                        tasks.plan(new OrderJobs.IntakeJob(changed.tenant(), changed.shop()), clock.instant()));
    }

    private boolean mayContinue(OrderIntake intake) {
        return pause(intake).isEmpty() && intake.lastAnswer() != Answer.REJECTED;
    }

    private boolean mustPause(OrderIntake intake) {
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
     * Plans intakes and confirmations that have lost their task. An intake that is planned more than a day ahead was
     * planned while the clock was fast, so it runs now.
     *
     * @return the time of the next run
     */
    Instant reconcile() {
        Instant now = clock.instant();
        Set<IntakeId> existing = new HashSet<>();
        for (Planned planned : scope.outside(CrossTenantReason.PLANNING_OF_THE_INTAKE, this::planned)) {
            existing.add(planned.id());
            replan(planned, now);
        }
        for (ActiveKeys.InUse shop : keys.all()) {
            IntakeId id = new IntakeId(shop.tenant(), shop.shop());
            if (!existing.contains(id)) {
                scope.run(id.tenantId(), () -> transaction.executeWithoutResult(_ -> begin(id)));
            }
        }
        scope.outside(CrossTenantReason.PLANNING_OF_THE_INTAKE, this::openConfirmations)
                .forEach(job -> tasks.planUnlessThere(job, now));
        return now.plus(PERIOD);
    }

    private void replan(Planned planned, Instant now) {
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

    /**
     * Returns tasks for confirmations without a result for 10 min. An older node may still be processing younger
     * confirmations.
     */
    private List<OrderJobs.ConfirmJob> openConfirmations() {
        return db.sql("SELECT DISTINCT tenant_id, shop_id FROM order_confirmation WHERE result IN ('OPEN', 'ASKED')"
                        + " AND asked_at < ?")
                .param(Column.of(clock.instant().minus(UNDER_WAY)))
                .query((row, _) ->
                        new OrderJobs.ConfirmJob(Column.tenant(row, "tenant_id"), Column.shop(row, "shop_id")))
                .list();
    }
}
