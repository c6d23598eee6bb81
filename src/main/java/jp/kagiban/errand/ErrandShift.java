package jp.kagiban.errand;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import jp.kagiban.shared.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * This node's work on one bucket, for a while: looks what is due, has the crew run it, and looks again as soon as something may
 * have changed. What runs is due until it has ended; who runs it is known here alone, since no other node works the bucket.
 */
final class ErrandShift {

    private static final Logger LOG = LoggerFactory.getLogger(ErrandShift.class);

    /** How many are held ready. */
    private static final int AT_HAND = 64;

    /** With fewer at hand it looks again. */
    private static final int FEW = 16;

    /** Between two looks of which nobody has asked for the second. */
    private static final Duration GAP = Duration.ofMillis(100);

    private static final Duration CREW_IS_BUSY = Duration.ofMillis(20);
    private static final Duration WITHOUT_DATABASE = Duration.ofSeconds(5);

    /** What could not be stored at its end is not run at once again. */
    private static final Duration UNSTORED = Duration.ofMinutes(1);

    private final int bucket;
    private final UUID holder;
    private final ErrandRows rows;
    private final ErrandRunner runner;
    private final ErrandCrew crew;
    private final Clock clock;
    private final Duration patience;

    private final Map<Due.Ref, Due> underWay = new ConcurrentHashMap<>();
    private final Semaphore news = new Semaphore(0);
    private final AtomicBoolean rung = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Deque<Due> atHand = new ArrayDeque<>();
    private long looked = System.nanoTime();
    private long lookAgain = looked;
    private boolean lost;

    /** @param patience how long it goes without a look when nobody tells it to */
    ErrandShift(int bucket, ErrandRows rows, ErrandRunner runner, ErrandCrew crew, Clock clock, Duration patience) {
        this.bucket = bucket;
        this.holder = Ids.next();
        this.rows = rows;
        this.runner = runner;
        this.crew = crew;
        this.clock = clock;
        this.patience = patience;
    }

    /** Something may be due. On any thread. */
    void ring() {
        rung.set(true);
        news.release();
    }

    /** Lets so much time pass. */
    void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    /** Takes the bucket, from whoever may still believe to hold it. */
    void take() {
        rows.hold(bucket, holder);
    }

    /** Whether somebody else has taken the bucket since, because this node seemed to be dead. */
    boolean isLost() {
        return lost;
    }

    /** Returns when it is over; what runs then goes on. */
    void work(BooleanSupplier over) throws InterruptedException {
        while (!over.getAsBoolean() && !lost) {
            lookIfItIsTime();
            boolean busy = !begin();
            rest(busy);
        }
    }

    private void lookIfItIsTime() {
        if (ended.getAndSet(false)) {
            lookAgain = Math.min(lookAgain, looked + GAP.toNanos());
        }
        boolean few = atHand.size() < FEW && System.nanoTime() >= lookAgain;
        if (!rung.getAndSet(false) && !few) {
            return;
        }
        looked = System.nanoTime();
        try {
            lookAgain = looked + look().toNanos();
        } catch (DataAccessException | CannotCreateTransactionException away) {
            LOG.debug("Due errands can't be looked for", away);
            lookAgain = looked + WITHOUT_DATABASE.toNanos();
        }
    }

    /** Returns after which time to look again. */
    private Duration look() {
        Instant now = clock.instant();
        ErrandRows.Standing standing = rows.standing(bucket);
        lost = !standing.holder().equals(holder);
        atHand.clear();
        if (lost) {
            return patience;
        }
        Duration rest = patience;
        for (Map.Entry<Urgency, Instant> one : standing.first().entrySet()) {
            if (one.getValue().isAfter(now)) {
                rest = shorter(rest, Duration.between(now, one.getValue()));
            } else if (atHand.size() < AT_HAND) {
                int most = AT_HAND - atHand.size() + underWay.size();
                rows.due(bucket, one.getKey(), now, most).stream()
                        .filter(due -> !underWay.containsKey(due.ref()))
                        .forEach(atHand::add);
            }
        }
        return atHand.isEmpty() ? rest : GAP;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** False if the crew is too busy for what is at hand. */
    private boolean begin() {
        while (!atHand.isEmpty()) {
            Due due = atHand.getFirst();
            underWay.put(due.ref(), due);
            if (!crew.begin(() -> run(due))) {
                underWay.remove(due.ref());
                return false;
            }
            atHand.removeFirst();
        }
        return true;
    }

    private void run(Due due) {
        try {
            runner.run(due);
            end(due);
        } catch (RuntimeException unstored) {
            LOG.warn("What came of an errand of {} could not be stored; it is run again", due.kind(), unstored);
            CompletableFuture.delayedExecutor(UNSTORED.toSeconds(), TimeUnit.SECONDS)
                    .execute(() -> end(due));
        }
    }

    private void end(Due due) {
        underWay.remove(due.ref());
        ended.set(true);
        news.release();
    }

    private void rest(boolean busy) throws InterruptedException {
        long rest = busy ? CREW_IS_BUSY.toNanos() : lookAgain - System.nanoTime();
        if (news.tryAcquire(Math.max(rest, 1), TimeUnit.NANOSECONDS)) {
            news.drainPermits();
        }
    }

    /** Waits until nothing runs any more, for so long at most. Returns whether that is so. */
    boolean awaitEnd(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!underWay.isEmpty() && System.nanoTime() < end) {
            news.tryAcquire(GAP.toMillis(), TimeUnit.MILLISECONDS);
        }
        return underWay.isEmpty();
    }

    /** Leaves what still runs to whoever works the bucket next, after a rest in which it may well end here. */
    void handOver(Duration rest) {
        underWay.values().forEach(due -> runner.leave(due, rest));
    }
}
