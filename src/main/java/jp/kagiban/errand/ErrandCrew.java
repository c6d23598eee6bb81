package jp.kagiban.errand;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The threads that run errands on this node, whatever their buckets. */
@Component
class ErrandCrew implements DisposableBean {

    static final int SIZE = 48;

    static final int FOR_AWAITED = 4;

    private static final int IDLE_SECONDS = 30;
    private static final int LAST_WORDS_SECONDS = 2;

    private final Semaphore places = new Semaphore(SIZE);
    private final TenantShares shares = new TenantShares();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            SIZE,
            SIZE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("errand-", 1).factory());

    ErrandCrew() {
        threads.allowCoreThreadTimeOut(true);
    }

    TenantShares shares() {
        return shares;
    }

    /** How many threads are free; a moment later it may be otherwise. */
    int free() {
        return Math.max(0, places.availablePermits() - FOR_AWAITED);
    }

    /**
     * Has a thread do the task. False if all are busy: then nothing happens.
     *
     * @param awaited whether a member waits for it: some places are kept for such
     * @param afterwards called when the place is free again
     */
    boolean begin(Runnable task, boolean awaited, Runnable afterwards) {
        if ((!awaited && places.availablePermits() <= FOR_AWAITED) || !places.tryAcquire()) {
            return false;
        }
        try {
            threads.execute(() -> run(task, afterwards));
            return true;
        } catch (RejectedExecutionException ending) {
            places.release();
            return false;
        }
    }

    private void run(Runnable task, Runnable afterwards) {
        try {
            task.run();
        } finally {
            places.release();
            afterwards.run();
        }
    }

    /** Ends what still runs, and lets it note that it ends. */
    @Override
    public void destroy() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
