package jp.kagiban.storage;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.kagiban.shared.GrowingRest;

/**
 * A kind of job: its name, and the type of its data. The name is stored with each job, so it must never change. A job
 * that throws is retried with capped exponential backoff.
 *
 * @param <T> the data of a job; {@link Void} if there is one job for the whole portal
 */
public final class JobType<T> {

    private static final String ALL = "all";
    private static final GrowingRest REST = new GrowingRest(Duration.ofMinutes(1), Duration.ofHours(1));

    private final TaskDescriptor<T> descriptor;
    private final boolean yielding;

    private JobType(TaskDescriptor<T> descriptor, boolean yielding) {
        this.descriptor = descriptor;
        this.yielding = yielding;
    }

    public static <T extends Job<T>> JobType<T> of(String name, Class<T> data) {
        return new JobType<>(TaskDescriptor.of(name, data), false);
    }

    /** A kind of job that only earlier versions plan, or older nodes that run beside this one. */
    public static <T> JobType<T> ofEarlierPortals(String name, Class<T> data) {
        return new JobType<>(TaskDescriptor.of(name, data), false);
    }

    /** A kind with one job for the whole portal. */
    public static JobType<Void> single(String name) {
        return new JobType<>(TaskDescriptor.of(name), false);
    }

    /** The same kind with low priority: due jobs of other kinds run first. */
    public JobType<T> yielding() {
        return new JobType<>(descriptor, true);
    }

    /**
     * Creates the scheduler's task. A worker that plans jobs itself must be looked up only when a job runs, because the
     * scheduler is built from these tasks.
     *
     * @param work does the work, and returns when the job runs again; empty if it is finished
     */
    public Task<T> task(Clock clock, Function<T, Optional<Instant>> work) {
        return Tasks.custom(descriptor)
                .onFailure(JobType.<T>retry(clock))
                .execute((job, _) -> then(work.apply(job.getData())));
    }

    /** Creates the task of a job that runs again forever and has no data. The data in its row isn't read. */
    public Task<T> task(Clock clock, Supplier<Instant> work) {
        return Tasks.custom(descriptor)
                .onFailure(JobType.<T>retry(clock))
                .execute((_, _) -> then(Optional.of(work.get())));
    }

    private static <T> CompletionHandler<T> then(Optional<Instant> next) {
        return (done, operations) -> next.ifPresentOrElse(at -> operations.reschedule(done, at), operations::remove);
    }

    private static <T> FailureHandler<T> retry(Clock clock) {
        return (failure, operations) -> {
            Duration rest = REST.after(failure.getExecution().consecutiveFailures);
            operations.reschedule(failure, clock.instant().plus(rest));
        };
    }

    /** The id of a job of this type in the scheduler's table. */
    public TaskInstanceId id(String instance) {
        return descriptor.instanceId(instance);
    }

    static <T extends Job<T>> TaskInstance<T> instance(T job) {
        JobType<T> type = job.type();
        TaskInstance.Builder<T> instance =
                type.descriptor.instance(job.instance()).data(job);
        return (type.yielding ? instance.priority(Priority.LOW) : instance).build();
    }

    static <T extends Job<T>> TaskInstanceId id(T job) {
        return job.type().id(job.instance());
    }

    static TaskInstance<Void> theOnly(JobType<Void> single) {
        return single.descriptor.instance(ALL).build();
    }

    static TaskInstanceId idOfTheOnly(JobType<Void> single) {
        return single.id(ALL);
    }
}
