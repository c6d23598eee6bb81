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

/** At which mall each shop is. A shop never moves, so what was looked up once is known; within a bound. */
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

    /** Empty where the tenant in force has no such shop, and has had none. */
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
