package jp.kagiban.shop.entry;

import java.time.Clock;
import jp.kagiban.audit.Action;
import jp.kagiban.mall.Family;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.entry.DetailsForm.Details;
import jp.kagiban.shop.key.ShopHistory;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.Shops;
import jp.kagiban.shop.register.TenantShop;
import jp.kagiban.shop.watch.ShopWatch;
import jp.kagiban.shop.watch.ShopWatches;
import org.springframework.stereotype.Component;

/** Stores the details of shops and records the change in the history. Runs in the caller's transaction. */
@Component
class DetailsStore {

    private final Shops shops;
    private final ShopWatches watches;
    private final ShopHistory history;
    private final Clock clock;

    DetailsStore(Shops shops, ShopWatches watches, ShopHistory history, Clock clock) {
        this.shops = shops;
        this.watches = watches;
        this.history = history;
        this.clock = clock;
    }

    Shop insert(TenantId tenant, Details details, Family family, MemberId member) {
        Shop shop = shops.save(new Shop(
                new TenantShop(tenant, ShopId.next()),
                0,
                details.name(),
                details.code(),
                details.userId(),
                family.mall().name(),
                family.name(),
                0,
                clock.instant(),
                member));
        watches.save(ShopWatch.of(shop.id()));
        history.write(Action.SHOP_REGISTERED, shop, member);
        return shop;
    }

    Shop update(Shop shop, Details details, MemberId member) {
        Shop changed = shop.with(details.name(), details.code(), details.userId());
        if (changed.equals(shop)) {
            return shop;
        }
        history.changed(shop, changed, member);
        return shops.save(changed);
    }
}
