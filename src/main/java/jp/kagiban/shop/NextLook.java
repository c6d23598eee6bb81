package jp.kagiban.shop;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import jp.kagiban.shared.Jst;
import jp.kagiban.shop.key.Expiry;

/** Computes when a page that shows shops must be redrawn although no event has arrived. */
public final class NextLook {

    /** The interval while a key waits, because another node may have finished with it. */
    private static final Duration WAITING_INTERVAL = Duration.ofSeconds(3);

    private NextLook() {}

    /** Returns the earliest of three times: in three seconds if a key waits, the next end of a key, midnight in Tokyo. */
    public static Instant after(Instant now, Collection<ShopStatus> shops) {
        boolean waiting = shops.stream().map(ShopStatus::waiting).anyMatch(Objects::nonNull);
        Instant latest = waiting ? now.plus(WAITING_INTERVAL) : Jst.nextMidnight(now);
        Stream<Instant> ends = shops.stream()
                .flatMap(shop -> KeyStatus.expiry(shop).stream())
                .map(Expiry::passesAt)
                .filter(end -> end.isAfter(now));
        return Stream.concat(ends, Stream.of(latest, Jst.nextMidnight(now)))
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
