package jp.kagiban.notice;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatus.Active;
import jp.kagiban.shop.key.Expiry;

/** Answers questions about a shop's keys that several notices ask. */
final class Keys {

    private Keys() {}

    static boolean waitsForRms(ShopStatus shop) {
        return shop.waiting() != null && !shop.needsDecision();
    }

    /** Returns whether orders can still be fetched with the key in use. */
    static boolean fetchesOrders(Active active, Instant now) {
        return active.rejectedSince() == null && !active.lack().orders() && !expired(active, now);
    }

    /** Returns when the last check of the key in use ended; empty if no key is in use. A takeover counts as a check. */
    static Optional<Instant> lastCheck(ShopStatus shop) {
        return Optional.ofNullable(shop.active())
                .map(active -> Stream.of(Optional.ofNullable(shop.checkEndedAt()), Optional.of(active.activeFrom()))
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    static boolean expired(Active active, Instant now) {
        return active.expiresAt() != null && new Expiry(active.expiresAt()).passed(now);
    }
}
