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
 * Plans jobs. If the caller has a transaction, its rollback removes the plan. If this node runs jobs, a due job starts within
 * milliseconds of the commit; otherwise, at a worker's next poll.
 */
@Component
public class Jobs {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    /** Another node may change a job while it is planned, but hardly several times. */
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

    /** Plans the job for this time, unless it is planned for an earlier one. A running job is left alone. */
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

    /** Plans the job for this time, unless it is planned already. Returns whether it was planned now. */
    public <T extends Job<T>> boolean planUnlessThere(T job, Instant at) {
        return planUnlessThere(JobType.instance(job), at);
    }

    public boolean planUnlessThere(JobType<Void> single, Instant at) {
        return planUnlessThere(JobType.theOnly(single), at);
    }

    /** Removes a planned job. Does nothing if there is none, or if it is running. */
    public <T extends Job<T>> void cancel(T job) {
        cancel(JobType.id(job));
    }

    public void cancel(JobType<Void> single) {
        cancel(JobType.idOfTheOnly(single));
    }

    /**
     * Plans the job for this time, or moves it there if it is planned already. A running job is left alone. So is a job that
     * other callers keep moving: their last time stays, and the log says so. Other callers of the same job never make this call
     * fail.
     */
    <T> void plan(TaskInstance<T> job, Instant at) {
        boolean settled = false;
        for (int attempt = 0; attempt < ATTEMPTS && !settled; attempt++) {
            settled = client.scheduleIfNotExists(job, at) || tryToMove(job, at);
        }
        if (!settled && !client.scheduleIfNotExists(job, at)) {
            LOG.info(
                    "A job of {} kept changing while it was planned; the latest plan of another caller holds",
                    job.getTaskName());
        }
        wakeAfterCommit();
    }

    /**
     * Moves a planned job. Returns false if it was picked, moved or ended meanwhile, so that the caller must try again.
     * Each try sees the committed state.
     */
    private boolean tryToMove(TaskInstanceId job, Instant at) {
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

    /** Makes this node look for due jobs now, instead of at its next poll. */
    public void wake() {
        scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
    }

    /** Waits for the commit, because the scheduler wouldn't see the row before. */
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
