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

/** Provides the manual with the shops and their keys in use, and ends the walks of a deleted shop. */
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

    private static WalkShop shop(ShopStatus status) {
        if (status.waiting() != null) {
            Registration newest = status.waiting().isUnusable() ? Registration.UNUSABLE : Registration.WAITING;
            return shop(status, newest, status.waiting().enteredAt());
        }
        if (status.refused() != null) {
            return shop(status, Registration.REFUSED, status.refused().endedAt());
        }
        return status.active() == null
                ? shop(status, Registration.MISSING, null)
                : shop(status, Registration.IN_USE, status.active().enteredAt());
    }

    private static WalkShop shop(ShopStatus status, Registration newest, @Nullable Instant since) {
        return new WalkShop(status.shop(), status.name(), status.code(), key(status.active()), newest, since);
    }

    private static String key(@Nullable Active active) {
        return active == null ? "" : active.generation().toString();
    }

    @EventListener
    void on(ShopDeleted deleted) {
        ends.ofShop(deleted.tenant(), deleted.shop());
    }
}
