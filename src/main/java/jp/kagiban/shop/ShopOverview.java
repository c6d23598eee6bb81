package jp.kagiban.shop;

import java.util.List;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Service;

/**
 * How the shops of any company stand, for those who run the portal. Callers have to check that they are one of them.
 */
@Service
public class ShopOverview {

    private final StoredStatuses statuses;
    private final TenantScope scope;

    ShopOverview(StoredStatuses statuses, TenantScope scope) {
        this.statuses = statuses;
        this.scope = scope;
    }

    /** In the order in which they were registered. */
    public List<ShopStatus> of(TenantId tenant) {
        return scope.outside(CrossTenantReason.OPERATORS_CONSOLE, () -> statuses.all(tenant));
    }
}
