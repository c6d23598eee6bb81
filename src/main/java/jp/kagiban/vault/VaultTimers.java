package jp.kagiban.vault;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jp.kagiban.vault.keys.KeyCache;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Runs the vault's periodic tasks on this node, each on its own thread, independently of the jobs in the database.
 * Spring closes this bean before those that it calls. These then remove the node, and write the remaining leases and
 * alarms.
 */
@Component
final class VaultTimers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VaultTimers.class);
    private static final Duration MAX_FLUSH_TIME = Duration.ofSeconds(5);
    private static final Duration HOUR = Duration.ofHours(1);

    private final List<ScheduledExecutorService> timers;
    private volatile boolean ready;

    VaultTimers(KeyCache cache, Leases leases, VaultNodes nodes, VaultAlarms alarms, LedgerCheck ledger) {
        nodes.beat();
        timers = List.of(
                start("vault-sweep", cache::sweep, KeyCache.SWEEP_INTERVAL),
                start("vault-leases", leases::flush, Leases.FLUSH),
                start("vault-nodes", nodes::beat, VaultNodes.BEAT),
                start("vault-alarms", () -> flushOnceReady(alarms), VaultAlarms.FLUSH),
                start("vault-ledger", ledger::run, HOUR));
    }

    /** Runs the task periodically. A failed task is tried again at the next period. */
    static ScheduledExecutorService start(String name, Runnable task, Duration every) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        timer.scheduleWithFixedDelay(
                () -> runSafely(name, task), every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
        return timer;
    }

    /** Catches exceptions, since an exception would stop the timer. */
    private static void runSafely(String name, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException fault) {
            LOG.warn("{} failed; the next run tries again", name, fault);
        }
    }

    /**
     * Writes data from memory at the end of the process, and stops waiting for an unreachable database after five
     * seconds.
     *
     * @param what name of the data for the log
     */
    static void flushAtTheEnd(String what, Runnable flush) {
        Thread flushing = Thread.ofPlatform().daemon().name("vault-end").start(flush);
        try {
            if (!flushing.join(MAX_FLUSH_TIME)) {
                LOG.warn("The database took too long at the stop; not written: {}", what);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Publishes alarms once the portal is ready, since their listeners start late. */
    private void flushOnceReady(VaultAlarms alarms) {
        if (ready) {
            alarms.flush();
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        ready = true;
    }

    @Override
    public void close() {
        timers.forEach(ExecutorService::shutdownNow);
    }
}
