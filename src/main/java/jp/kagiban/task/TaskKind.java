package jp.kagiban.task;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.storage.JobType;
import org.springframework.beans.factory.ObjectProvider;

/**
 * A kind of task: its urgency, and its name, which is stored and therefore never changes.
 *
 * @param <T> the task
 */
public final class TaskKind<T extends MallTask> {

    private final String name;
    private final Urgency urgency;
    private final Class<T> about;
    private final Reading<T> reading;

    private TaskKind(String name, Urgency urgency, Class<T> about, Reading<T> reading) {
        this.name = name;
        this.urgency = urgency;
        this.about = about;
        this.reading = reading;
    }

    /**
     * Creates a task from a stored row.
     *
     * @param <T> the task
     */
    @FunctionalInterface
    public interface Reading<T extends MallTask> {
        T of(TenantId tenant, ShopId shop, UUID subject);
    }

    public static <T extends MallTask> TaskKind<T> of(
            String name, Urgency urgency, Class<T> about, Reading<T> reading) {
        return new TaskKind<>(name, urgency, about, reading);
    }

    String name() {
        return name;
    }

    Urgency urgency() {
        return urgency;
    }

    T read(Due due) {
        return reading.of(due.tenant(), due.shop(), due.subject());
    }

    /**
     * Earlier versions had one scheduled job for each task, with the same name. Such a job may come from an older node or from before the upgrade. It becomes a task
     * that is due at once.
     */
    public Task<T> takeOver(ObjectProvider<MallTasks> mallTasks, Clock clock) {
        return JobType.ofEarlierPortals(name, about).task(clock, job -> {
            mallTasks.getObject().planUnlessThere(job, clock.instant());
            return Optional.empty();
        });
    }
}
