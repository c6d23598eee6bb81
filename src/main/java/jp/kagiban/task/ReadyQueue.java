package jp.kagiban.task;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** The due tasks of a bucket that haven't begun, in order. Used only by the bucket's worker thread. */
final class ReadyQueue {

    /** If this many tasks exceed their tenants' quotas, tasks of others may be waiting unread behind them. */
    private static final int CROWD = 48;

    private final Deque<Due> all = new ArrayDeque<>();
    private final TenantQuota shares;
    private int aboveShares;

    ReadyQueue(TenantQuota shares) {
        this.shares = shares;
    }

    /** The count of tasks that may be taken, without those known to exceed their tenants' quotas. */
    int free() {
        return all.size() - aboveShares;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Replaces all tasks by these, in this order. */
    void lay(List<Due> due) {
        clear();
        all.addAll(due);
    }

    void clear() {
        all.clear();
        aboveShares = 0;
    }

    /** The first task, if a member waits for it. */
    Optional<Due> awaited() {
        return Optional.ofNullable(all.peekFirst()).filter(Due::isAwaited);
    }

    void removeFirst() {
        all.removeFirst();
    }

    /**
     * Takes the next batch: tasks of a kind within their tenants' quotas. Empty if all exceed their quotas. If those are so many that
     * they crowd others out, they are taken nonetheless: they get no slot at their mall and are rescheduled behind the others.
     *
     * @param room the maximum size of a batch that begins with this task
     */
    List<Due> load(ToIntFunction<Due> room) {
        List<Due> load = withinShares(room);
        if (!load.isEmpty() || aboveShares < CROWD) {
            return load;
        }
        Due first = all.getFirst();
        int most = room.applyAsInt(first);
        while (load.size() < most && !all.isEmpty() && isLike(all.getFirst(), first)) {
            load.add(all.removeFirst());
        }
        load.forEach(shares::takeBeyond);
        aboveShares -= load.size();
        return load;
    }

    private List<Due> withinShares(ToIntFunction<Due> room) {
        List<Due> load = new ArrayList<>();
        Iterator<Due> each = all.iterator();
        int most = 0;
        aboveShares = 0;
        while (each.hasNext()) {
            Due due = each.next();
            if (load.isEmpty()) {
                most = room.applyAsInt(due);
            } else if (load.size() == most || !isLike(due, load.getFirst())) {
                return load;
            }
            if (most > 0 && shares.take(due)) {
                each.remove();
                load.add(due);
            } else if (most > 0) {
                aboveShares++;
            }
        }
        return load;
    }

    private static boolean isLike(Due one, Due other) {
        return one.kind().equals(other.kind()) && one.urgency() == other.urgency();
    }
}
