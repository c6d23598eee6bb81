package jp.kagiban.errand;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.kagiban.shared.GrowingRest;
import jp.kagiban.shared.OutOfReach;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.TenantScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Runs a task and stores its next due time. */
@Component
class TaskRunner {

    /** The delay before the next try if a dependency doesn't answer. */
    private static final Duration OUT_OF_REACH = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);
    private static final GrowingRest REST = new GrowingRest(Duration.ofMinutes(1), Duration.ofHours(1));

    /** The delay for a kind that only a newer node knows. */
    private static final Duration UNKNOWN = Duration.ofMinutes(1);

    /** A slot or a permit is free within this time. */
    private static final Duration SOON = Duration.ofMinutes(3);

    private final Supplier<Map<String, TaskWork<?>>> works;
    private final TaskRows rows;
    private final TenantScope scope;
    private final Clock clock;

    /** Looks the works up at the first run, because they plan tasks themselves. */
    TaskRunner(ObjectProvider<TaskWork<?>> works, TaskRows rows, TenantScope scope, Clock clock) {
        this.works = SingletonSupplier.of(() ->
                works.stream().collect(Collectors.toMap(work -> work.kind().name(), Function.identity())));
        this.rows = rows;
        this.scope = scope;
        this.clock = clock;
    }

    /** Runs a task on any thread. Afterwards the task has a next due time, is deleted, or is as planned meanwhile. */
    void run(Due due) {
        PortalActs.run(() -> {
            TaskWork<?> work = works.get().get(due.kind());
            if (work == null) {
                settle(due, Urgency.LAST, Optional.of(clock.instant().plus(UNKNOWN)), due.failures());
            } else {
                run(due, work);
            }
        });
    }

    private void run(Due due, TaskWork<?> work) {
        try {
            settle(due, work.run(due));
        } catch (RuntimeException fault) {
            fail(due, fault);
        }
    }

    /** Stores that the run failed by a fault of ours. */
    void fail(Due due, RuntimeException fault) {
        if (OutOfReach.isIn(fault)) {
            LOG.warn(
                    "Mall task of {} postponed for shop {}: {}; retrying in {} min",
                    due.kind(),
                    due.shop(),
                    fault.getMessage(),
                    OUT_OF_REACH.toMinutes());
            settle(due, usual(due), Optional.of(clock.instant().plus(OUT_OF_REACH)), due.failures());
            return;
        }
        LOG.error("A task of kind {} has failed for shop {}; it is tried again", due.kind(), due.shop(), fault);
        Instant again = clock.instant().plus(REST.after(due.failures()));
        settle(due, usual(due), Optional.of(again), due.failures() + 1);
    }

    /** Stores the next due time after a run; empty means that the task is over. */
    void settle(Due due, Optional<Instant> next) {
        settle(due, next.filter(at -> isAwaitedStill(due, at)).isPresent() ? Urgency.AWAITED : usual(due), next, 0);
    }

    /** A member still waits for a task that found no slot. */
    private boolean isAwaitedStill(Due due, Instant next) {
        return due.isAwaited() && next.isBefore(clock.instant().plus(SOON));
    }

    private Urgency usual(Due due) {
        return Optional.ofNullable(works.get().get(due.kind()))
                .map(work -> work.kind().urgency())
                .orElse(Urgency.LAST);
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
