package jp.kagiban.egress;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;

/** How many calls each tenant has on their way. Calls of no tenant count as those of one. */
final class CallPlaces {

    private final ConcurrentMap<TenantId, Integer> taken = new ConcurrentHashMap<>();
    private final int each;

    /** @param each how many calls a tenant may have on their way */
    CallPlaces(int each) {
        this.each = each;
    }

    /** Whether there was one; it is then to be given back. */
    boolean take(Optional<TenantId> tenant) {
        boolean[] took = new boolean[1];
        taken.compute(tenant.orElse(TenantId.NOBODY), (key, count) -> {
            int before = count == null ? 0 : count;
            took[0] = before < each;
            return took[0] ? Integer.valueOf(before + 1) : count;
        });
        return took[0];
    }

    void giveBack(Optional<TenantId> tenant) {
        taken.computeIfPresent(tenant.orElse(TenantId.NOBODY), CallPlaces::oneLess);
    }

    private static @Nullable Integer oneLess(TenantId tenant, Integer count) {
        return count > 1 ? count - 1 : null;
    }
}
