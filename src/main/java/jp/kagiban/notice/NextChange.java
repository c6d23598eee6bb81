package jp.kagiban.notice;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.kagiban.notice.Notice.Handling;
import jp.kagiban.shop.NextLook;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.WatchPulse;
import org.jspecify.annotations.Nullable;

/** When the notices will be others by the passing of time alone. */
final class NextChange {

    private NextChange() {}

    /** When a page that shows shops must look again anyway, at the latest. */
    static Instant after(Instant now, List<ShopStatus> shops, List<Notice> notices) {
        Stream<Instant> handled =
                notices.stream().flatMap(notice -> notice.handling().stream().map(Handling::until));
        Stream<Instant> turns = Stream.concat(shops.stream().flatMap(NextChange::turns), handled)
                .filter(instant -> instant.isAfter(now));
        return Stream.concat(turns, Stream.of(NextLook.after(now, shops)))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** When a notice of ours begins or ends; the rest is what every page looks at. */
    private static Stream<Instant> turns(ShopStatus shop) {
        return Stream.<@Nullable Instant>of(
                        shop.unreachableSince() == null
                                ? null
                                : shop.unreachableSince().plus(OwnNotices.SILENCE),
                        Keys.lastCheck(shop)
                                .map(last -> last.plus(WatchPulse.UNCHECKED))
                                .orElse(null),
                        shop.refused() == null ? null : shop.refused().endedAt().plus(OwnNotices.EVENT),
                        shop.active() == null
                                ? null
                                : shop.active().activeFrom().plus(OwnNotices.EVENT))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull);
    }
}
