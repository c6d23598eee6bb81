package jp.kagiban.shop;

import java.time.Instant;
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

/** Tells the manual the shops with their keys in use, and ends the walks of a deleted shop. */
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
        if (of.waiting() != null) {
            return shop(of, Registration.WAITING, of.waiting().enteredAt());
        }
        if (of.refused() != null) {
            return shop(of, Registration.REFUSED, of.refused().endedAt());
        }
        return of.active() == null
                ? shop(of, Registration.MISSING, null)
                : shop(of, Registration.IN_USE, of.active().enteredAt());
    }

    private static WalkShop shop(ShopStatus of, Registration newest, @Nullable Instant since) {
        return new WalkShop(of.shop(), of.name(), key(of.active()), newest, since);
    }

    private static String key(@Nullable Active active) {
        return active == null ? "" : active.generation().toString();
    }

    @EventListener
    void on(ShopDeleted deleted) {
        ends.ofShop(deleted.tenant(), deleted.shop());
    }
}
