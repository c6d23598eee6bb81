package jp.kagiban.task;

import java.time.Clock;
import java.time.Instant;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Component;

/**
 * Plans tasks in the caller's transaction, if there is one. A due task starts within milliseconds of the commit if this node works its bucket, otherwise within a
 * second. A task that is planned while it runs is run once more.
 */
@Component
public class MallTasks {

    private final TaskRows rows;
    private final Buckets buckets;
    private final TaskSignal signal;
    private final TenantScope scope;
    private final Clock clock;

    MallTasks(TaskRows rows, Buckets buckets, TaskSignal signal, TenantScope scope, Clock clock) {
        this.rows = rows;
        this.buckets = buckets;
        this.signal = signal;
        this.scope = scope;
        this.clock = clock;
    }

    /** Plans the task for this time, or moves it if it is planned already. */
    public void plan(MallTask task, Instant at) {
        put(task, task.kind().urgency(), at);
    }

    /** Plans the task for now, before tasks that nobody waits for. */
    public void press(MallTask task) {
        put(task, Urgency.AWAITED, clock.instant());
    }

    private void put(MallTask task, Urgency urgency, Instant at) {
        int bucket = scope.in(task.tenant(), () -> {
            int of = buckets.of(task.tenant(), task.shop());
            rows.put(task, of, urgency, at);
            return of;
        });
        ring(bucket, at);
    }

    /** Plans the task for this time unless it is planned already. Returns whether it was planned. */
    public boolean planUnlessThere(MallTask task, Instant at) {
        return scope.in(task.tenant(), () -> {
            int bucket = buckets.of(task.tenant(), task.shop());
            boolean planned = rows.putUnlessThere(task, bucket, at);
            ring(bucket, at);
            return planned;
        });
    }

    /** Removes a planned task, if there is one. A running task ends with this run. */
    public void cancel(MallTask task) {
        scope.run(task.tenant(), () -> rows.remove(task));
    }

    /** Makes this node look for due tasks now. */
    public void wake() {
        signal.ring();
    }

    private void ring(int bucket, Instant at) {
        if (!at.isAfter(clock.instant())) {
            signal.ringAfterCommit(bucket);
        }
    }
}
