package jp.kagiban.rakuten;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** A ticker that stands still: whoever waits for it waits for ever. */
final class StandingTicker implements Ticker {

    private final Semaphore waiting = new Semaphore(0);

    /** What a thread does that is to wait. */
    interface Wait {

        void begin() throws InterruptedException;
    }

    @Override
    public long nanos() {
        return 0;
    }

    @Override
    public void awaitNanos(long deadline) throws InterruptedException {
        waiting.release();
        new CountDownLatch(1).await();
    }

    /** Returns once it waits. */
    void letWait(Wait wait) throws InterruptedException {
        Callable<Void> task = () -> {
            wait.begin();
            return null;
        };
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory())
                .submit(task);
        waiting.acquire();
    }
}
