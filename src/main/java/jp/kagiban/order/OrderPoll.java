package jp.kagiban.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.kagiban.mall.OrderPage;
import jp.kagiban.mall.OrderStatus;
import jp.kagiban.order.IntakeRows.HealthyIntake;
import jp.kagiban.order.OrderIntake.IntakeId;

/**
 * The single search that an intake needs now: for new orders, or one of the searches for changed states. Each search
 * for changed states has its own run, so that no thread waits for a mall's rate limit. Most searches find nothing new.
 *
 * @param begun the cursor with which the search begins
 */
record OrderPoll(HealthyIntake intake, Agenda agenda, IntakeCursor begun, Step.Search search) {

    /** The gap between two searches for changed states is this fraction of the interval between two polls for new orders. */
    private static final int FRACTION = 150;

    /**
     * Returns the poll. Empty unless exactly one search is due and nothing else.
     *
     * @param knownStates see {@link Agenda#begin}
     */
    static Optional<OrderPoll> of(
            HealthyIntake intake, Agenda agenda, Instant now, Function<Instant, Set<OrderStatus>> knownStates) {
        IntakeCursor cursor = intake.cursor();
        if (!cursor.forward().isEmpty() || !cursor.backwards().isEmpty()) {
            return Optional.empty();
        }
        IntakeCursor begun = agenda.beginOne(cursor, now, now.minus(intake.keptFor()), knownStates);
        return begun.forward().size() > 1
                ? Optional.empty()
                : agenda.next(begun, List.of())
                        .filter(Step.Search.class::isInstance)
                        .map(Step.Search.class::cast)
                        .filter(search -> search.window().page() == 1)
                        .map(search -> new OrderPoll(intake, agenda, begun, search));
    }

    /**
     * A poll that found nothing new.
     *
     * @param after the new cursor of the intake
     * @param next the time of the next run
     */
    record NothingNew(OrderPoll poll, IntakeCursor after, Instant next) {

        /** Returns when all new orders were last known. A search for changed states doesn't change this time. */
        Instant lastSuccess(Instant now) {
            return poll.search().kind() == Step.Kind.FORWARD
                    ? now
                    : poll.intake().lastSuccess();
        }
    }

    IntakeId id() {
        return intake.id();
    }

    /**
     * Returns the progress if this page contains nothing new and is the only page of its window. Empty if more pages
     * follow.
     */
    Optional<NothingNew> after(OrderPage page, Instant now) {
        if (!search.window().after(page, agenda.limits()).isEmpty()) {
            return Optional.empty();
        }
        IntakeCursor after = begun.after(search, page, agenda.limits());
        return Optional.of(new NothingNew(this, after, next(after, now)));
    }

    /**
     * Returns the time of the next search for changed states, which is a fraction of the interval later. A mall
     * requires a second between two calls.
     */
    Instant nextStatesSearch(Instant now) {
        return now.plus(agenda.interval().dividedBy(FRACTION));
    }

    private Instant next(IntakeCursor after, Instant now) {
        IntakeCursor upcoming = agenda.beginOne(after, now, now.minus(intake.keptFor()), _ -> Set.of());
        return upcoming.states().isEmpty() ? agenda.nextRun(after, now) : nextStatesSearch(now);
    }
}
