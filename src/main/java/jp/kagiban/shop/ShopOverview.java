package jp.kagiban.shop;

import java.util.List;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Service;

/** Reads the states of the shops of any company, for operators. Callers must check that the reader is an operator. */
@Service
public class ShopOverview {

    private final StoredStatuses statuses;
    private final TenantScope scope;

    ShopOverview(StoredStatuses statuses, TenantScope scope) {
        this.statuses = statuses;
        this.scope = scope;
    }

    /** Returns the states in the order in which the shops were registered. */
    public List<ShopStatus> of(TenantId tenant) {
        return scope.outside(CrossTenantReason.OPERATORS_CONSOLE, () -> statuses.all(tenant));
    }
}
