package jp.kagiban.errand;

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
 * This node's work on one bucket, for a while: looks what is due, has it run, and looks again as soon as something may have
 * changed. What runs is due until it has ended; who runs it is known here alone, since no other node works the bucket.
 */
final class ErrandShift {

    private static final Logger LOG = LoggerFactory.getLogger(ErrandShift.class);

    /** How many are held ready. */
    private static final int AT_HAND = 64;

    /** With fewer at hand it looks again. */
    private static final int FEW = 16;

    /** Between two looks of which nobody has asked for the second. */
    private static final Duration GAP = Duration.ofMillis(100);

    /** Between two looks of which somebody has asked for the second. */
    private static final Duration SHORT_GAP = Duration.ofMillis(20);

    /** Until it is tried again to begin what found no thread, or was above its tenant's share. */
    private static final Duration SOME_LEFT = Duration.ofMillis(20);

    private static final Duration WITHOUT_DATABASE = Duration.ofSeconds(5);

    private final int bucket;
    private final UUID holder = Ids.next();
    private final ErrandRows rows;
    private final ErrandRunner runner;
    private final Clock clock;
    private final Duration patience;
    private final ErrandDesk desk;
    private final Semaphore news = new Semaphore(0);
    private final AtomicBoolean rung = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private long looked = System.nanoTime();
    private long lookAgain = looked;
    private boolean asked;
    private boolean pressedMeanwhile;
    private volatile boolean lost;

    /** @param patience how long it goes without a look when nobody tells it to */
    ErrandShift(
            int bucket,
            ErrandRows rows,
            ErrandRunner runner,
            Map<String, BulkRun<?, ?>> bulk,
            ErrandCrew crew,
            Clock clock,
            Duration patience) {
        this.bucket = bucket;
        this.rows = rows;
        this.runner = runner;
        this.clock = clock;
        this.patience = patience;
        this.desk = new ErrandDesk(runner, crew, bulk, () -> {
            ended.set(true);
            news.release();
        });
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

    /** Has those run now that lie farther ahead than this: a clock was ahead when they were planned. */
    void pullBack(Duration farthest) {
        try {
            List<Due> ahead = rows.ahead(bucket, clock.instant().plus(farthest));
            ahead.forEach(runner::pullBack);
            if (!ahead.isEmpty()) {
                LOG.info("{} errands were planned for more than {} ahead and are run now", ahead.size(), farthest);
            }
        } catch (DataAccessException | CannotCreateTransactionException away) {
            LOG.debug("Errands that lie too far ahead can't be looked for", away);
        }
    }

    /** Begins nothing more: somebody is to take the bucket anew. On any thread. */
    void lose() {
        lost = true;
        news.release();
    }

    /** Whether somebody else has taken the bucket since, because this node seemed to be dead. */
    boolean isLost() {
        return lost;
    }

    /** Returns when it is over; what runs then goes on. */
    void work(BooleanSupplier over) throws InterruptedException {
        while (!over.getAsBoolean() && !lost) {
            lookIfItIsTime();
            if (!lost) {
                boolean someLeft = !desk.begin();
                rest(someLeft, desk.store());
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
        boolean few = desk.atHand() < FEW && System.nanoTime() >= lookAgain;
        if (!few && !(asked && since >= SHORT_GAP.toNanos()) && since < patience.toNanos()) {
            return;
        }
        asked = false;
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
        Predicate<Due> free = desk.free();
        ErrandRows.Standing standing = rows.standing(bucket);
        lost |= !standing.holder().equals(holder);
        if (lost) {
            desk.clear();
            return patience;
        }
        Map<Due.Ref, Due> found = new LinkedHashMap<>();
        Duration rest = patience;
        pressedMeanwhile = false;
        for (Map.Entry<Urgency, Instant> one : standing.first().entrySet()) {
            if (one.getValue().isAfter(now)) {
                rest = shorter(rest, Duration.between(now, one.getValue()));
            } else if (found.size() < AT_HAND) {
                int most = AT_HAND - found.size() + desk.underWay();
                List<Due> due = rows.due(bucket, one.getKey(), now, most);
                due.stream().filter(free).forEach(each -> found.putIfAbsent(each.ref(), each));
                pressedMeanwhile |=
                        one.getKey() == Urgency.AWAITED && !due.stream().allMatch(free);
            }
        }
        desk.lay(List.copyOf(found.values()));
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

    /** Begins nothing more, and waits until nothing runs any more, for so long at most. Returns whether that is so. */
    boolean awaitEnd(Duration longest) throws InterruptedException {
        desk.clear();
        long end = System.nanoTime() + longest.toNanos();
        while (desk.underWay() > 0 && System.nanoTime() < end) {
            desk.store();
            news.tryAcquire(GAP.toMillis(), TimeUnit.MILLISECONDS);
        }
        return desk.underWay() == 0;
    }

    /** Begins nothing more of what is at hand, wipes what was opened for it, and stores what was heard. */
    void end() {
        desk.end();
    }

    /** Leaves what still runs to whoever works the bucket next. */
    void handOver(Duration rest) {
        desk.handOver(rest);
    }
}
