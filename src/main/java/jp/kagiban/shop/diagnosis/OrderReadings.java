package jp.kagiban.shop.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.register.TenantShop;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/** Reports whether malls let orders be read. The module that fetches orders implements this interface. */
@NamedInterface("diagnosis")
public interface OrderReadings {

    /**
     * The last reading of one shop's orders, with any key.
     *
     * @param readAt the time of the last complete reading; null if there was none
     * @param refusedAt the time of the last refusal while the mall refuses orders; otherwise null
     */
    record Reading(@Nullable Instant readAt, @Nullable Instant refusedAt) {

        static final Reading NONE = new Reading(null, null);
    }

    /** Returns the shops whose mall refuses their orders now. The given shops may belong to different tenants. */
    Set<TenantShop> refused(List<TenantShop> shops);

    /** Returns the reading of each shop of a tenant whose orders are fetched. */
    Map<ShopId, Reading> of(TenantId tenant);
}
