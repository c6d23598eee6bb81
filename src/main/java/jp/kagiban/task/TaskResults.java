package jp.kagiban.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.shared.GrowingRest;
import jp.kagiban.shared.OutOfReach;
import jp.kagiban.shared.TenantScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Stores how the runs of tasks ended: afterwards a task has a next due time, is deleted, or is as planned meanwhile. */
@Component
class TaskResults {

    /** The delay before the next try if a dependency doesn't answer. */
    private static final Duration OUT_OF_REACH = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(TaskResults.class);
    private static final GrowingRest REST = new GrowingRest(Duration.ofMinutes(1), Duration.ofHours(1));

    /** A slot or a permit is free within this time. */
    private static final Duration SOON = Duration.ofMinutes(3);

    private final TaskRows rows;
    private final TenantScope scope;
    private final Clock clock;

    TaskResults(TaskRows rows, TenantScope scope, Clock clock) {
        this.rows = rows;
        this.scope = scope;
        this.clock = clock;
    }

    /** Stores that the run failed by a fault of ours. */
    void fail(Due due, Urgency usual, RuntimeException fault) {
        if (OutOfReach.isIn(fault)) {
            LOG.warn(
                    "Mall task of {} postponed for shop {}: {}; retrying in {} min",
                    due.kind(),
                    due.shop(),
                    fault.getMessage(),
                    OUT_OF_REACH.toMinutes());
            settle(due, usual, Optional.of(clock.instant().plus(OUT_OF_REACH)), due.failures());
            return;
        }
        LOG.error("A task of kind {} has failed for shop {}; it is tried again", due.kind(), due.shop(), fault);
        Instant again = clock.instant().plus(REST.after(due.failures()));
        settle(due, usual, Optional.of(again), due.failures() + 1);
    }

    /**
     * Stores the next due time after a run; empty means that the task is over.
     *
     * @param usual the urgency of its kind
     */
    void settle(Due due, Urgency usual, Optional<Instant> next) {
        settle(due, next.filter(at -> isAwaitedStill(due, at)).isPresent() ? Urgency.AWAITED : usual, next, 0);
    }

    /** A member still waits for a task that found no slot. */
    private boolean isAwaitedStill(Due due, Instant next) {
        return due.isAwaited() && next.isBefore(clock.instant().plus(SOON));
    }

    private void settle(Due due, Urgency urgency, Optional<Instant> next, int failures) {
        scope.run(
                due.tenant(),
                () -> next.ifPresentOrElse(at -> rows.again(due, urgency, at, failures), () -> rows.over(due)));
    }

    /** Moves a running task for the bucket's next worker, since it may not end on this node. */
    void leave(Due due, Duration rest) {
        move(due, clock.instant().plus(rest));
    }

    /** Makes the task due now. */
    void pullBack(Due due) {
        move(due, clock.instant());
    }

    private void move(Due due, Instant at) {
        scope.run(due.tenant(), () -> rows.postpone(due, at));
    }
}
