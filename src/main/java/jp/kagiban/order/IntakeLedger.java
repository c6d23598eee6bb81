package jp.kagiban.order;

import io.micrometer.core.instrument.MeterRegistry;
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
 * Reads and stores the progress of a shop's intake, each in a short transaction. The result of a step is stored
 * together with the new cursor, unless the intake has changed since the step began. So a run that is killed or repeated
 * neither loses nor doubles orders.
 */
@Component
class IntakeLedger {

    private static final int MAX_REFUSALS = 2;

    private final Intakes intakes;
    private final OrderStore store;
    private final Backoff backoff;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final MeterRegistry meters;

    IntakeLedger(
            Intakes intakes,
            OrderStore store,
            Backoff backoff,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock,
            MeterRegistry meters) {
        this.intakes = intakes;
        this.store = store;
        this.backoff = backoff;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
        this.meters = meters;
    }

    Optional<OrderIntake> read(IntakeId id) {
        return intakes.findById(id);
    }

    /** Changes the intake. Empty, without a change, if the intake has changed meanwhile. */
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

    /**
     * Stores the time of the next run, because nothing is left to do. Returns this time; empty if the intake has
     * changed meanwhile.
     */
    Optional<Instant> planNext(OrderIntake intake, Instant next) {
        return change(intake, now -> now.planned(next)).map(_ -> next);
    }

    /** Pauses the intake. Returns the time of the next run; empty if the intake has changed meanwhile. */
    Optional<Instant> pause(OrderIntake intake, Pause reason) {
        Instant next = clock.instant().plus(Backoff.PAUSED);
        return change(intake, now -> now.paused(reason, next)).map(_ -> next);
    }

    /**
     * Stores the result of a step.
     *
     * @param mall the mall that returned it
     * @param cursor the cursor with which the step began
     * @return the time of the next run; empty to continue at once
     */
    Optional<Instant> write(OrderIntake intake, OrderSource mall, IntakeCursor cursor, Step step, Fetched fetched) {
        if (!fetched.orders().isEmpty()) {
            store.announce(intake.id());
        }
        Answer answer =
                fetched.failure() == null ? Answer.VALID : fetched.failure().kind();
        meters.counter("kagiban.order.fetches", "answer", answer.name()).increment();
        ReadingPlan plan = new ReadingPlan(mall);
        Optional<OrderIntake> written = change(intake, now -> {
            store.receive(intake.id(), plan, fetched.orders());
            store.miss(intake.id(), plan, fetched.missing());
            return after(now, mall.limits(), cursor, step, fetched);
        });
        return fetched.isComplete() ? Optional.empty() : written.map(OrderIntake::nextRun);
    }

    private OrderIntake after(OrderIntake now, OrderLimits limits, IntakeCursor cursor, Step step, Fetched fetched) {
        Instant instant = clock.instant();
        if (fetched.failure() != null) {
            Answer answer = fetched.failure().kind();
            Pause pause = answer == Answer.REJECTED ? Pause.REJECTED : null;
            Instant next = instant.plus(backoff.after(fetched.failure(), now.failures()));
            return now.at(afterFailure(now, cursor, step, fetched)).failed(answer, pause, instant, next);
        }
        if (!(step instanceof Step.Search search) || fetched.page() == null) {
            return now.at(cursor).answered(instant);
        }
        IntakeCursor moved = cursor.after(search, fetched.page(), limits);
        OrderIntake answered = now.at(moved).answered(instant);
        boolean upToDate = search.kind() == Step.Kind.FORWARD && moved.forward().isEmpty();
        boolean importDone =
                search.kind() == Step.Kind.BACKWARDS && moved.backwards().isEmpty();
        return upToDate || importDone ? answered.succeeded(instant) : answered;
    }

    /**
     * Returns the cursor after a failure. Gives up a window of the first import that the mall refuses repeatedly,
     * because it blocks the other windows.
     */
    private static IntakeCursor afterFailure(OrderIntake now, IntakeCursor cursor, Step step, Fetched fetched) {
        boolean refusedAgain = fetched.refused() && now.failures() >= MAX_REFUSALS;
        return refusedAgain && step instanceof Step.Search search ? cursor.skipping(search.window()) : cursor;
    }
}
