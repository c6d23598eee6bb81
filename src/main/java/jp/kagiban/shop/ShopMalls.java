package jp.kagiban.shop;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.kagiban.mall.MallId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.Shops;
import jp.kagiban.shop.register.TenantShop;
import org.springframework.stereotype.Component;

/** Returns the mall of each shop. A shop never moves, so a result is cached, within a bound. */
@Component
public class ShopMalls {

    private static final int MOST_KNOWN = 10_000;

    private final TenantScope scope;
    private final Shops shops;
    private final ConcurrentHashMap<TenantShop, MallId> known = new ConcurrentHashMap<>();

    ShopMalls(TenantScope scope, Shops shops) {
        this.scope = scope;
        this.shops = shops;
    }

    /** Empty if the current tenant never had this shop. */
    public Optional<MallId> of(ShopId shop) {
        TenantShop id = new TenantShop(scope.current(), shop);
        MallId there = known.get(id);
        return there == null ? look(id) : Optional.of(there);
    }

    private Optional<MallId> look(TenantShop id) {
        Optional<MallId> mall = shops.findById(id).map(Shop::mallId);
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        mall.ifPresent(found -> known.put(id, found));
        return mall;
    }
}
