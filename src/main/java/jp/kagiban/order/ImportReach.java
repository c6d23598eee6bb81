package jp.kagiban.order;

import java.time.Clock;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Subject;
import jp.kagiban.mall.OrderLimits;
import jp.kagiban.order.OrderIntake.OrdersChanged;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopMalls;
import jp.kagiban.task.MallTasks;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes how many days back the first import of a shop reaches. */
@Service
public class ImportReach {

    /** The minimum number of days that a first import reaches back. */
    public static final int LEAST = 1;

    /** The maximum number of days that a first import reaches back. */
    public static final int MOST = OrderIntake.FARTHEST_REACH;

    private final Intakes intakes;
    private final ShopMalls malls;
    private final MallTasks tasks;
    private final TenantScope scope;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final AuditTrail trail;
    private final Clock clock;

    ImportReach(
            Intakes intakes,
            ShopMalls malls,
            MallTasks tasks,
            TenantScope scope,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            AuditTrail trail,
            Clock clock) {
        this.intakes = intakes;
        this.malls = malls;
        this.tasks = tasks;
        this.scope = scope;
        this.events = events;
        this.transaction = transaction;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Changes the reach. Fetched orders stay even if the new reach is shorter.
     *
     * @param days {@link #LEAST} to {@link #MOST}
     * @return false if the shop has never had a key in use
     */
    @Needs(Permission.CHANGE_SHOPS)
    public boolean change(ShopId shop, int days) {
        if (days < LEAST || days > MOST) {
            throw new IllegalArgumentException("A first import reaches back 1 to 730 days");
        }
        TenantId tenant = scope.current();
        return malls.orders(shop)
                .map(mall -> change(tenant, shop, days, mall.limits()))
                .orElse(false);
    }

    private boolean change(TenantId tenant, ShopId shop, int days, OrderLimits limits) {
        return Boolean.TRUE.equals(transaction.execute(_ -> intakes.lock(tenant, shop)
                .map(intake -> {
                    intakes.save(intake.reaching(days, limits, clock.instant()));
                    tasks.plan(new OrderJobs.IntakeJob(tenant, shop), clock.instant());
                    events.publishEvent(new OrdersChanged(tenant, shop));
                    trail.record(AuditRecord.of(Action.ORDERS_REACH_CHANGED)
                            .on(Subject.shop(shop))
                            .with(Detail.DAYS, days));
                    return true;
                })
                .orElse(false)));
    }
}
