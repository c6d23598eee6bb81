package jp.kagiban.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import jp.kagiban.shared.Ids;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Works one bucket on this node: reads due tasks, starts them, and reads again after each signal. The row of a running
 * task stays due. Only this worker knows which tasks run, since no other node works the bucket.
 */
final class BucketWorker {

    private static final Logger LOG = LoggerFactory.getLogger(BucketWorker.class);

    /** The maximum count of tasks read ahead. */
    private static final int MAX_READY = 64;

    /** Polls again below this count of tasks. */
    private static final int MIN_READY = 16;

    /** Minimum gap between unsolicited polls. */
    private static final Duration POLL_GAP = Duration.ofMillis(100);

    /** Minimum gap before a poll after a signal. */
    private static final Duration SIGNAL_GAP = Duration.ofMillis(20);

    /** Retry delay for tasks without a thread or above their tenant's quota. */
    private static final Duration RETRY_DELAY = Duration.ofMillis(20);

    private static final Duration DATABASE_RETRY_DELAY = Duration.ofSeconds(5);

    private final int bucket;
    private final UUID holder = Ids.next();
    private final TaskRows rows;
    private final TaskResults results;
    private final Clock clock;
    private final Duration pollInterval;
    private final TaskDispatcher dispatcher;
    private final Semaphore wakeUp = new Semaphore(0);
    private final AtomicBoolean signalled = new AtomicBoolean();
    private final AtomicBoolean taskEnded = new AtomicBoolean();
    private long polledAt = System.nanoTime();
    private long pollAgainAt = polledAt;
    private boolean pollRequested;
    /** Whether a member waits for a task whose earlier run hasn't ended. */
    private boolean awaitedIsBusy;

    private volatile boolean lost;

    /** @param pollInterval the maximum time between two polls */
    BucketWorker(
            int bucket,
            TaskRows rows,
            TaskResults results,
            TaskWorks works,
            WorkerPool pool,
            Clock clock,
            Duration pollInterval) {
        this.bucket = bucket;
        this.rows = rows;
        this.results = results;
        this.clock = clock;
        this.pollInterval = pollInterval;
        this.dispatcher = new TaskDispatcher(results, pool, works, () -> {
            taskEnded.set(true);
            wakeUp.release();
        });
    }

    /** Signals that a task may be due. Any thread may call it. */
    void signal() {
        signalled.set(true);
        wakeUp.release();
    }

    /** Takes the bucket, even if another node still believes that it holds the bucket. */
    void take() {
        rows.hold(bucket, holder);
    }

    /** Makes tasks due now whose due time is further ahead than this, because it was set while a clock was fast. */
    void pullBack(Duration farthest) {
        try {
            List<Due> ahead = rows.ahead(bucket, clock.instant().plus(farthest));
            ahead.forEach(results::pullBack);
            if (!ahead.isEmpty()) {
                LOG.info("{} tasks were planned for more than {} ahead and are run now", ahead.size(), farthest);
            }
        } catch (DataAccessException | CannotCreateTransactionException away) {
            LOG.debug("Mall tasks planned too far ahead can't be read; the next round searches again", away);
        }
    }

    /** Stops beginning tasks, so that another worker can take the bucket. Any thread may call it. */
    void lose() {
        lost = true;
        wakeUp.release();
    }

    /** Whether another node has taken the bucket because this one seemed dead. */
    boolean isLost() {
        return lost;
    }

    /** Polls and starts tasks until {@code shouldStop} is true. Doesn't wait for running tasks. */
    void work(BooleanSupplier shouldStop) throws InterruptedException {
        while (!shouldStop.getAsBoolean() && !lost) {
            pollIfDue();
            if (!lost) {
                boolean someLeft = !dispatcher.begin();
                sleep(someLeft, dispatcher.store());
            }
        }
    }

    private void pollIfDue() {
        if (taskEnded.getAndSet(false)) {
            pollAgainAt = Math.min(pollAgainAt, polledAt + POLL_GAP.toNanos());
            pollRequested |= awaitedIsBusy;
        }
        pollRequested |= signalled.getAndSet(false);
        long since = System.nanoTime() - polledAt;
        boolean few = dispatcher.queued() < MIN_READY && System.nanoTime() >= pollAgainAt;
        if (!few && !(pollRequested && since >= SIGNAL_GAP.toNanos()) && since < pollInterval.toNanos()) {
            return;
        }
        pollRequested = false;
        polledAt = System.nanoTime();
        try {
            pollAgainAt = polledAt + poll().toNanos();
        } catch (DataAccessException | CannotCreateTransactionException away) {
            LOG.debug("Due tasks can't be looked for", away);
            pollAgainAt = polledAt + DATABASE_RETRY_DELAY.toNanos();
        }
    }

    /** Polls once. Returns the time until the next poll. */
    private Duration poll() {
        Instant now = clock.instant();
        Predicate<Due> startable = dispatcher.startable();
        TaskRows.BucketState state = rows.state(bucket);
        lost |= !state.holder().equals(holder);
        if (lost) {
            dispatcher.clear();
            return pollInterval;
        }
        Map<Due.Ref, Due> found = new LinkedHashMap<>();
        Duration rest = pollInterval;
        awaitedIsBusy = false;
        for (Map.Entry<Urgency, Instant> first : state.firstDue().entrySet()) {
            if (first.getValue().isAfter(now)) {
                rest = shorter(rest, Duration.between(now, first.getValue()));
            } else if (found.size() < MAX_READY) {
                int limit = MAX_READY - found.size() + dispatcher.underWay();
                List<Due> due = rows.due(bucket, first.getKey(), now, limit);
                due.stream().filter(startable).forEach(each -> found.putIfAbsent(each.ref(), each));
                awaitedIsBusy |=
                        first.getKey() == Urgency.AWAITED && !due.stream().allMatch(startable);
            }
        }
        dispatcher.replaceAll(List.copyOf(found.values()));
        return found.isEmpty() ? rest : POLL_GAP;
    }

    private static Duration shorter(Duration first, Duration second) {
        return first.compareTo(second) < 0 ? first : second;
    }

    private void sleep(boolean someLeft, @Nullable Duration untilStoring) throws InterruptedException {
        Duration rest = someLeft ? RETRY_DELAY : Duration.ofNanos(pollAgainAt - System.nanoTime());
        rest = pollRequested ? shorter(rest, SIGNAL_GAP) : rest;
        Duration longest = untilStoring == null ? rest : shorter(rest, untilStoring);
        if (wakeUp.tryAcquire(Math.max(longest.toNanos(), 1), TimeUnit.NANOSECONDS)) {
            wakeUp.drainPermits();
        }
    }

    /** Starts no more tasks and waits at most this long for running ones. Returns whether all have ended. */
    boolean awaitEnd(Duration timeout) throws InterruptedException {
        dispatcher.clear();
        long end = System.nanoTime() + timeout.toNanos();
        while (dispatcher.underWay() > 0 && System.nanoTime() < end) {
            dispatcher.store();
            wakeUp.tryAcquire(POLL_GAP.toMillis(), TimeUnit.MILLISECONDS);
        }
        return dispatcher.underWay() == 0;
    }

    /** Drops waiting tasks, wipes their decrypted data, and stores answers. */
    void end() {
        dispatcher.end();
    }

    /** Leaves running tasks to the bucket's next worker, after this delay. */
    void handOver(Duration delay) {
        dispatcher.handOver(delay);
    }
}
