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
    private final Class<T> type;
    private final Reading<T> reading;

    private TaskKind(String name, Urgency urgency, Class<T> type, Reading<T> reading) {
        this.name = name;
        this.urgency = urgency;
        this.type = type;
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

    public static <T extends MallTask> TaskKind<T> of(String name, Urgency urgency, Class<T> type, Reading<T> reading) {
        return new TaskKind<>(name, urgency, type, reading);
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
     * Replaces jobs of earlier versions by tasks that are due at once. Those versions had one scheduled job for each
     * task, with the same name. Such a job may come from an older node or from before the upgrade.
     */
    public Task<T> takeOver(ObjectProvider<MallTasks> mallTasks, Clock clock) {
        return JobType.ofEarlierPortals(name, type).task(clock, job -> {
            mallTasks.getObject().planUnlessThere(job, clock.instant());
            return Optional.empty();
        });
    }
}
