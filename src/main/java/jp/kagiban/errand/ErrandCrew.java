package jp.kagiban.errand;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The threads that run errands on this node, whatever their buckets. */
@Component
class ErrandCrew implements DisposableBean {

    static final int SIZE = 48;

    private static final int IDLE_SECONDS = 30;

    private final Semaphore places = new Semaphore(SIZE);
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

    /** How many threads are free; a moment later it may be otherwise. */
    int free() {
        return places.availablePermits();
    }

    /** False if all are busy: then nothing happens. */
    boolean begin(Runnable task) {
        if (!places.tryAcquire()) {
            return false;
        }
        threads.execute(() -> {
            try {
                task.run();
            } finally {
                places.release();
            }
        });
        return true;
    }

    /** Ends what still runs. */
    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
