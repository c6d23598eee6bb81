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

    /** Empty where the shop of the tenant in force is gone, and where its mall gives the portal no orders. */
    Optional<OrderSource> of(ShopId shop) {
        return shops.of(shop).flatMap(malls::orders);
    }
}
