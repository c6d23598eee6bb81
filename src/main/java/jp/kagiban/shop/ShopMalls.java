package jp.kagiban.shop;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.kagiban.mall.MallId;
import jp.kagiban.mall.Malls;
import jp.kagiban.mall.OrderSource;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.Shops;
import jp.kagiban.shop.register.TenantShop;
import org.springframework.stereotype.Component;

/**
 * Finds the source of a shop's orders. A shop never moves to another mall, so the malls of up to 10,000 shops are
 * cached.
 */
@Component
public class ShopMalls {

    private static final int MAX_KNOWN = 10_000;

    private final TenantScope scope;
    private final Shops shops;
    private final Malls malls;
    private final ConcurrentHashMap<TenantShop, MallId> known = new ConcurrentHashMap<>();

    ShopMalls(TenantScope scope, Shops shops, Malls malls) {
        this.scope = scope;
        this.shops = shops;
        this.malls = malls;
    }

    /** Empty if the current tenant never had this shop, or if the portal imports no orders from its mall. */
    public Optional<OrderSource> orders(ShopId shop) {
        TenantShop id = new TenantShop(scope.current(), shop);
        return Optional.ofNullable(known.get(id)).or(() -> read(id)).flatMap(malls::orders);
    }

    private Optional<MallId> read(TenantShop id) {
        Optional<MallId> mall = shops.findById(id).map(Shop::mallId);
        if (known.size() >= MAX_KNOWN) {
            known.clear();
        }
        mall.ifPresent(found -> known.put(id, found));
        return mall;
    }
}
