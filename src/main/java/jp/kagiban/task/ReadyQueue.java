package jp.kagiban.task;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Queues due tasks of one bucket that haven't begun. Used only by the bucket's worker thread. */
final class ReadyQueue {

    /** If this many queued tasks exceed their tenants' quotas, tasks of other tenants may wait unread in the table. */
    private static final int CROWD = 48;

    private final Deque<Due> queue = new ArrayDeque<>();
    private final TenantQuota quota;
    private int aboveQuota;

    ReadyQueue(TenantQuota quota) {
        this.quota = quota;
    }

    /** The count of queued tasks, without those known to exceed their tenants' quotas. */
    int takeable() {
        return queue.size() - aboveQuota;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Replaces all tasks by these, in this order. */
    void replaceAll(List<Due> due) {
        clear();
        queue.addAll(due);
    }

    void clear() {
        queue.clear();
        aboveQuota = 0;
    }

    /** The first task, if a member waits for it. */
    Optional<Due> awaited() {
        return Optional.ofNullable(queue.peekFirst()).filter(Due::isAwaited);
    }

    void removeFirst() {
        queue.removeFirst();
    }

    /**
     * Takes the next batch: tasks of one kind and urgency within their tenants' quotas. Empty if all queued tasks
     * exceed their quotas. If those are 48 or more, takes some of them nonetheless: they get no slot in {@link
     * TenantBulkhead} and are rescheduled behind tasks of other tenants.
     *
     * @param maxSize the maximum size of a batch that begins with this task; zero skips the task
     */
    List<Due> takeBatch(ToIntFunction<Due> maxSize) {
        List<Due> batch = takeWithinQuota(maxSize);
        if (!batch.isEmpty() || aboveQuota < CROWD) {
            return batch;
        }
        Due first = queue.getFirst();
        int limit = maxSize.applyAsInt(first);
        while (batch.size() < limit && !queue.isEmpty() && isLike(queue.getFirst(), first)) {
            batch.add(queue.removeFirst());
        }
        batch.forEach(quota::takeBeyond);
        aboveQuota -= batch.size();
        return batch;
    }

    private List<Due> takeWithinQuota(ToIntFunction<Due> maxSize) {
        List<Due> batch = new ArrayList<>();
        Iterator<Due> iterator = queue.iterator();
        int limit = 0;
        aboveQuota = 0;
        while (iterator.hasNext()) {
            Due due = iterator.next();
            if (batch.isEmpty()) {
                limit = maxSize.applyAsInt(due);
            } else if (batch.size() == limit || !isLike(due, batch.getFirst())) {
                return batch;
            }
            if (limit > 0 && quota.take(due)) {
                iterator.remove();
                batch.add(due);
            } else if (limit > 0) {
                aboveQuota++;
            }
        }
        return batch;
    }

    private static boolean isLike(Due due, Due other) {
        return due.kind().equals(other.kind()) && due.urgency() == other.urgency();
    }
}
