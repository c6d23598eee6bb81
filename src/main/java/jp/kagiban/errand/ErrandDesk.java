package jp.kagiban.errand;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of a bucket is at hand on this node, and what is under way: from the row to the thread that asks, and back to the row.
 * For the one thread that works the bucket.
 */
final class ErrandDesk {

    private static final Logger LOG = LoggerFactory.getLogger(ErrandDesk.class);

    /** So many are read and stored together at most. */
    private static final int LOAD = 32;

    /** So many are read together where fewer threads are free: reading one costs nearly as much. */
    private static final int SMALL_LOAD = 8;

    /** So long what was heard waits for more. No member waits for it: what they press is stored by itself. */
    private static final Duration STORED_WITHIN = Duration.ofMillis(250);

    /** What could not be stored at its end is not run at once again. */
    private static final Duration UNSTORED = Duration.ofMinutes(1);

    private final ErrandRunner runner;
    private final ErrandCrew crew;
    private final Map<String, BulkRun<?, ?>> bulk;
    private final Runnable news;
    private final Map<Due.Ref, Due> underWay = new ConcurrentHashMap<>();
    private final Map<Due.Ref, Long> unstored = new ConcurrentHashMap<>();
    private final Deque<Due> atHand = new ArrayDeque<>();
    private final Deque<BulkRun.Asking> ready = new ArrayDeque<>();
    private long firstHeard;

    /** @param news something has ended, or was heard; called on any thread */
    ErrandDesk(ErrandRunner runner, ErrandCrew crew, Map<String, BulkRun<?, ?>> bulk, Runnable news) {
        this.runner = runner;
        this.crew = crew;
        this.bulk = bulk;
        this.news = news;
    }

    int atHand() {
        return atHand.size();
    }

    int underWay() {
        return underWay.size();
    }

    /** What is not to be begun now: what runs, and what could not be stored a moment ago unless it was planned anew since. */
    Predicate<Due> free() {
        Set<Due.Ref> running = Set.copyOf(underWay.keySet());
        Map<Due.Ref, Long> resting = Map.copyOf(unstored);
        return due -> !running.contains(due.ref()) && resting.getOrDefault(due.ref(), -1L) != due.version();
    }

    /** Puts these at hand, in this order, instead of what was there. */
    void lay(List<Due> due) {
        atHand.clear();
        atHand.addAll(due);
    }

    /** Begins what is at hand. False if the crew is too busy for all of it: then nothing more is opened that would lie about. */
    boolean begin() {
        beginAwaited();
        while (beginReady()) {
            if (atHand.isEmpty()) {
                return true;
            }
            if (crew.free() == 0) {
                return false;
            }
            makeReady();
        }
        return false;
    }

    private boolean beginReady() {
        while (!ready.isEmpty()) {
            BulkRun.Asking first = ready.getFirst();
            if (!crew.begin(() -> run(first), false, news)) {
                return false;
            }
            ready.removeFirst();
        }
        return true;
    }

    /** Before all that is ready already. */
    private void beginAwaited() {
        while (!atHand.isEmpty() && atHand.getFirst().urgency() == Urgency.AWAITED.code()) {
            Due due = atHand.getFirst();
            underWay.put(due.ref(), due);
            if (!crew.begin(() -> run(BulkRun.Asking.alone(due, runner)), true, news)) {
                underWay.remove(due.ref());
                return;
            }
            atHand.removeFirst();
        }
    }

    private void makeReady() {
        BulkRun<?, ?> run = bulk.get(atHand.getFirst().kind());
        List<Due> load = load(run == null ? 1 : Math.clamp(crew.free(), SMALL_LOAD, LOAD));
        load.forEach(due -> underWay.put(due.ref(), due));
        ready.addAll(run == null ? alone(load) : together(run, load));
    }

    /** The first at hand, and those right behind it that are of its kind. */
    private List<Due> load(int most) {
        List<Due> load = new ArrayList<>();
        String kind = atHand.getFirst().kind();
        while (!atHand.isEmpty()
                && load.size() < most
                && atHand.getFirst().kind().equals(kind)) {
            load.add(atHand.removeFirst());
        }
        return load;
    }

    private List<BulkRun.Asking> together(BulkRun<?, ?> run, List<Due> load) {
        try {
            return run.prepare(load);
        } catch (RuntimeException fault) {
            LOG.warn(
                    "Errands of {} could not be read together; each is run by itself",
                    load.getFirst().kind(),
                    fault);
            return alone(load);
        }
    }

    private List<BulkRun.Asking> alone(List<Due> load) {
        return load.stream().map(due -> BulkRun.Asking.alone(due, runner)).toList();
    }

    private void run(BulkRun.Asking asking) {
        Due due = asking.due();
        try {
            if (asking.task().get()) {
                underWay.remove(due.ref());
            }
        } catch (RuntimeException | Error fault) {
            leaveForAWhile(due, fault);
        }
    }

    private void leaveForAWhile(Due due, Throwable fault) {
        LOG.warn("What came of an errand of {} could not be stored; it is run again", due.kind(), fault);
        unstored.put(due.ref(), due.version());
        underWay.remove(due.ref());
        CompletableFuture.delayedExecutor(UNSTORED.toSeconds(), TimeUnit.SECONDS)
                .execute(() -> unstored.remove(due.ref(), due.version()));
    }

    /** Stores what was heard, once it is enough or has waited. Returns how long the rest may wait; null if there is none. */
    @Nullable
    Duration store() {
        int waiting = bulk.values().stream().mapToInt(BulkRun::waiting).sum();
        if (waiting == 0) {
            firstHeard = 0;
            return null;
        }
        long now = System.nanoTime();
        firstHeard = firstHeard == 0 ? now : firstHeard;
        Duration left = STORED_WITHIN.minusNanos(now - firstHeard);
        if (waiting < LOAD && waiting < underWay.size() && left.isPositive()) {
            return left;
        }
        storeAll();
        return null;
    }

    private void storeAll() {
        firstHeard = 0;
        for (BulkRun<?, ?> run : bulk.values()) {
            BulkRun.Stored stored = run.store();
            stored.ended().forEach(due -> underWay.remove(due.ref()));
            stored.unstored().forEach(this::leaveForAWhile);
        }
    }

    /** Begins nothing more of what is at hand, and wipes what was opened for it. */
    void clear() {
        atHand.clear();
        ready.forEach(asking -> {
            asking.drop().run();
            underWay.remove(asking.due().ref());
        });
        ready.clear();
    }

    /** Leaves what still runs to whoever works the bucket next, after a rest in which it may well end here. */
    void handOver(Duration rest) {
        storeAll();
        underWay.values().forEach(due -> runner.leave(due, rest));
    }
}
