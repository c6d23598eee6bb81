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
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Stores the result of a task's run: sets the next due time, or deletes the task. A task that was planned again during
 * the run keeps its new plan.
 */
@Component
class TaskResults {

    /** The delay before the next try if a dependency is out of reach. */
    private static final Duration OUT_OF_REACH = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(TaskResults.class);
    private static final GrowingRest BACKOFF = new GrowingRest(Duration.ofMinutes(1), Duration.ofHours(1));

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
    void fail(Due due, Urgency kindUrgency, RuntimeException fault) {
        if (OutOfReach.isIn(fault)) {
            LOG.warn(
                    "Mall task of {} postponed for shop {}: {}; retrying in {} min",
                    due.kind(),
                    due.shop(),
                    fault.getMessage(),
                    OUT_OF_REACH.toMinutes());
            settle(due, kindUrgency, Optional.of(clock.instant().plus(OUT_OF_REACH)), due.failures());
            return;
        }
        logFault(due, fault);
        Instant again = clock.instant().plus(BACKOFF.after(due.failures()));
        settle(due, kindUrgency, Optional.of(again), due.failures() + 1);
    }

    /** A busy database may refuse a lock once. The next try usually gets it, so nobody has to do anything. */
    private static void logFault(Due due, RuntimeException fault) {
        if (fault instanceof TransientDataAccessException && due.failures() == 0) {
            LOG.info("Mall task of {} for shop {} starts again, because the database was busy", due.kind(), due.shop());
        } else {
            LOG.error("A task of kind {} has failed for shop {}; it is tried again", due.kind(), due.shop(), fault);
        }
    }

    /**
     * Stores the next due time after a run; empty means that the task is over.
     *
     * @param kindUrgency the usual urgency of the task's kind
     */
    void settle(Due due, Urgency kindUrgency, Optional<Instant> next) {
        settle(due, next.filter(at -> isStillAwaited(due, at)).isPresent() ? Urgency.AWAITED : kindUrgency, next, 0);
    }

    /** A task that a member waits for and that found no slot runs again soon. The member still waits for it. */
    private boolean isStillAwaited(Due due, Instant next) {
        return due.isAwaited() && next.isBefore(clock.instant().plus(SOON));
    }

    private void settle(Due due, Urgency urgency, Optional<Instant> next, int failures) {
        scope.run(
                due.tenant(),
                () -> next.ifPresentOrElse(at -> rows.reschedule(due, urgency, at, failures), () -> rows.delete(due)));
    }

    /** Postpones a running task. If it doesn't end on this node, the bucket's next worker runs it again. */
    void postpone(Due due, Duration delay) {
        move(due, clock.instant().plus(delay));
    }

    /** Makes the task due now. */
    void pullBack(Due due) {
        move(due, clock.instant());
    }

    private void move(Due due, Instant at) {
        scope.run(due.tenant(), () -> rows.postpone(due, at));
    }
}
