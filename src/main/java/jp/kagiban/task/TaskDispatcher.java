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
 * Takes a bucket's tasks from its queue to pool threads, and their answers back to the table. Used only by the bucket's
 * worker thread.
 */
final class TaskDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(TaskDispatcher.class);

    /** The maximum size of a batch. */
    private static final int MAX_BATCH = 32;

    /** The minimum limit of a batch, even if fewer threads are free. Reading one task costs nearly as much as reading eight. */
    private static final int MIN_BATCH = 8;

    /** How long answers wait to be stored together. A task that a member waits for is stored alone and at once. */
    private static final Duration STORED_WITHIN = Duration.ofMillis(250);

    private final TaskResults results;
    private final WorkerPool pool;
    private final TaskWorks works;
    private final Runnable onProgress;
    private final Map<String, TaskBatches<?, ?>> batches = new HashMap<>();
    private final Map<Due.Ref, Due> underWay = new ConcurrentHashMap<>();
    private final UnstoredTasks unstored = new UnstoredTasks();
    private final ReadyQueue queue;
    private final List<TaskCall> prepared = new ArrayList<>();
    private long firstAnswerAt;

    /** @param onProgress runs on any thread after a task has ended or has an answer */
    TaskDispatcher(TaskResults results, WorkerPool pool, TaskWorks works, Runnable onProgress) {
        this.results = results;
        this.pool = pool;
        this.works = works;
        this.onProgress = onProgress;
        this.queue = new ReadyQueue(pool.quota());
    }

    /** The count of queued tasks that may begin. */
    int queued() {
        return queue.takeable();
    }

    /** The count of tasks that were taken from the queue and haven't ended. */
    int underWay() {
        return underWay.size();
    }

    /**
     * Returns a filter for tasks that may begin now. It refuses running tasks. It also refuses tasks whose result
     * couldn't be stored within the last minute, unless they were planned again. It accepts a task that waits for a
     * thread if a member waits for the task.
     */
    Predicate<Due> startable() {
        Set<Due.Ref> busy = Set.copyOf(underWay.keySet());
        Set<Due.Ref> begun = new HashSet<>(busy);
        prepared.forEach(call -> begun.remove(call.due().ref()));
        return due -> !(due.isAwaited() ? begun : busy).contains(due.ref()) && !unstored.holds(due);
    }

    /** Replaces the queued tasks by these, in this order. */
    void replaceAll(List<Due> due) {
        queue.replaceAll(due);
    }

    /** Begins queued tasks. Returns false if some couldn't begin. */
    boolean begin() {
        beginAwaited();
        do {
            beginPrepared();
        } while (prepareBatch());
        return queue.isEmpty() && prepared.isEmpty();
    }

    /** Tries each prepared task, because a bulk task may find no thread while a check finds one. */
    private void beginPrepared() {
        for (Iterator<TaskCall> each = prepared.iterator(); each.hasNext(); ) {
            TaskCall call = each.next();
            if (pool.begin(() -> run(call), Urgency.of(call.due().urgency()), onProgress)) {
                each.remove();
            }
        }
    }

    /** Begins tasks that a member waits for, before all others. */
    private void beginAwaited() {
        for (Optional<Due> first = queue.awaited(); first.isPresent(); first = queue.awaited()) {
            Due due = first.get();
            dropPrepared(call -> call.due().ref().equals(due.ref()));
            underWay.put(due.ref(), due);
            TaskCall call = batches(due).alone(due);
            if (!pool.begin(() -> run(call), Urgency.AWAITED, onProgress)) {
                underWay.remove(due.ref());
                return;
            }
            queue.removeFirst();
        }
    }

    /** Prepares the next batch. Returns false if no queued task may be prepared now. */
    private boolean prepareBatch() {
        List<Due> batch = queue.takeBatch(this::maxBatch);
        if (batch.isEmpty()) {
            return false;
        }
        batch.forEach(due -> underWay.put(due.ref(), due));
        batches(batch.getFirst()).prepare(batch).stream()
                .map(this::releasingQuota)
                .forEach(prepared::add);
        prepared.sort(Comparator.comparingInt(call -> call.due().urgency()));
        return true;
    }

    /**
     * The maximum size of a batch that begins with this task. Zero if no thread is free for its urgency, or prepared
     * tasks of its urgency wait already.
     */
    private int maxBatch(Due due) {
        int free = pool.freeThreads(Urgency.of(due.urgency()));
        boolean othersWait = prepared.stream().anyMatch(call -> call.due().urgency() == due.urgency());
        return free == 0 || othersWait ? 0 : Math.clamp(free, MIN_BATCH, MAX_BATCH);
    }

    private TaskBatches<?, ?> batches(Due due) {
        return batches.computeIfAbsent(due.kind(), works::batches);
    }

    private TaskCall releasingQuota(TaskCall call) {
        return call.then(() -> pool.quota().giveBack(call.due()));
    }

    private void run(TaskCall call) {
        Due due = call.due();
        try {
            if (call.run().get()) {
                underWay.remove(due.ref());
            }
        } catch (RuntimeException | Error fault) {
            setAside(due, fault);
        }
    }

    /** Remembers a task whose result couldn't be stored, so that it runs again only after a minute. */
    private void setAside(Due due, Throwable fault) {
        LOG.warn(
                "The result of a mall task of {} could not be stored; the task runs again after a minute",
                due.kind(),
                fault);
        unstored.add(due);
        underWay.remove(due.ref());
    }

    /**
     * Stores all waiting answers if they are many, if no other task is under way, or if the oldest has waited 250 ms.
     *
     * @return how long the answers may still wait; null if none waits
     */
    @Nullable
    Duration store() {
        int waiting = batches.values().stream().mapToInt(TaskBatches::waiting).sum();
        if (waiting == 0) {
            firstAnswerAt = 0;
            return null;
        }
        long now = System.nanoTime();
        firstAnswerAt = firstAnswerAt == 0 ? now : firstAnswerAt;
        Duration left = STORED_WITHIN.minusNanos(now - firstAnswerAt);
        if (waiting < MAX_BATCH && waiting < underWay.size() && left.isPositive()) {
            return left;
        }
        storeAll();
        return null;
    }

    /** Calls {@code onProgress} afterwards, because tasks that were planned again meanwhile may begin only now. */
    private void storeAll() {
        firstAnswerAt = 0;
        for (TaskBatches<?, ?> batch : batches.values()) {
            TaskBatches.Stored stored = batch.store();
            stored.ended().forEach(due -> underWay.remove(due.ref()));
            stored.unstored().forEach(this::setAside);
        }
        onProgress.run();
    }

    /** Drops queued and prepared tasks, and wipes decrypted data. */
    void clear() {
        queue.clear();
        dropPrepared(_ -> true);
    }

    /** Drops queued and prepared tasks, and stores answers. Threads store later answers themselves. */
    void end() {
        clear();
        batches.values().forEach(TaskBatches::stopBatching);
        storeAll();
    }

    private void dropPrepared(Predicate<TaskCall> condition) {
        for (Iterator<TaskCall> each = prepared.iterator(); each.hasNext(); ) {
            TaskCall call = each.next();
            if (condition.test(call)) {
                each.remove();
                underWay.remove(call.due().ref());
                call.drop().run();
            }
        }
    }

    /**
     * Ends, and leaves running tasks to the bucket's next worker after a delay. They will probably end here within that
     * delay.
     */
    void handOver(Duration delay) {
        end();
        underWay.values().forEach(due -> results.postpone(due, delay));
    }
}
