package jp.kagiban.errand;

import java.util.HashMap;
import java.util.Map;
import jp.kagiban.shared.TenantId;

/**
 * How many errands of each tenant this node has read together, and not yet heard, at a time, whatever their buckets. What is above a
 * tenant's share stays at hand: read and opened, it would find no place at its mall, and come again.
 */
final class TenantShares {

    /** As many as find a place for long work. */
    static final int OF_A_TENANT = 6;

    private final Map<TenantId, Integer> taken = new HashMap<>();

    /** False if the tenant has its share already. */
    synchronized boolean take(TenantId tenant) {
        int already = taken.getOrDefault(tenant, 0);
        if (already >= OF_A_TENANT) {
            return false;
        }
        taken.put(tenant, already + 1);
        return true;
    }

    /** More than its share, for once. */
    synchronized void takeBeyond(TenantId tenant) {
        taken.merge(tenant, 1, Integer::sum);
    }

    synchronized void giveBack(TenantId tenant) {
        taken.computeIfPresent(tenant, (_, many) -> many == 1 ? null : many - 1);
    }
}
