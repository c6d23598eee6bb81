package jp.kagiban.errand;

import java.util.HashMap;
import java.util.Map;
import jp.kagiban.shared.TenantId;

/**
 * How many errands of each tenant this node has read together, and not yet heard, at a time, whatever their buckets. What is above a
 * tenant's share stays at hand: read and opened, it would find no place at its mall, and come again.
 */
final class TenantShares {

    private final Map<TenantId, Integer> taken = new HashMap<>();

    /** False if the tenant has its share already. */
    synchronized boolean take(Due due) {
        int share =
                due.urgency() <= Urgency.CHECK.code() ? Places.OF_A_TENANT : Places.forWhatCanWait(Places.OF_A_TENANT);
        if (taken.getOrDefault(due.tenant(), 0) >= share) {
            return false;
        }
        takeBeyond(due);
        return true;
    }

    /** Though it may be more than the share. */
    synchronized void takeBeyond(Due due) {
        taken.merge(due.tenant(), 1, Integer::sum);
    }

    synchronized void giveBack(Due due) {
        taken.computeIfPresent(due.tenant(), (_, many) -> many == 1 ? null : many - 1);
    }
}
