package jp.kagiban.shop;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import jp.kagiban.shared.Jst;

/** When a page that shows how shops stand must look again, though nobody told it of a change. */
public final class NextLook {

    /** Another node may have done what a page waits for. */
    private static final Duration WHILE_WAITING = Duration.ofSeconds(3);

    private NextLook() {}

    /** Soon while a key waits, else at the next end of a key, and at midnight in Tokyo at the latest. */
    public static Instant after(Instant now, Collection<ShopStanding> shops) {
        if (shops.stream().map(ShopStanding::waiting).anyMatch(Objects::nonNull)) {
            return now.plus(WHILE_WAITING);
        }
        Stream<Instant> ends = shops.stream()
                .flatMap(shop -> KeyStatus.expiry(shop).stream())
                .map(Expiry::passesAt)
                .filter(end -> end.isAfter(now));
        return Stream.concat(ends, Stream.of(Jst.nextMidnight(now)))
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
