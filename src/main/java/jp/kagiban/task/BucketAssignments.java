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

/** The buckets that this node works. Gives back buckets above its share. */
@Component
class BucketAssignments implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BucketAssignments.class);

    /** The time after which a node sees a task planned on another node. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** The interval of searches for tasks planned too far ahead. */
    private static final Duration ROUND = Duration.ofMinutes(5);

    /** Longer than any plan. A later task was planned while a clock was ahead. */
    private static final Duration LONGEST_PLAN = Duration.ofHours(26);

    private static final Duration LAST_RUNS = Duration.ofSeconds(3);

    /** The limit at the portal's stop; the scheduler usually ends the wait earlier. */
    private static final Duration AT_THE_END = Duration.ofMinutes(1);

    /** Longer than any run. */
    private static final Duration HANDED_OVER = Duration.ofMinutes(2);

    /** The delay before this node tries again to work a bucket. */
    private static final Duration LATER = Duration.ofSeconds(5);

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
     * Works a bucket while it belongs to this node. A fault ends the work but isn't a failure of the job, whose retries would be delayed more and more.
     *
     * @return when some node must continue
     */
    Instant work(int bucket) {
        loseForgotten(bucket);
        Optional<TaskNodes.Place> place = running ? nodes.take() : Optional.empty();
        if (place.isEmpty()) {
            return clock.instant().plus(LATER);
        }
        BucketWorker worker = new BucketWorker(bucket, rows, results, works, pool, clock, PATIENCE);
        Runnable listener = worker::ring;
        signal.listen(bucket, listener);
        workers.put(bucket, worker);
        try (TaskNodes.Place held = place.get()) {
            return work(worker, held);
        } finally {
            worker.end();
            workers.remove(bucket, worker);
            signal.leave(bucket, listener);
        }
    }

    /** After the machine slept, the scheduler takes its own jobs for dead and starts them again. */
    private void loseForgotten(int bucket) {
        BucketWorker forgotten = workers.get(bucket);
        if (forgotten != null) {
            forgotten.lose();
        }
    }

    private Instant work(BucketWorker worker, TaskNodes.Place place) {
        try {
            worker.take();
            TimeUnit.NANOSECONDS.sleep(settings.rms().pace().toNanos());
            while (running && !worker.isLost() && !place.isWanted()) {
                worker.pullBack(LONGEST_PLAN);
                long end = System.nanoTime() + ROUND.toNanos();
                worker.work(() -> !running || System.nanoTime() > end || place.isWanted());
            }
            if (!worker.isLost() && !worker.awaitEnd(running ? LAST_RUNS : AT_THE_END)) {
                worker.handOver(HANDED_OVER);
            }
            return clock.instant();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return clock.instant();
        } catch (RuntimeException fault) {
            LOG.warn("A bucket of mall tasks failed; a node takes it again in {} s", LATER.toSeconds(), fault);
            return clock.instant().plus(LATER);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** The scheduler stops later and waits for running jobs. */
    @Override
    public void stop() {
        running = false;
        signal.ring();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
