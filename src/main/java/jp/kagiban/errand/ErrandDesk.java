package jp.kagiban.errand;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    /** So long what was heard waits for more. What members press is run alone, and stored by itself. */
    private static final Duration STORED_WITHIN = Duration.ofMillis(250);

    private final ErrandRunner runner;
    private final ErrandCrew crew;
    private final Map<String, BulkRun<?, ?>> bulk;
    private final Runnable news;
    private final Map<Due.Ref, Due> underWay = new ConcurrentHashMap<>();
    private final UnstoredErrands unstored = new UnstoredErrands();
    private final AtHand atHand;
    private final List<BulkRun.Asking> ready = new ArrayList<>();
    private long firstHeard;

    /** @param news something has ended, or was heard; called on any thread */
    ErrandDesk(ErrandRunner runner, ErrandCrew crew, Map<String, BulkRun<?, ?>> bulk, Runnable news) {
        this.runner = runner;
        this.crew = crew;
        this.bulk = bulk;
        this.news = news;
        this.atHand = new AtHand(bulk.keySet(), crew.shares());
    }

    /** How many are at hand that may be begun. */
    int atHand() {
        return atHand.free();
    }

    int underWay() {
        return underWay.size();
    }

    /**
     * What may be begun now: neither what is under way, nor what could not be stored a moment ago unless it was planned anew since. What
     * only waits for a thread may be, once a member waits for it.
     */
    Predicate<Due> free() {
        Set<Due.Ref> busy = Set.copyOf(underWay.keySet());
        Set<Due.Ref> begun = new HashSet<>(busy);
        ready.forEach(asking -> begun.remove(asking.due().ref()));
        return due -> !(due.isAwaited() ? begun : busy).contains(due.ref()) && !unstored.holds(due);
    }

    /** Puts these at hand, in this order, instead of what was there. */
    void lay(List<Due> due) {
        atHand.lay(due);
    }

    /** Begins what is at hand. False if not all of it could be begun. */
    boolean begin() {
        beginAwaited();
        do {
            beginReady();
        } while (makeReady());
        return atHand.isEmpty() && ready.isEmpty();
    }

    /** What can wait may find no thread while a check finds one. */
    private void beginReady() {
        for (Iterator<BulkRun.Asking> each = ready.iterator(); each.hasNext(); ) {
            BulkRun.Asking asking = each.next();
            if (crew.begin(() -> run(asking), Urgency.of(asking.due().urgency()), news)) {
                each.remove();
            }
        }
    }

    /** Before all that is ready already. */
    private void beginAwaited() {
        for (Optional<Due> first = atHand.awaited(); first.isPresent(); first = atHand.awaited()) {
            Due due = first.get();
            dropReady(asking -> asking.due().ref().equals(due.ref()));
            underWay.put(due.ref(), due);
            if (!crew.begin(() -> run(BulkRun.Asking.alone(due, runner)), Urgency.AWAITED, news)) {
                underWay.remove(due.ref());
                return;
            }
            atHand.removeFirst();
        }
    }

    /** False if nothing at hand may be read now. */
    private boolean makeReady() {
        List<Due> load = atHand.load(this::room);
        if (load.isEmpty()) {
            return false;
        }
        load.forEach(due -> underWay.put(due.ref(), due));
        BulkRun<?, ?> run = bulk.get(load.getFirst().kind());
        ready.addAll(run == null ? alone(load) : together(run, load));
        ready.sort(Comparator.comparingInt(asking -> asking.due().urgency()));
        return true;
    }

    /** How many may be read with this one: none while nobody is free for it, or others like it wait opened already. */
    private int room(Due due) {
        int free = crew.free(Urgency.of(due.urgency()));
        boolean othersWait = ready.stream().anyMatch(asking -> asking.due().urgency() == due.urgency());
        return free == 0 || othersWait ? 0 : Math.clamp(free, SMALL_LOAD, LOAD);
    }

    /** Each gives its part of its tenant's share back when it has ended. One that is run by itself after all has none of it. */
    private List<BulkRun.Asking> together(BulkRun<?, ?> run, List<Due> load) {
        Set<Due> holding = new HashSet<>(load);
        try {
            List<BulkRun.Asking> askings = prepared(run, load);
            askings.stream().filter(BulkRun.Asking::together).forEach(asking -> holding.remove(asking.due()));
            return askings.stream().map(this::givingBack).toList();
        } finally {
            holding.forEach(crew.shares()::giveBack);
        }
    }

    private BulkRun.Asking givingBack(BulkRun.Asking asking) {
        return asking.together() ? asking.then(() -> crew.shares().giveBack(asking.due())) : asking;
    }

    private List<BulkRun.Asking> prepared(BulkRun<?, ?> run, List<Due> load) {
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
        unstored.add(due);
        underWay.remove(due.ref());
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

    /** What was planned anew meanwhile is free only now. */
    private void storeAll() {
        firstHeard = 0;
        for (BulkRun<?, ?> run : bulk.values()) {
            BulkRun.Stored stored = run.store();
            stored.ended().forEach(due -> underWay.remove(due.ref()));
            stored.unstored().forEach(this::leaveForAWhile);
        }
        news.run();
    }

    /** Begins nothing more of what is at hand, and wipes what was opened for it. */
    void clear() {
        atHand.clear();
        dropReady(_ -> true);
    }

    /** The same, and stores what was heard; what is heard later is stored by whoever hears it. */
    void end() {
        clear();
        bulk.values().forEach(BulkRun::abandon);
        storeAll();
    }

    private void dropReady(Predicate<BulkRun.Asking> some) {
        for (Iterator<BulkRun.Asking> each = ready.iterator(); each.hasNext(); ) {
            BulkRun.Asking asking = each.next();
            if (some.test(asking)) {
                each.remove();
                underWay.remove(asking.due().ref());
                asking.drop().run();
            }
        }
    }

    /** Leaves what still runs to whoever works the bucket next, after a rest in which it may well end, and be stored, here. */
    void handOver(Duration rest) {
        end();
        underWay.values().forEach(due -> runner.leave(due, rest));
    }
}
