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
 * This node's worker of one bucket. Reads due tasks, starts them, and reads again after each signal. A running task's row stays due until its end; only this
 * worker knows which tasks run, since no other node works the bucket.
 */
final class BucketWorker {

    private static final Logger LOG = LoggerFactory.getLogger(BucketWorker.class);

    /** The count of tasks read ahead. */
    private static final int AT_HAND = 64;

    /** Reads again below this count. */
    private static final int FEW = 16;

    /** Minimum gap between unsolicited polls. */
    private static final Duration GAP = Duration.ofMillis(100);

    /** Minimum gap before a poll after a signal. */
    private static final Duration SHORT_GAP = Duration.ofMillis(20);

    /** Retry delay for tasks without a thread or above their tenant's quota. */
    private static final Duration SOME_LEFT = Duration.ofMillis(20);

    private static final Duration WITHOUT_DATABASE = Duration.ofSeconds(5);

    private final int bucket;
    private final UUID holder = Ids.next();
    private final TaskRows rows;
    private final TaskResults results;
    private final Clock clock;
    private final Duration patience;
    private final TaskDispatcher dispatcher;
    private final Semaphore news = new Semaphore(0);
    private final AtomicBoolean rung = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private long looked = System.nanoTime();
    private long lookAgain = looked;
    private boolean asked;
    private boolean pressedMeanwhile;
    private volatile boolean lost;

    /** @param patience the maximum time between two polls */
    BucketWorker(
            int bucket,
            TaskRows rows,
            TaskResults results,
            TaskWorks works,
            WorkerPool pool,
            Clock clock,
            Duration patience) {
        this.bucket = bucket;
        this.rows = rows;
        this.results = results;
        this.clock = clock;
        this.patience = patience;
        this.dispatcher = new TaskDispatcher(results, pool, works, () -> {
            ended.set(true);
            news.release();
        });
    }

    /** Signals that a task may be due. Any thread may call it. */
    void ring() {
        rung.set(true);
        news.release();
    }

    /** Takes the bucket, even from a node that still believes it holds it. */
    void take() {
        rows.hold(bucket, holder);
    }

    /** Makes tasks due that are planned further ahead than this, since a clock was ahead when they were planned. */
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
        news.release();
    }

    /** Whether another node has taken the bucket because this one seemed dead. */
    boolean isLost() {
        return lost;
    }

    /** Works until told to stop. Running tasks go on. */
    void work(BooleanSupplier over) throws InterruptedException {
        while (!over.getAsBoolean() && !lost) {
            lookIfItIsTime();
            if (!lost) {
                boolean someLeft = !dispatcher.begin();
                rest(someLeft, dispatcher.store());
            }
        }
    }

    private void lookIfItIsTime() {
        if (ended.getAndSet(false)) {
            lookAgain = Math.min(lookAgain, looked + GAP.toNanos());
            asked |= pressedMeanwhile;
        }
        asked |= rung.getAndSet(false);
        long since = System.nanoTime() - looked;
        boolean few = dispatcher.atHand() < FEW && System.nanoTime() >= lookAgain;
        if (!few && !(asked && since >= SHORT_GAP.toNanos()) && since < patience.toNanos()) {
            return;
        }
        asked = false;
        looked = System.nanoTime();
        try {
            lookAgain = looked + look().toNanos();
        } catch (DataAccessException | CannotCreateTransactionException away) {
            LOG.debug("Due tasks can't be looked for", away);
            lookAgain = looked + WITHOUT_DATABASE.toNanos();
        }
    }

    /** Polls once. Returns the time until the next poll. */
    private Duration look() {
        Instant now = clock.instant();
        Predicate<Due> free = dispatcher.free();
        TaskRows.Standing standing = rows.standing(bucket);
        lost |= !standing.holder().equals(holder);
        if (lost) {
            dispatcher.clear();
            return patience;
        }
        Map<Due.Ref, Due> found = new LinkedHashMap<>();
        Duration rest = patience;
        pressedMeanwhile = false;
        for (Map.Entry<Urgency, Instant> one : standing.first().entrySet()) {
            if (one.getValue().isAfter(now)) {
                rest = shorter(rest, Duration.between(now, one.getValue()));
            } else if (found.size() < AT_HAND) {
                int most = AT_HAND - found.size() + dispatcher.underWay();
                List<Due> due = rows.due(bucket, one.getKey(), now, most);
                due.stream().filter(free).forEach(each -> found.putIfAbsent(each.ref(), each));
                pressedMeanwhile |=
                        one.getKey() == Urgency.AWAITED && !due.stream().allMatch(free);
            }
        }
        dispatcher.lay(List.copyOf(found.values()));
        return found.isEmpty() ? rest : GAP;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void rest(boolean someLeft, @Nullable Duration storing) throws InterruptedException {
        Duration rest = someLeft ? SOME_LEFT : Duration.ofNanos(lookAgain - System.nanoTime());
        rest = asked ? shorter(rest, SHORT_GAP) : rest;
        Duration longest = storing == null ? rest : shorter(rest, storing);
        if (news.tryAcquire(Math.max(longest.toNanos(), 1), TimeUnit.NANOSECONDS)) {
            news.drainPermits();
        }
    }

    /** Begins nothing more and waits for running tasks, at most this long. Returns whether all have ended. */
    boolean awaitEnd(Duration longest) throws InterruptedException {
        dispatcher.clear();
        long end = System.nanoTime() + longest.toNanos();
        while (dispatcher.underWay() > 0 && System.nanoTime() < end) {
            dispatcher.store();
            news.tryAcquire(GAP.toMillis(), TimeUnit.MILLISECONDS);
        }
        return dispatcher.underWay() == 0;
    }

    /** Drops waiting tasks, wipes their decrypted data, and stores answers. */
    void end() {
        dispatcher.end();
    }

    /** Leaves running tasks to the bucket's next worker. */
    void handOver(Duration rest) {
        dispatcher.handOver(rest);
    }
}
