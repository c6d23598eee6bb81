package jp.kagiban.task;

import java.time.Clock;
import java.time.Instant;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Component;

/**
 * Plans tasks, in the caller's transaction if one is active. A due task starts within milliseconds of the commit if
 * this node works its bucket, otherwise within a second. A task that is planned while it runs runs once more
 * afterwards.
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
        planAs(task, task.kind().urgency(), at);
    }

    /** Plans the task for now, before tasks that nobody waits for. */
    public void press(MallTask task) {
        planAs(task, Urgency.AWAITED, clock.instant());
    }

    private void planAs(MallTask task, Urgency urgency, Instant at) {
        int bucket = scope.in(task.tenant(), () -> {
            int shopBucket = buckets.of(task.tenant(), task.shop());
            rows.upsert(task, shopBucket, urgency, at);
            return shopBucket;
        });
        signalIfDue(bucket, at);
    }

    /** Plans the task for this time unless it is planned already. Returns whether it was planned. */
    public boolean planUnlessThere(MallTask task, Instant at) {
        return scope.in(task.tenant(), () -> {
            int bucket = buckets.of(task.tenant(), task.shop());
            boolean planned = rows.insertUnlessPlanned(task, bucket, at);
            signalIfDue(bucket, at);
            return planned;
        });
    }

    /** Removes the task if it is planned. A run in progress becomes its last. */
    public void cancel(MallTask task) {
        scope.run(task.tenant(), () -> rows.remove(task));
    }

    /** Makes all workers of this node poll for due tasks now. */
    public void wake() {
        signal.signal();
    }

    private void signalIfDue(int bucket, Instant at) {
        if (!at.isAfter(clock.instant())) {
            signal.signalAfterCommit(bucket);
        }
    }
}
