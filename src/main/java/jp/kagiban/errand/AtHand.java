package jp.kagiban.errand;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/** What of a bucket is due and not begun yet, in the order in which it goes. For the one thread that works the bucket. */
final class AtHand {

    /** With so many, all above their tenants' shares, there may be others behind them that were not even read. */
    private static final int CROWD = 48;

    private final Deque<Due> all = new ArrayDeque<>();
    private final Set<String> together;
    private final TenantShares shares;
    private int aboveShares;

    /** @param together the kinds that are run many at a time */
    AtHand(Set<String> together, TenantShares shares) {
        this.together = together;
        this.shares = shares;
    }

    /** How many there are, as far as is known, that may be taken: without those that were above their tenants' shares. */
    int free() {
        return all.size() - aboveShares;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Puts these here, in this order, instead of what was here. */
    void lay(List<Due> due) {
        clear();
        all.addAll(due);
    }

    void clear() {
        all.clear();
        aboveShares = 0;
    }

    /** The first, where a member waits for it. */
    Optional<Due> awaited() {
        return Optional.ofNullable(all.peekFirst()).filter(Due::isAwaited);
    }

    void removeFirst() {
        all.removeFirst();
    }

    /**
     * Takes what is to be read next: one that is run by itself, or some of a kind, each within its tenant's share. Empty if all are above
     * their shares: then they come later, unless they crowd others out. Those are taken all the same, so that they find no place at their
     * mall, and are put off behind the others.
     *
     * @param room how many may be read now of which this is the first
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
            boolean alone = !together.contains(due.kind());
            if (most > 0 && (alone || shares.take(due))) {
                each.remove();
                load.add(due);
            } else if (most > 0) {
                aboveShares++;
            }
            if (alone && !load.isEmpty()) {
                return load;
            }
        }
        return load;
    }

    private static boolean isLike(Due one, Due other) {
        return one.kind().equals(other.kind()) && one.urgency() == other.urgency();
    }
}
