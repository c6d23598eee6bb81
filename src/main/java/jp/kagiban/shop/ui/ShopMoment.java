package jp.kagiban.shop.ui;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.ShopStatus;
import org.jspecify.annotations.Nullable;

/**
 * All that the screens of a shop tell of it at an instant. While two of them are equal nothing is drawn anew, so that nothing moves
 * under the pointer.
 *
 * @param age of its date in days, as {@link ShopStatus#daysUnconfirmed}
 * @param minute how long a key has waited is told in minutes; null while none waits
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
