package jp.kagiban.storage;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Plans jobs, in the transaction of the caller where there is one: rolled back, nothing is planned. A job that is due starts
 * within milliseconds of the commit where this node runs jobs, else at a worker's next poll.
 */
@Component
public class Jobs {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    /** A job can change under our hands while it is planned, but hardly several times. */
    private static final int ATTEMPTS = 3;

    private final SchedulerClient client;
    private final ObjectProvider<Scheduler> scheduler;

    Jobs(SchedulerClient client, ObjectProvider<Scheduler> scheduler) {
        this.client = client;
        this.scheduler = scheduler;
    }

    /** Plans as {@link #plan(TaskInstance, Instant)} does. */
    public <T extends Job<T>> void plan(T job, Instant at) {
        plan(JobType.instance(job), at);
    }

    /** Plans the job for then, unless it is planned for earlier. One that runs right now is left alone. */
    public <T extends Job<T>> void planAtLatest(T job, Instant at) {
        boolean soon = client.getScheduledExecution(JobType.id(job))
                .filter(planned -> !planned.getExecutionTime().isAfter(at))
                .isPresent();
        if (!soon) {
            plan(job, at);
        }
    }

    public void plan(JobType<Void> single, Instant at) {
        plan(JobType.theOnly(single), at);
    }

    /** Plans the job for then unless it is planned already. Tells whether it was planned now. */
    public <T extends Job<T>> boolean planUnlessThere(T job, Instant at) {
        return planUnlessThere(JobType.instance(job), at);
    }

    public boolean planUnlessThere(JobType<Void> single, Instant at) {
        return planUnlessThere(JobType.theOnly(single), at);
    }

    /** Takes a planned job away. Nothing happens if there is none, nor to one that runs right now. */
    public <T extends Job<T>> void cancel(T job) {
        cancel(JobType.id(job));
    }

    public void cancel(JobType<Void> single) {
        cancel(JobType.idOfTheOnly(single));
    }

    /**
     * Plans the job for then, or moves it there if it is planned already. A job that runs right now is left alone. So is a
     * job that others keep moving: the last of them has set its time, and the log says so. Other callers of the same job never fail this
     * one.
     */
    <T> void plan(TaskInstance<T> job, Instant at) {
        boolean settled = false;
        for (int attempt = 0; attempt < ATTEMPTS && !settled; attempt++) {
            settled = client.scheduleIfNotExists(job, at) || moved(job, at);
        }
        if (!settled && !client.scheduleIfNotExists(job, at)) {
            LOG.info(
                    "A job of {} kept changing while it was planned; the latest plan of another caller holds",
                    job.getTaskName());
        }
        wakeAfterCommit();
    }

    /** False if the job was picked, moved or ended in between: then look again. Each look sees what is committed. */
    private boolean moved(TaskInstanceId job, Instant at) {
        try {
            return client.reschedule(job, at);
        } catch (TaskInstanceCurrentlyExecutingException running) {
            LOG.debug("A job runs right now and is left alone");
            return true;
        } catch (TaskInstanceNotFoundException ended) {
            LOG.debug("A job has just ended and is planned anew");
            return false;
        } catch (ExecutionException changed) {
            LOG.debug("A job was picked, moved or ended while it was moved, and is looked at anew");
            return false;
        }
    }

    private <T> boolean planUnlessThere(TaskInstance<T> job, Instant at) {
        boolean planned = client.scheduleIfNotExists(job, at);
        wakeAfterCommit();
        return planned;
    }

    void cancel(TaskInstanceId job) {
        try {
            if (client.getScheduledExecution(job).isPresent()) {
                client.cancel(job);
            }
        } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException | ExecutionException gone) {
            LOG.debug("A job runs right now, or has just ended, and is left alone");
        }
    }

    /** Has this node look for due jobs now, and not only at its next poll. */
    public void wake() {
        scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
    }

    /** The trigger comes after the commit: before it, the check would not see the row. */
    private void wakeAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            wake();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake();
            }
        });
    }
}
