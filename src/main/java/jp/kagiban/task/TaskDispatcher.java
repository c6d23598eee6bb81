package jp.kagiban.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import jp.kagiban.task.TaskBatches.TaskCall;
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

    private final TaskResults results;
    private final WorkerPool pool;
    private final TaskWorks works;
    private final Runnable news;
    private final Map<String, TaskBatches<?, ?>> batches = new HashMap<>();
    private final Map<Due.Ref, Due> underWay = new ConcurrentHashMap<>();
    private final UnstoredTasks unstored = new UnstoredTasks();
    private final ReadyQueue atHand;
    private final List<TaskCall> ready = new ArrayList<>();
    private long firstHeard;

    /** @param news runs on any thread after a task has ended or has an answer */
    TaskDispatcher(TaskResults results, WorkerPool pool, TaskWorks works, Runnable news) {
        this.results = results;
        this.pool = pool;
        this.works = works;
        this.news = news;
        this.atHand = new ReadyQueue(pool.shares());
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
        ready.forEach(call -> begun.remove(call.due().ref()));
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
        for (Iterator<TaskCall> each = ready.iterator(); each.hasNext(); ) {
            TaskCall call = each.next();
            if (pool.begin(() -> run(call), Urgency.of(call.due().urgency()), news)) {
                each.remove();
            }
        }
    }

    /** Begins tasks that a member waits for, before all others. */
    private void beginAwaited() {
        for (Optional<Due> first = atHand.awaited(); first.isPresent(); first = atHand.awaited()) {
            Due due = first.get();
            dropReady(call -> call.due().ref().equals(due.ref()));
            underWay.put(due.ref(), due);
            if (!pool.begin(() -> run(batches(due).alone(due)), Urgency.AWAITED, news)) {
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
        batches(load.getFirst()).prepare(load).stream().map(this::givingBack).forEach(ready::add);
        ready.sort(Comparator.comparingInt(call -> call.due().urgency()));
        return true;
    }

    /** The maximum batch that begins with this task. Zero if no thread is free for it, or others of its urgency are already decrypted and waiting. */
    private int room(Due due) {
        int free = pool.free(Urgency.of(due.urgency()));
        boolean othersWait = ready.stream().anyMatch(call -> call.due().urgency() == due.urgency());
        return free == 0 || othersWait ? 0 : Math.clamp(free, SMALL_LOAD, LOAD);
    }

    private TaskBatches<?, ?> batches(Due due) {
        return batches.computeIfAbsent(due.kind(), works::batches);
    }

    private TaskCall givingBack(TaskCall call) {
        return call.then(() -> pool.shares().giveBack(call.due()));
    }

    private void run(TaskCall call) {
        Due due = call.due();
        try {
            if (call.run().get()) {
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
        int waiting = batches.values().stream().mapToInt(TaskBatches::waiting).sum();
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
        for (TaskBatches<?, ?> run : batches.values()) {
            TaskBatches.Stored stored = run.store();
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
        batches.values().forEach(TaskBatches::abandon);
        storeAll();
    }

    private void dropReady(Predicate<TaskCall> some) {
        for (Iterator<TaskCall> each = ready.iterator(); each.hasNext(); ) {
            TaskCall call = each.next();
            if (some.test(call)) {
                each.remove();
                underWay.remove(call.due().ref());
                call.drop().run();
            }
        }
    }

    /** Ends, and leaves running tasks to the bucket's next worker after a pause, in which they will probably end here. */
    void handOver(Duration rest) {
        end();
        underWay.values().forEach(due -> results.leave(due, rest));
    }
}
