package jp.kagiban.vault;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a task of the vault periodically on its own thread. A failed task is tried again at the next period. */
final class VaultTimer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VaultTimer.class);

    private static final Duration MOST_AT_THE_END = Duration.ofSeconds(5);

    private final ScheduledExecutorService timer;

    VaultTimer(String name, Runnable task, Duration every) {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        timer.scheduleWithFixedDelay(() -> attempt(name, task), every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** An exception would stop the timer. */
    private static void attempt(String name, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException fault) {
            LOG.warn("{} failed; the next run tries again", name, fault);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /**
     * Writes data from memory at the end of the process, and stops waiting for an unreachable database after five
     * seconds.
     *
     * @param what name of the data for the log
     */
    static void flushAtTheEnd(String what, Runnable flush) {
        Thread last = Thread.ofPlatform().daemon().name("vault-end").start(flush);
        try {
            if (!last.join(MOST_AT_THE_END)) {
                LOG.warn("The database took too long at the stop; not written: {}", what);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
