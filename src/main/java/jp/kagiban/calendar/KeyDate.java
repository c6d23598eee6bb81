package jp.kagiban.calendar;

import java.time.Instant;
import java.util.Optional;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.key.Expiry;

/**
 * When the key of a shop ends.
 *
 * @param name the shop's
 * @param expiresAt the last second in which the key in use is good
 */
record KeyDate(ShopId shop, String name, Instant expiresAt) {

    /** Empty where no key is in use, or its end isn't known. */
    static Optional<KeyDate> of(ShopStatus shop) {
        return KeyStatus.expiry(shop).map(Expiry::at).map(end -> new KeyDate(shop.shop(), shop.name(), end));
    }
}
