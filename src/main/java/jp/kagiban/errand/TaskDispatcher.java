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
 * Dispatches the tasks of a bucket on this node: from the row to a pool thread, and back to the row. Used only by the bucket's worker thread.
 */
final class TaskDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(TaskDispatcher.class);

    /** The maximum size of a batch. */
    private static final int LOAD = 32;

    /** The size of a batch if fewer threads are free, since reading one task costs nearly as much. */
    private static final int SMALL_LOAD = 8;

    /** How long answers wait to be stored together. A task that a member waits for runs and is stored alone. */
    private static final Duration STORED_WITHIN = Duration.ofMillis(250);

    private final TaskRunner runner;
    private final WorkerPool pool;
    private final Map<String, BulkRun<?, ?>> bulk;
    private final Runnable news;
    private final Map<Due.Ref, Due> underWay = new ConcurrentHashMap<>();
    private final UnstoredTasks unstored = new UnstoredTasks();
    private final ReadyQueue atHand;
    private final List<BulkRun.Asking> ready = new ArrayList<>();
    private long firstHeard;

    /** @param news runs on any thread after a task has ended or has an answer */
    TaskDispatcher(TaskRunner runner, WorkerPool pool, Map<String, BulkRun<?, ?>> bulk, Runnable news) {
        this.runner = runner;
        this.pool = pool;
        this.bulk = bulk;
        this.news = news;
        this.atHand = new ReadyQueue(bulk.keySet(), pool.shares());
    }

    /** The count of read tasks that may begin. */
    int atHand() {
        return atHand.free();
    }

    int underWay() {
        return underWay.size();
    }

    /**
     * Accepts tasks that may begin now. Refuses running ones, and those that couldn't be stored a moment ago unless they were planned again. A task that waits for a
     * thread is accepted again once a member waits for it.
     */
    Predicate<Due> free() {
        Set<Due.Ref> busy = Set.copyOf(underWay.keySet());
        Set<Due.Ref> begun = new HashSet<>(busy);
        ready.forEach(asking -> begun.remove(asking.due().ref()));
        return due -> !(due.isAwaited() ? begun : busy).contains(due.ref()) && !unstored.holds(due);
    }

    /** Replaces the waiting tasks by these, in this order. */
    void lay(List<Due> due) {
        atHand.lay(due);
    }

    /** Begins waiting tasks. Returns false if some couldn't begin. */
    boolean begin() {
        beginAwaited();
        do {
            beginReady();
        } while (makeReady());
        return atHand.isEmpty() && ready.isEmpty();
    }

    /** A bulk task may find no thread while a check finds one. */
    private void beginReady() {
        for (Iterator<BulkRun.Asking> each = ready.iterator(); each.hasNext(); ) {
            BulkRun.Asking asking = each.next();
            if (pool.begin(() -> run(asking), Urgency.of(asking.due().urgency()), news)) {
                each.remove();
            }
        }
    }

    /** Begins tasks that a member waits for, before all others. */
    private void beginAwaited() {
        for (Optional<Due> first = atHand.awaited(); first.isPresent(); first = atHand.awaited()) {
            Due due = first.get();
            dropReady(asking -> asking.due().ref().equals(due.ref()));
            underWay.put(due.ref(), due);
            if (!pool.begin(() -> run(BulkRun.Asking.alone(due, runner)), Urgency.AWAITED, news)) {
                underWay.remove(due.ref());
                return;
            }
            atHand.removeFirst();
        }
    }

    /** Returns false if no waiting task may be read now. */
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

    /** The maximum batch that begins with this task. Zero if no thread is free for it, or others of its urgency are already decrypted and waiting. */
    private int room(Due due) {
        int free = pool.free(Urgency.of(due.urgency()));
        boolean othersWait = ready.stream().anyMatch(asking -> asking.due().urgency() == due.urgency());
        return free == 0 || othersWait ? 0 : Math.clamp(free, SMALL_LOAD, LOAD);
    }

    /** Prepares a batch. Each of its tasks returns its part of the tenant's quota at its end; a task that runs alone after all returns it at once. */
    private List<BulkRun.Asking> together(BulkRun<?, ?> run, List<Due> load) {
        Set<Due> holding = new HashSet<>(load);
        try {
            List<BulkRun.Asking> askings = prepared(run, load);
            askings.stream().filter(BulkRun.Asking::together).forEach(asking -> holding.remove(asking.due()));
            return askings.stream().map(this::givingBack).toList();
        } finally {
            holding.forEach(pool.shares()::giveBack);
        }
    }

    private BulkRun.Asking givingBack(BulkRun.Asking asking) {
        return asking.together() ? asking.then(() -> pool.shares().giveBack(asking.due())) : asking;
    }

    private List<BulkRun.Asking> prepared(BulkRun<?, ?> run, List<Due> load) {
        try {
            return run.prepare(load);
        } catch (RuntimeException fault) {
            LOG.warn(
                    "Mall tasks of {} could not be prepared together; each runs alone now",
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
        LOG.warn(
                "The result of a mall task of {} could not be stored; the task runs again after a minute",
                due.kind(),
                fault);
        unstored.add(due);
        underWay.remove(due.ref());
    }

    /** Stores answers if they are enough or have waited long enough. Returns how long the rest may wait, or null if there is none. */
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

    /** Signals afterwards, because tasks that were planned again meanwhile may begin only now. */
    private void storeAll() {
        firstHeard = 0;
        for (BulkRun<?, ?> run : bulk.values()) {
            BulkRun.Stored stored = run.store();
            stored.ended().forEach(due -> underWay.remove(due.ref()));
            stored.unstored().forEach(this::leaveForAWhile);
        }
        news.run();
    }

    /** Drops waiting tasks and wipes their decrypted data. */
    void clear() {
        atHand.clear();
        dropReady(_ -> true);
    }

    /** Drops waiting tasks and stores answers. Later answers are stored by the threads that get them. */
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

    /** Ends, and leaves running tasks to the bucket's next worker after a pause, in which they will probably end here. */
    void handOver(Duration rest) {
        end();
        underWay.values().forEach(due -> runner.leave(due, rest));
    }
}
