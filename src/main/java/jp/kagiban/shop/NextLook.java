package jp.kagiban.shop;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import jp.kagiban.shared.Jst;
import jp.kagiban.shop.key.Expiry;

/** When a page that shows how shops stand must look again, though nobody told it of a change. */
public final class NextLook {

    /** Another node may have done what a page waits for. */
    private static final Duration WHILE_WAITING = Duration.ofSeconds(3);

    private NextLook() {}

    /** In seconds while a key waits, at the next end of a key, or at midnight in Tokyo: whichever comes first. */
    public static Instant after(Instant now, Collection<ShopStatus> shops) {
        boolean waiting = shops.stream().map(ShopStatus::waiting).anyMatch(Objects::nonNull);
        Instant latest = waiting ? now.plus(WHILE_WAITING) : Jst.nextMidnight(now);
        Stream<Instant> ends = shops.stream()
                .flatMap(shop -> KeyStatus.expiry(shop).stream())
                .map(Expiry::passesAt)
                .filter(end -> end.isAfter(now));
        return Stream.concat(ends, Stream.of(latest, Jst.nextMidnight(now)))
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
