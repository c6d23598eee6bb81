package jp.kagiban.shop;

import java.util.List;
import jp.kagiban.manual.Registration;
import jp.kagiban.manual.WalkEnds;
import jp.kagiban.manual.WalkShop;
import jp.kagiban.manual.WalkShops;
import jp.kagiban.shop.ShopStatus.Active;
import jp.kagiban.shop.register.ShopDeleted;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the manual which shops there are, which keys they have in use, and when one goes. */
@Component
class ShopsOfWalks implements WalkShops {

    private final ShopStatuses statuses;
    private final WalkEnds ends;

    ShopsOfWalks(ShopStatuses statuses, WalkEnds ends) {
        this.statuses = statuses;
        this.ends = ends;
    }

    @Override
    public List<WalkShop> all() {
        return statuses.all().stream().map(ShopsOfWalks::shop).toList();
    }

    private static WalkShop shop(ShopStatus of) {
        String key = key(of.active());
        if (of.waiting() != null) {
            return new WalkShop(
                    of.shop(),
                    of.name(),
                    key,
                    Registration.WAITING,
                    of.waiting().enteredAt());
        }
        if (of.refused() != null) {
            return new WalkShop(
                    of.shop(),
                    of.name(),
                    key,
                    Registration.REFUSED,
                    of.refused().endedAt());
        }
        return of.active() == null
                ? new WalkShop(of.shop(), of.name(), key, Registration.MISSING, null)
                : new WalkShop(
                        of.shop(),
                        of.name(),
                        key,
                        Registration.IN_USE,
                        of.active().enteredAt());
    }

    private static String key(@Nullable Active active) {
        return active == null ? "" : active.generation().toString();
    }

    @EventListener
    void on(ShopDeleted deleted) {
        ends.ofShop(deleted.tenant(), deleted.shop());
    }
}
