package jp.kagiban.order;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Subject;
import jp.kagiban.mall.OrderLimits;
import jp.kagiban.order.IntakeStatus.FirstImport;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** How the intakes of the tenant in force stand. */
@Service
public class IntakeStatuses {

    /** The least and the most days that a first import may reach back. */
    public static final int LEAST_REACH = 1;

    public static final int MOST_REACH = OrderIntake.FARTHEST_REACH;

    private final Intakes intakes;
    private final KnownOrders known;
    private final Retentions retentions;
    private final MallOrders orders;
    private final OrderJobs jobs;
    private final TenantScope scope;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final AuditTrail trail;
    private final Clock clock;

    IntakeStatuses(
            Intakes intakes,
            KnownOrders known,
            Retentions retentions,
            MallOrders orders,
            OrderJobs jobs,
            TenantScope scope,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            AuditTrail trail,
            Clock clock) {
        this.intakes = intakes;
        this.known = known;
        this.retentions = retentions;
        this.orders = orders;
        this.jobs = jobs;
        this.scope = scope;
        this.events = events;
        this.transaction = transaction;
        this.trail = trail;
        this.clock = clock;
    }

    /** Empty for a shop that has had no key in use yet. */
    @Needs(Permission.SEE_ORDERS)
    public Optional<IntakeStatus> of(UUID shop) {
        return intakes.findById(new IntakeId(scope.current(), shop)).map(this::standing);
    }

    /** Of all shops that have had a key in use. */
    @Needs(Permission.SEE_ORDERS)
    public List<IntakeStatus> all() {
        return intakes.findByIdTenantId(scope.current()).stream()
                .map(this::standing)
                .toList();
    }

    private IntakeStatus standing(OrderIntake intake) {
        IntakeCursor place = intake.where();
        return new IntakeStatus(
                intake.id().shopId(),
                intake.reachDays(),
                intake.pause(),
                intake.lastAnswer(),
                intake.lastAnswerAt(),
                intake.lastSuccess(),
                intake.failures(),
                intake.nextRun(),
                place.watermark(),
                firstImport(place),
                known.missing(intake.id()));
    }

    /** For how many days orders are kept; an import that reaches further back leaves the older ones out. */
    @Needs(Permission.SEE_ORDERS)
    public int daysKept() {
        return retentions.days(scope.current());
    }

    private static @Nullable FirstImport firstImport(IntakeCursor place) {
        return place.backwards().isEmpty()
                ? null
                : new FirstImport(
                        place.backwards().getFirst().to(),
                        place.floor(),
                        Math.min(place.fetched(), place.expected()),
                        place.expected());
    }

    /**
     * Lets the first import reach further back; what was fetched stays where it reaches less far.
     *
     * @param days {@link #LEAST_REACH} to {@link #MOST_REACH}
     * @return false if the shop has had no key in use yet
     */
    @Needs(Permission.CHANGE_SHOPS)
    public boolean reach(UUID shop, int days) {
        if (days < LEAST_REACH || days > MOST_REACH) {
            throw new IllegalArgumentException("A first import reaches back 1 to 730 days");
        }
        UUID tenant = scope.current();
        return orders.of(shop)
                .map(mall -> reach(tenant, shop, days, mall.limits()))
                .orElse(false);
    }

    private boolean reach(UUID tenant, UUID shop, int days, OrderLimits limits) {
        return Boolean.TRUE.equals(transaction.execute(_ -> intakes.lock(tenant, shop)
                .map(intake -> {
                    intakes.save(intake.reaching(days, limits, clock.instant()));
                    jobs.plan(new OrderJobs.IntakeJob(tenant, shop), clock.instant());
                    events.publishEvent(new OrdersChanged(tenant, shop));
                    trail.record(AuditRecord.of(Action.ORDERS_REACH_CHANGED)
                            .on(Subject.shop(shop))
                            .with(Detail.DAYS, days));
                    return true;
                })
                .orElse(false)));
    }
}
