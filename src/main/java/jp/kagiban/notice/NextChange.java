package jp.kagiban.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.kagiban.shared.Jst;
import jp.kagiban.shop.Expiry;
import jp.kagiban.shop.ShopStanding;
import org.jspecify.annotations.Nullable;

/** When the notices will be others by the passing of time alone. */
final class NextChange {

    /** Another node may have finished what a page waits for. */
    private static final Duration WHILE_WAITING = Duration.ofSeconds(3);

    private NextChange() {}

    /** The next midnight in Tokyo at the latest. */
    static Instant after(Instant now, List<ShopStanding> shops) {
        return shops.stream()
                .flatMap(shop -> instants(shop, now))
                .filter(instant -> instant.isAfter(now))
                .min(Comparator.naturalOrder())
                .filter(instant -> instant.isBefore(Jst.nextMidnight(now)))
                .orElseGet(() -> Jst.nextMidnight(now));
    }

    private static Stream<Instant> instants(ShopStanding shop, Instant now) {
        return Stream.<@Nullable Instant>of(
                        Keys.expiry(shop).map(Expiry::passesAt).orElse(null),
                        shop.waiting() == null ? null : now.plus(WHILE_WAITING),
                        shop.unreachableSince() == null
                                ? null
                                : shop.unreachableSince().plus(OwnNotices.SILENCE),
                        shop.refused() == null ? null : shop.refused().endedAt().plus(OwnNotices.EVENT),
                        shop.active() == null
                                ? null
                                : shop.active().activeFrom().plus(OwnNotices.EVENT))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull);
    }
}
