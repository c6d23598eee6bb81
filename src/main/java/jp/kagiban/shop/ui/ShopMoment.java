package jp.kagiban.shop.ui;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.ShopStatus;
import org.jspecify.annotations.Nullable;

/**
 * The state of a shop at an instant, as screens show it. Screens redraw only if the state differs, so nothing moves
 * under the pointer.
 *
 * @param age the days since the mall confirmed the date ({@link ShopStatus#daysUnconfirmed})
 * @param minute the current minute, since the time of waiting is shown in minutes; null if no key waits
 */
record ShopMoment(
        ShopStatus shop,
        KeyStatus status,
        long age,
        @Nullable Instant minute) {

    static ShopMoment of(ShopStatus shop, Instant now) {
        return new ShopMoment(
                shop,
                KeyStatus.of(shop, now),
                shop.daysUnconfirmed(now),
                shop.waiting() == null ? null : now.truncatedTo(ChronoUnit.MINUTES));
    }
}
