package jp.kagiban.notice;

import java.time.Instant;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatus.Active;
import jp.kagiban.shop.key.Expiry;
import jp.kagiban.shop.key.Hold;

/** Questions about a shop's keys that more than one notice asks. */
final class Keys {

    private Keys() {}

    static boolean waitsForRms(ShopStatus shop) {
        return shop.waiting() != null && shop.waiting().hold() != Hold.EARLIER_THAN_ACTIVE;
    }

    /** Whether orders can still be fetched with the key in use. */
    static boolean serves(Active active, Instant now) {
        return active.rejectedSince() == null && !active.lack().orders() && !expired(active, now);
    }

    static boolean expired(Active active, Instant now) {
        return active.expiresAt() != null && new Expiry(active.expiresAt()).passed(now);
    }
}
