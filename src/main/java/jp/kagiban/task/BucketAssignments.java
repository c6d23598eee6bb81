package jp.kagiban.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import jp.kagiban.shared.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Works this node's share of the buckets, and gives back buckets above that share. */
@Component
class BucketAssignments implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BucketAssignments.class);

    /**
     * The maximum time between polls. Signals don't reach other nodes, so a task planned on another node may wait this
     * long.
     */
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    /** The interval of searches for tasks planned too far ahead. */
    private static final Duration AHEAD_CHECK_INTERVAL = Duration.ofMinutes(5);

    /** No task is planned further ahead. A later due time was set while a node's clock was fast. */
    private static final Duration LONGEST_PLAN = Duration.ofHours(26);

    /** How long running tasks may take before the bucket goes to another node. */
    private static final Duration HANDOVER_TIMEOUT = Duration.ofSeconds(3);

    /** How long running tasks may take at the portal's stop. The scheduler usually interrupts the wait earlier. */
    private static final Duration STOP_TIMEOUT = Duration.ofMinutes(1);

    /** The delay of tasks that still run when the bucket goes to another node. Longer than any run. */
    private static final Duration HANDOVER_DELAY = Duration.ofMinutes(2);

    /** The delay before this node tries again to work a bucket. */
    private static final Duration RETRY_DELAY = Duration.ofSeconds(5);

    private final TaskRows rows;
    private final TaskResults results;
    private final TaskWorks works;
    private final WorkerPool pool;
    private final TaskSignal signal;
    private final TaskNodes nodes;
    private final Settings settings;
    private final Clock clock;
    private final Map<Integer, BucketWorker> workers = new ConcurrentHashMap<>();
    private volatile boolean running;

    BucketAssignments(
            TaskRows rows,
            TaskResults results,
            TaskWorks works,
            WorkerPool pool,
            TaskSignal signal,
            TaskNodes nodes,
            Settings settings,
            Clock clock) {
        this.rows = rows;
        this.results = results;
        this.works = works;
        this.pool = pool;
        this.signal = signal;
        this.nodes = nodes;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Works a bucket while it belongs to this node. Returns normally even after a fault, since the scheduler would
     * retry a failed job with growing delays.
     *
     * @return when a node must work the bucket again
     */
    Instant work(int bucket) {
        stopEarlierWorker(bucket);
        Optional<TaskNodes.Place> place = running ? nodes.take() : Optional.empty();
        if (place.isEmpty()) {
            return clock.instant().plus(RETRY_DELAY);
        }
        BucketWorker worker = new BucketWorker(bucket, rows, results, works, pool, clock, POLL_INTERVAL);
        Runnable listener = worker::signal;
        signal.addListener(bucket, listener);
        workers.put(bucket, worker);
        try (TaskNodes.Place held = place.get()) {
            return work(worker, held);
        } finally {
            worker.end();
            workers.remove(bucket, worker);
            signal.removeListener(bucket, listener);
        }
    }

    /**
     * Stops an earlier worker of the bucket. After the machine slept, the scheduler takes its own jobs for dead and
     * starts them again.
     */
    private void stopEarlierWorker(int bucket) {
        BucketWorker earlier = workers.get(bucket);
        if (earlier != null) {
            earlier.lose();
        }
    }

    private Instant work(BucketWorker worker, TaskNodes.Place place) {
        try {
            worker.take();
            TimeUnit.NANOSECONDS.sleep(settings.rms().pace().toNanos());
            while (running && !worker.isLost() && !place.closeIfWanted()) {
                worker.pullBack(LONGEST_PLAN);
                long end = System.nanoTime() + AHEAD_CHECK_INTERVAL.toNanos();
                worker.work(() -> !running || System.nanoTime() > end || place.closeIfWanted());
            }
            if (!worker.isLost() && !worker.awaitEnd(running ? HANDOVER_TIMEOUT : STOP_TIMEOUT)) {
                worker.handOver(HANDOVER_DELAY);
            }
            return clock.instant();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return clock.instant();
        } catch (RuntimeException fault) {
            LOG.warn("A bucket of mall tasks failed; a node takes it again in {} s", RETRY_DELAY.toSeconds(), fault);
            return clock.instant().plus(RETRY_DELAY);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Tells all jobs to end. The scheduler stops later and waits for them. */
    @Override
    public void stop() {
        running = false;
        signal.signal();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
