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

    /** Threads reserved for tasks that members wait for. */
    static final int FOR_AWAITED = 4;

    private static final int IDLE_SECONDS = 30;
    private static final int SHUTDOWN_SECONDS = 2;

    private final Semaphore slots = new Semaphore(TenantBulkhead.NODE_LIMIT);
    private final TenantQuota quota = new TenantQuota();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            TenantBulkhead.NODE_LIMIT,
            TenantBulkhead.NODE_LIMIT,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("mall-task-", 1).factory());

    WorkerPool() {
        threads.allowCoreThreadTimeOut(true);
    }

    TenantQuota quota() {
        return quota;
    }

    /** A momentary count of threads that are free for this urgency. */
    int freeThreads(Urgency urgency) {
        int reserved = switch (urgency) {
            case AWAITED -> 0;
            case CHECK -> FOR_AWAITED;
            case BULK, LAST -> TenantBulkhead.NODE_LIMIT - urgency.shareOf(TenantBulkhead.NODE_LIMIT);
        };
        return Math.max(0, slots.availablePermits() - reserved);
    }

    /**
     * Runs the task on a thread. Returns false and does nothing if no thread is free for its urgency.
     *
     * @param afterwards runs once the slot is free again
     */
    boolean begin(Runnable task, Urgency urgency, Runnable afterwards) {
        if (freeThreads(urgency) == 0 || !slots.tryAcquire()) {
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
                slots.release();
            }
        }
        return true;
    }

    private void run(Runnable task, Runnable afterwards) {
        try {
            task.run();
        } finally {
            slots.release();
            afterwards.run();
        }
    }

    /** Interrupts running tasks, and waits 2 s while they store that. */
    void end() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
