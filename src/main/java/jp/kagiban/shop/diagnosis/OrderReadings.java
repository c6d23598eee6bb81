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

/** What the module that fetches orders tells of how the mall hands them out. */
@NamedInterface("diagnosis")
public interface OrderReadings {

    /**
     * How the orders of one shop were read last, with whatever key.
     *
     * @param readAt when they were read to their end last; null if never
     * @param refusedAt the last refusal, if the mall refuses them at present; else null
     */
    record Reading(@Nullable Instant readAt, @Nullable Instant refusedAt) {

        static final Reading NONE = new Reading(null, null);
    }

    /** To which of these shops, whose tenants are named together, their malls refuse the orders at present. */
    Set<TenantShop> refused(List<TenantShop> shops);

    /** Of each shop of a tenant whose orders are fetched. */
    Map<ShopId, Reading> of(TenantId tenant);
}
