package jp.kagiban.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.kagiban.mall.OrderLimits;
import jp.kagiban.mall.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * Decides the next step of an intake. New orders come first, so that the list stays fresh during a long first import.
 * The first import comes last.
 *
 * @param interval the interval between polls for new orders
 * @param limits the mall's limits
 */
record Agenda(Duration interval, OrderLimits limits) {

    static final Duration STATES_EVERY = Duration.ofHours(1);

    /**
     * Returns the cursor after adding the searches that are due.
     *
     * @param knownStates see {@link IntakeCursor#beginStates}; called only if the search for changed states begins
     */
    IntakeCursor begin(
            IntakeCursor cursor, Instant now, Instant oldest, Function<Instant, Set<OrderStatus>> knownStates) {
        IntakeCursor current = cursor.within(now, oldest, limits);
        if (current.forward().isEmpty() && isDue(current.ranAt(), interval, now)) {
            return current.beginForward(now, oldest, limits);
        }
        boolean busy = !current.forward().isEmpty() || !current.states().isEmpty();
        if (!busy && isDue(current.sweptAt(), STATES_EVERY, now) && !current.newestMissing(now, limits)) {
            return current.beginStates(now, oldest, limits, knownStates);
        }
        return current;
    }

    /**
     * Like {@link #begin}, for runs of a single search. A search for changed states restarts if it paused for long,
     * because orders have come since that it doesn't expect. A running search for changed states is finished before the
     * next search for new orders begins. A late search for changed states also begins first. So both kinds have their
     * turn even if all runs are late.
     */
    IntakeCursor beginOne(
            IntakeCursor cursor, Instant now, Instant oldest, Function<Instant, Set<OrderStatus>> knownStates) {
        IntakeCursor current = cursor.within(now, oldest, limits);
        Duration tolerance = interval.multipliedBy(2);
        boolean stale = current.states().stream().anyMatch(window -> isDue(window.to(), tolerance, now));
        if (!current.states().isEmpty() && !stale) {
            return current;
        }
        boolean late = stale || isDue(current.sweptAt(), STATES_EVERY.plus(tolerance), now);
        return late && !current.newestMissing(now, limits)
                ? current.beginStates(now, oldest, limits, knownStates)
                : begin(cursor, now, oldest, knownStates);
    }

    /** Whether the period is over. A time in the future was written while the clock was fast, so the search is due. */
    private static boolean isDue(@Nullable Instant last, Duration period, Instant now) {
        return last == null || last.isAfter(now) || !last.plus(period).isAfter(now);
    }

    /**
     * Returns the next step; empty if nothing is left to do.
     *
     * @param due the orders to be read again, at most as many as the mall takes in one call
     */
    Optional<Step> next(IntakeCursor cursor, List<String> due) {
        if (!cursor.forward().isEmpty()) {
            return Optional.of(
                    new Step.Search(Step.Kind.FORWARD, cursor.forward().getFirst()));
        }
        if (!due.isEmpty()) {
            return Optional.of(new Step.Read(due));
        }
        if (!cursor.states().isEmpty()) {
            return Optional.of(new Step.Search(Step.Kind.STATES, cursor.states().getFirst()));
        }
        return cursor.backwards().stream().findFirst().map(window -> new Step.Search(Step.Kind.BACKWARDS, window));
    }

    /** Returns the time of the next run if nothing is left to do. */
    Instant nextRun(IntakeCursor cursor, Instant now) {
        Instant last = cursor.ranAt() == null || cursor.ranAt().isAfter(now) ? now : cursor.ranAt();
        Instant next = last.plus(interval);
        return next.isAfter(now) ? next : now;
    }
}
