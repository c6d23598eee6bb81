package jp.kagiban.shop;

import java.util.List;
import java.util.UUID;
import jp.kagiban.shared.Outside;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Service;

/**
 * How the shops of any company stand, for those who run the portal. Callers have to check that they are one of them.
 */
@Service
public class ShopOverview {

    private final StoredStandings standings;
    private final TenantScope scope;

    ShopOverview(StoredStandings standings, TenantScope scope) {
        this.standings = standings;
        this.scope = scope;
    }

    /** In the order in which they were registered. */
    public List<ShopStanding> of(UUID tenant) {
        return scope.outside(Outside.OPERATORS_CONSOLE, () -> standings.all(tenant));
    }
}
