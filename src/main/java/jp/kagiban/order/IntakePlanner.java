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
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ActiveKeys;
import jp.kagiban.shop.ShopChanged;
import jp.kagiban.shop.ShopKeyActivated;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Plans the intake: in the very transaction in which a key comes into use, as soon as a pause is over, and again after a start
 * and every hour what has lost its job, confirmations too. What would run farther ahead than ever is planned was written while
 * the clock was ahead, and runs now.
 */
@Component
class IntakePlanner {

    private static final Duration PERIOD = Duration.ofHours(1);

    /** However a mall answers, no intake rests for longer. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Intakes intakes;
    private final MallOrders orders;
    private final OrderJobs jobs;
    private final ActiveKeys keys;
    private final ShopStatuses standings;
    private final TenantScope scope;
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;

    IntakePlanner(
            Intakes intakes,
            MallOrders orders,
            OrderJobs jobs,
            ActiveKeys keys,
            ShopStatuses standings,
            TenantScope scope,
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock) {
        this.intakes = intakes;
        this.orders = orders;
        this.jobs = jobs;
        this.keys = keys;
        this.standings = standings;
        this.scope = scope;
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener
    void on(ShopKeyActivated activated) {
        begin(new IntakeId(activated.tenant(), activated.shop()));
    }

    private void begin(IntakeId id) {
        orders.of(id.shopId()).ifPresent(mall -> begin(id, mall.limits()));
    }

    private void begin(IntakeId id, OrderLimits limits) {
        Instant now = clock.instant();
        Optional<OrderIntake> there = intakes.lock(id.tenantId(), id.shopId());
        intakes.save(there.map(intake -> intake.planned(now)).orElseGet(() -> OrderIntake.begin(id, limits, now)));
        jobs.plan(new OrderJobs.IntakeJob(id.tenantId(), id.shopId()), now);
    }

    /** The watch may have found that RMS takes the key again, or that it takes it no more: both are shown at once. */
    @EventListener
    void on(ShopChanged changed) {
        intakes.findById(new IntakeId(changed.tenant(), changed.shop()))
                .filter(intake -> intake.pause() == null ? mustRest(intake) : mayGoOn(intake))
                .ifPresent(intake ->
                        jobs.plan(new OrderJobs.IntakeJob(changed.tenant(), changed.shop()), clock.instant()));
    }

    private boolean mayGoOn(OrderIntake intake) {
        return pause(intake).isEmpty() && intake.lastAnswer() != Answer.REJECTED;
    }

    private boolean mustRest(OrderIntake intake) {
        return pause(intake).filter(IntakeStatus.Pause.REJECTED::equals).isPresent();
    }

    private Optional<IntakeStatus.Pause> pause(OrderIntake intake) {
        return IntakeRun.pause(
                standings.of(intake.id().shopId()).map(ShopStatus::active).orElse(null), clock.instant());
    }

    @EventListener(ApplicationReadyEvent.class)
    void planAtStart() {
        jobs.planMending(clock.instant());
    }

    /** Returns when to come again. */
    Instant mend() {
        Instant now = clock.instant();
        Set<IntakeId> begun = new HashSet<>();
        for (Planned planned : scope.outside(CrossTenantReason.PLANNING_OF_THE_INTAKE, this::planned)) {
            begun.add(planned.id());
            if (planned.isDue(now)) {
                jobs.plan(
                        new OrderJobs.IntakeJob(
                                planned.id().tenantId(), planned.id().shopId()),
                        now);
            }
        }
        for (ActiveKeys.InUse shop : keys.all()) {
            IntakeId id = new IntakeId(shop.tenant(), shop.shop());
            if (!begun.contains(id)) {
                scope.run(id.tenantId(), () -> transaction.executeWithoutResult(_ -> begin(id)));
            }
        }
        scope.outside(CrossTenantReason.PLANNING_OF_THE_INTAKE, this::confirmations)
                .forEach(job -> jobs.planUnlessThere(job, now));
        return now.plus(PERIOD);
    }

    private record Planned(IntakeId id, Instant at) {

        boolean isDue(Instant now) {
            return !at.isAfter(now) || at.isAfter(now.plus(LONGEST));
        }
    }

    private List<Planned> planned() {
        return db.sql("SELECT tenant_id, shop_id, next_run FROM order_intake")
                .query((row, _) -> new Planned(
                        new IntakeId(Column.uuid(row, "tenant_id"), Column.uuid(row, "shop_id")),
                        Optional.ofNullable(Column.instant(row, "next_run")).orElse(Instant.EPOCH)))
                .list();
    }

    /** The confirmations that were asked for and have no result. */
    private List<OrderJobs.ConfirmJob> confirmations() {
        return db.sql("SELECT DISTINCT tenant_id, batch_id FROM order_confirmation WHERE result IN ('OPEN', 'ASKED')")
                .query((row, _) ->
                        new OrderJobs.ConfirmJob(Column.uuid(row, "tenant_id"), Column.uuid(row, "batch_id")))
                .list();
    }
}
