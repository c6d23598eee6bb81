package jp.kagiban.task;

import java.util.HashMap;
import java.util.Map;
import jp.kagiban.shared.TenantId;

/**
 * Limits how many tasks of a tenant are read but not answered, over all buckets of this node. More tasks would find no
 * slot in {@link TenantBulkhead}.
 */
final class TenantQuota {

    private final Map<TenantId, Integer> counts = new HashMap<>();

    /** Counts one more task. Returns false if the tenant's quota is used up. */
    synchronized boolean take(Due due) {
        int quota = Urgency.of(due.urgency()).shareOf(TenantBulkhead.TENANT_LIMIT);
        if (counts.getOrDefault(due.tenant(), 0) >= quota) {
            return false;
        }
        takeBeyond(due);
        return true;
    }

    /** Counts one more task, even above the quota. */
    synchronized void takeBeyond(Due due) {
        counts.merge(due.tenant(), 1, Integer::sum);
    }

    synchronized void giveBack(Due due) {
        counts.computeIfPresent(due.tenant(), (_, count) -> count == 1 ? null : count - 1);
    }
}
