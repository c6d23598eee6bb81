package jp.kagiban.order;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.OrderLimits;
import jp.kagiban.mall.OrderSource;
import jp.kagiban.order.Fetcher.Fetched;
import jp.kagiban.order.IntakeStatus.Pause;
import jp.kagiban.order.OrderIntake.IntakeId;
import jp.kagiban.order.OrderIntake.OrdersChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads and writes the progress of a shop's intake, in one short transaction each. The result of a step is stored together with
 * the new cursor, if the cursor hasn't changed since the step began. So a run that was killed, or that runs twice, neither loses
 * nor doubles orders.
 */
@Component
class IntakeLedger {

    private static final int REFUSALS_BORNE = 2;

    private final Intakes intakes;
    private final OrderStore store;
    private final Backoff rests;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    IntakeLedger(
            Intakes intakes,
            OrderStore store,
            Backoff rests,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.intakes = intakes;
        this.store = store;
        this.rests = rests;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    Optional<OrderIntake> read(IntakeId id) {
        return intakes.findById(id);
    }

    /** Empty if the cursor has changed meanwhile; then nothing was written. */
    private Optional<OrderIntake> change(OrderIntake before, UnaryOperator<OrderIntake> change) {
        IntakeId id = before.id();
        return transaction.execute(_ -> intakes.lock(id.tenantId(), id.shopId())
                .filter(now -> now.version() == before.version())
                .map(now -> {
                    OrderIntake saved = intakes.save(change.apply(now));
                    events.publishEvent(new OrdersChanged(id.tenantId(), id.shopId()));
                    return saved;
                }));
    }

    /** Nothing is left to do for now. Returns when to come again; empty if it was overtaken. */
    Optional<Instant> rest(OrderIntake intake, Instant next) {
        return change(intake, now -> now.planned(next)).map(_ -> next);
    }

    /** Returns when to come again; empty if it was overtaken. */
    Optional<Instant> pause(OrderIntake intake, Pause reason) {
        Instant next = clock.instant().plus(Backoff.PAUSED);
        return change(intake, now -> now.paused(reason, next)).map(_ -> next);
    }

    /**
     * Stores what a step brought.
     *
     * @param mall where it comes from
     * @param cursor where the step began
     * @return when to come again; empty to go on at once
     */
    Optional<Instant> write(OrderIntake intake, OrderSource mall, IntakeCursor cursor, Step step, Fetched fetched) {
        if (!fetched.orders().isEmpty()) {
            store.announce(intake.id());
        }
        ReadingPlan plan = new ReadingPlan(mall);
        Optional<OrderIntake> written = change(intake, now -> {
            store.receive(intake.id(), plan, fetched.orders());
            store.miss(intake.id(), plan, fetched.missing());
            return after(now, mall.limits(), cursor, step, fetched);
        });
        return fetched.whole() ? Optional.empty() : written.map(OrderIntake::nextRun);
    }

    private OrderIntake after(OrderIntake now, OrderLimits limits, IntakeCursor cursor, Step step, Fetched fetched) {
        Instant instant = clock.instant();
        if (fetched.failure() != null) {
            Answer answer = fetched.failure().kind();
            Pause pause = answer == Answer.REJECTED ? Pause.REJECTED : null;
            Instant next = instant.plus(rests.after(fetched.failure(), now.failures()));
            return now.at(left(now, cursor, step, fetched)).failed(answer, pause, instant, next);
        }
        if (!(step instanceof Step.Search search) || fetched.page() == null) {
            return now.at(cursor).answered(instant);
        }
        IntakeCursor moved = cursor.after(search, fetched.page(), limits);
        OrderIntake answered = now.at(moved).answered(instant);
        boolean fresh = search.kind() == Step.Kind.FORWARD && moved.forward().isEmpty();
        boolean through =
                search.kind() == Step.Kind.BACKWARDS && moved.backwards().isEmpty();
        return fresh || through ? answered.succeeded(instant) : answered;
    }

    /** Gives up a window of the first import that the mall refuses repeatedly, because the others wait behind it. */
    private static IntakeCursor left(OrderIntake now, IntakeCursor cursor, Step step, Fetched fetched) {
        boolean again = fetched.refused() && now.failures() >= REFUSALS_BORNE;
        return again && step instanceof Step.Search search ? cursor.skipping(search.window()) : cursor;
    }
}
