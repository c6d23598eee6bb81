package jp.kagiban.order;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.errand.Errands;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.OrderLimits;
import jp.kagiban.order.IntakeStatus.Pause;
import jp.kagiban.shop.register.ShopChanged;
import jp.kagiban.shop.register.ShopKeyActivated;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Plans the intake: in the very transaction in which a key comes into use, and as soon as a pause is over. */
@Component
class IntakePlanner {

    private final Intakes intakes;
    private final MallOrders orders;
    private final Errands errands;
    private final KeyInUse key;
    private final Clock clock;

    IntakePlanner(Intakes intakes, MallOrders orders, Errands errands, KeyInUse key, Clock clock) {
        this.intakes = intakes;
        this.orders = orders;
        this.errands = errands;
        this.key = key;
        this.clock = clock;
    }

    @EventListener
    void on(ShopKeyActivated activated) {
        begin(new IntakeId(activated.tenant(), activated.shop()));
    }

    /** In the caller's transaction, which has the shop's tenant in force. */
    void begin(IntakeId id) {
        orders.of(id.shopId()).ifPresent(mall -> begin(id, mall.limits()));
    }

    private void begin(IntakeId id, OrderLimits limits) {
        Instant now = clock.instant();
        Optional<OrderIntake> there = intakes.lock(id.tenantId(), id.shopId());
        intakes.save(there.map(intake -> intake.planned(now)).orElseGet(() -> OrderIntake.begin(id, limits, now)));
        errands.plan(new OrderJobs.IntakeJob(id.tenantId(), id.shopId()), now);
    }

    /** The watch may have found that the mall takes the key again, or that it takes it no more: both are shown at once. */
    @EventListener
    void on(ShopChanged changed) {
        intakes.findById(new IntakeId(changed.tenant(), changed.shop()))
                .filter(intake -> intake.pause() == null ? mustRest(intake) : mayGoOn(intake))
                .ifPresent(intake ->
                        errands.plan(new OrderJobs.IntakeJob(changed.tenant(), changed.shop()), clock.instant()));
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
}
