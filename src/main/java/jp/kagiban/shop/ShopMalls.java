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

/** Returns the mall of a shop. A shop never moves to another mall, so up to 10,000 results are cached. */
@Component
public class ShopMalls {

    private static final int MAX_KNOWN = 10_000;

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
        MallId cached = known.get(id);
        return cached == null ? read(id) : Optional.of(cached);
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
