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
 * A kind of job: its name, which is stored with each job and so never changes, and what its jobs are about. After a fault of
 * ours a job is tried again with capped exponential backoff.
 *
 * @param <T> what a job is about; {@link Void} where there is one for the whole portal
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

    public static <T extends Job<T>> JobType<T> of(String name, Class<T> about) {
        return new JobType<>(TaskDescriptor.of(name, about), false);
    }

    /** Jobs of a kind that only earlier portals, or older nodes beside this one, plan. */
    public static <T> JobType<T> ofEarlierPortals(String name, Class<T> about) {
        return new JobType<>(TaskDescriptor.of(name, about), false);
    }

    /** One job for the whole portal. */
    public static JobType<Void> single(String name) {
        return new JobType<>(TaskDescriptor.of(name), false);
    }

    /** Its jobs let those of other types go first. */
    public JobType<T> yielding() {
        return new JobType<>(descriptor, true);
    }

    /**
     * The scheduler's task. The scheduler is made of these tasks: a worker that plans jobs itself is looked up when one runs.
     *
     * @param work returns when the job runs again; empty if it is over
     */
    public Task<T> task(Clock clock, Function<T, Optional<Instant>> work) {
        return Tasks.custom(descriptor)
                .onFailure(JobType.<T>retry(clock))
                .execute((job, _) -> then(work.apply(job.getData())));
    }

    /** The same for a job that goes on forever, and is about nothing: what its row holds isn't read. */
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

    /** Under which a job of this type stands in the scheduler's table. */
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
