package jp.kagiban.order;

import java.util.Optional;
import jp.kagiban.mall.Malls;
import jp.kagiban.mall.OrderSource;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ShopMalls;
import org.springframework.stereotype.Component;

/** Returns the source of a shop's orders. */
@Component
class MallOrders {

    private final ShopMalls shops;
    private final Malls malls;

    MallOrders(ShopMalls shops, Malls malls) {
        this.shops = shops;
        this.malls = malls;
    }

    /** Empty if the current tenant's shop is gone, or if the portal imports no orders from its mall. */
    Optional<OrderSource> of(ShopId shop) {
        return shops.of(shop).flatMap(malls::orders);
    }
}
