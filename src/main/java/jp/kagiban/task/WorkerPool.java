package jp.kagiban.task;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** The thread pool for tasks of all buckets on this node. */
@Component
class WorkerPool {

    static final int FOR_AWAITED = 4;

    private static final int IDLE_SECONDS = 30;
    private static final int LAST_WORDS_SECONDS = 2;

    private final Semaphore places = new Semaphore(TenantBulkhead.OF_ALL);
    private final TenantQuota shares = new TenantQuota();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            TenantBulkhead.OF_ALL,
            TenantBulkhead.OF_ALL,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("mall-task-", 1).factory());

    WorkerPool() {
        threads.allowCoreThreadTimeOut(true);
    }

    TenantQuota shares() {
        return shares;
    }

    /** A momentary count of threads that are free for this urgency. */
    int free(Urgency urgency) {
        int kept = switch (urgency) {
            case AWAITED -> 0;
            case CHECK -> FOR_AWAITED;
            case BULK, LAST -> TenantBulkhead.OF_ALL - urgency.places(TenantBulkhead.OF_ALL);
        };
        return Math.max(0, places.availablePermits() - kept);
    }

    /**
     * Runs the task on a thread. Returns false and does nothing if none is free for it.
     *
     * @param afterwards runs once the slot is free again
     */
    boolean begin(Runnable task, Urgency urgency, Runnable afterwards) {
        if (free(urgency) == 0 || !places.tryAcquire()) {
            return false;
        }
        boolean begun = false;
        try {
            threads.execute(() -> run(task, afterwards));
            begun = true;
        } catch (RejectedExecutionException ending) {
            return false;
        } finally {
            if (!begun) {
                places.release();
            }
        }
        return true;
    }

    private void run(Runnable task, Runnable afterwards) {
        try {
            task.run();
        } finally {
            places.release();
            afterwards.run();
        }
    }

    /** Interrupts running tasks, and lets them record that. */
    void end() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
