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
 * Decides what the intake does next. New orders come first, so that the list stays fresh while a long first import goes on;
 * the first import comes last.
 *
 * @param interval how often new orders are asked for
 * @param limits of the mall
 */
record Agenda(Duration interval, OrderLimits limits) {

    static final Duration STATES_EVERY = Duration.ofHours(1);

    /**
     * Returns the cursor with the due searches begun. Orders to be read are looked up only if no search comes before.
     *
     * @param met called only if the search for changed states begins; as in {@link IntakeCursor#beginStates}
     */
    IntakeCursor begun(IntakeCursor cursor, Instant now, Instant oldest, Function<Instant, Set<OrderStatus>> met) {
        IntakeCursor kept = cursor.within(now, oldest, limits);
        if (kept.forward().isEmpty() && isDue(kept.ranAt(), interval, now)) {
            return kept.beginForward(now, oldest, limits);
        }
        boolean busy = !kept.forward().isEmpty() || !kept.states().isEmpty();
        if (!busy && isDue(kept.sweptAt(), STATES_EVERY, now) && !kept.newestMissing(now, limits)) {
            return kept.beginStates(now, oldest, limits, met);
        }
        return kept;
    }

    /**
     * The same for a run of one search. A search for changed states that paused for long restarts, because new orders have come
     * that it doesn't expect. A running search for changed states ends before the next search for new orders, and a late one
     * begins before it, so both have their turn even if all runs are late.
     */
    IntakeCursor begunOne(IntakeCursor cursor, Instant now, Instant oldest, Function<Instant, Set<OrderStatus>> met) {
        IntakeCursor kept = cursor.within(now, oldest, limits);
        Duration patience = interval.multipliedBy(2);
        boolean stale = kept.states().stream().anyMatch(window -> isDue(window.to(), patience, now));
        if (!kept.states().isEmpty() && !stale) {
            return kept;
        }
        boolean late = stale || isDue(kept.sweptAt(), STATES_EVERY.plus(patience), now);
        return late && !kept.newestMissing(now, limits)
                ? kept.beginStates(now, oldest, limits, met)
                : begun(cursor, now, oldest, met);
    }

    /** A future time was written while the clock was ahead, so the real time is unknown. */
    private static boolean isDue(@Nullable Instant last, Duration period, Instant now) {
        return last == null || last.isAfter(now) || !last.plus(period).isAfter(now);
    }

    /** @param due orders to be read again, at most as many as the mall takes in one call */
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

    /** When to run again if nothing is left to do. */
    Instant nextRun(IntakeCursor cursor, Instant now) {
        Instant last = cursor.ranAt() == null || cursor.ranAt().isAfter(now) ? now : cursor.ranAt();
        Instant next = last.plus(interval);
        return next.isAfter(now) ? next : now;
    }
}
