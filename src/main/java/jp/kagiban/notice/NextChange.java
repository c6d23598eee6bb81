package jp.kagiban.notice;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jp.kagiban.notice.Notice.Handling;
import jp.kagiban.shop.NextLook;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.WatchPulse;
import org.jspecify.annotations.Nullable;

/** Computes when the notices change by the passing of time alone. */
final class NextChange {

    private NextChange() {}

    /**
     * Returns the next instant at which a notice or its handling begins or ends. At the latest, returns the next look
     * of any page with shops.
     */
    static Instant after(Instant now, List<ShopStatus> shops, List<Notice> notices) {
        Stream<Instant> handlingEnds =
                notices.stream().flatMap(notice -> notice.handling().stream().map(Handling::until));
        Stream<Instant> changes = Stream.concat(shops.stream().flatMap(NextChange::changes), handlingEnds)
                .filter(instant -> instant.isAfter(now));
        return Stream.concat(changes, Stream.of(NextLook.after(now, shops)))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Returns when the shop's notices beside the stages begin or end. {@link NextLook} covers the stages. */
    private static Stream<Instant> changes(ShopStatus shop) {
        return Stream.<@Nullable Instant>of(
                        shop.unreachableSince() == null
                                ? null
                                : shop.unreachableSince().plus(OwnNotices.LONG_SILENCE),
                        Keys.lastCheck(shop)
                                .map(last -> last.plus(WatchPulse.UNCHECKED))
                                .orElse(null),
                        shop.refused() == null ? null : shop.refused().endedAt().plus(OwnNotices.EVENT_SHOWN),
                        shop.active() == null
                                ? null
                                : shop.active().activeFrom().plus(OwnNotices.EVENT_SHOWN))
                .flatMap(Stream::ofNullable);
    }
}
