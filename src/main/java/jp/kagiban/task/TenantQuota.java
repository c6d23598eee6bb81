package jp.kagiban.task;

import java.util.HashMap;
import java.util.Map;
import jp.kagiban.shared.TenantId;

/**
 * Limits each tenant's tasks that are read but not answered, over all buckets of this node. Others aren't read yet: they would find no slot.
 */
final class TenantQuota {

    private final Map<TenantId, Integer> taken = new HashMap<>();

    /** Returns false if the tenant's quota is used up. */
    synchronized boolean take(Due due) {
        int share = Urgency.of(due.urgency()).places(TenantBulkhead.OF_A_TENANT);
        if (taken.getOrDefault(due.tenant(), 0) >= share) {
            return false;
        }
        takeBeyond(due);
        return true;
    }

    /** Takes even above the quota. */
    synchronized void takeBeyond(Due due) {
        taken.merge(due.tenant(), 1, Integer::sum);
    }

    synchronized void giveBack(Due due) {
        taken.computeIfPresent(due.tenant(), (_, many) -> many == 1 ? null : many - 1);
    }
}
