package jp.kagiban.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import jp.kagiban.notice.ShopBuilder;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;

/** Shops of each company that stand as a test says. */
class StandingShops implements ShopStatuses {

    private final Map<TenantId, List<ShopStatus>> statuses = new ConcurrentHashMap<>();
    private final TenantScope scope;

    StandingShops(TenantScope scope) {
        this.scope = scope;
    }

    void are(TenantId tenant, ShopBuilder... shops) {
        statuses.put(tenant, Stream.of(shops).map(ShopBuilder::stands).toList());
    }

    @Override
    public List<ShopStatus> all() {
        return statuses.getOrDefault(scope.current(), List.of());
    }

    @Override
    public Optional<ShopStatus> of(ShopId shop) {
        return all().stream().filter(one -> one.shop().equals(shop)).findFirst();
    }
}
