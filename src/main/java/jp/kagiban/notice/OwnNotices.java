package jp.kagiban.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kagiban.notice.Notice.OwnWords;
import jp.kagiban.notice.Notice.Time;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.Jst;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatus.Active;
import jp.kagiban.shop.WatchPulse;

/** Makes all notices of a shop except the stages, with texts from the translations. */
final class OwnNotices {

    /** The time for which an event is shown to members who haven't marked it as read. */
    static final Duration EVENT_SHOWN = Duration.ofDays(7);

    /** The time for which the mall gives no answer before a notice says so. */
    static final Duration LONG_SILENCE = Duration.ofDays(1);

    private OwnNotices() {}

    static Stream<Notice> of(ShopStatus shop, Instant now) {
        return Stream.of(
                        refused(shop, now),
                        ordersRefused(shop, now),
                        otherShopsKey(shop),
                        WaitingNotice.of(shop, now),
                        noKey(shop),
                        notAccepted(shop, now),
                        dateUnknown(shop),
                        takenOver(shop, now),
                        checksStopped(shop, now),
                        unreachable(shop, now))
                .flatMap(Optional::stream);
    }

    private static Optional<Notice> refused(ShopStatus shop, Instant now) {
        Active active = shop.active();
        if (active == null || active.rejectedSince() == null || Keys.expired(active, now)) {
            return Optional.empty();
        }
        String day = Jst.day(active.rejectedSince()).toString();
        OwnWords words = active.expiresAt() == null
                ? withCauses("notice.refused-undated", shop.name(), Time.minute(active.rejectedSince()))
                : withCauses(
                        "notice.refused",
                        shop.name(),
                        Time.second(active.expiresAt()),
                        Time.minute(active.rejectedSince()));
        return Optional.of(notice(shop, NoticeKind.REFUSED_BEFORE_DATE, day, words));
    }

    private static Optional<Notice> ordersRefused(ShopStatus shop, Instant now) {
        return Optional.ofNullable(shop.active())
                .filter(active -> active.lack().orders() && active.rejectedSince() == null)
                .filter(active -> !Keys.expired(active, now))
                .map(active -> notice(
                        shop,
                        NoticeKind.ORDERS_REFUSED,
                        orderStop(active),
                        active.lack().refused().isEmpty()
                                ? words("notice.orders-refused", shop.name())
                                : words(
                                        "notice.function-refused",
                                        shop.name(),
                                        active.lack().functions())));
    }

    /**
     * Returns the occurrence of a stop of orders. Orders may come and stop again with the same key, and each stop is a
     * new notice. If no order was ever read, there was only one stop.
     */
    private static String orderStop(Active active) {
        Instant until = active.lack().readUntil();
        return until == null ? active.generation().toString() : Jst.day(until).toString();
    }

    private static Optional<Notice> otherShopsKey(ShopStatus shop) {
        return Optional.ofNullable(shop.active())
                .flatMap(active -> Optional.ofNullable(active.lack().owner())
                        .map(owner -> notice(
                                shop,
                                NoticeKind.OTHER_SHOPS_KEY,
                                active.generation(),
                                words("notice.other-shops-key", shop.name(), owner))));
    }

    private static Optional<Notice> noKey(ShopStatus shop) {
        return shop.active() != null || shop.waiting() != null
                ? Optional.empty()
                : Optional.of(notice(shop, NoticeKind.NO_KEY, "none", words("notice.no-key", shop.name())));
    }

    private static Optional<Notice> notAccepted(ShopStatus shop, Instant now) {
        return Optional.ofNullable(shop.refused())
                .filter(refused -> now.isBefore(refused.endedAt().plus(EVENT_SHOWN)))
                .map(refused -> notice(
                        shop,
                        NoticeKind.NOT_ACCEPTED,
                        refused.generation(),
                        withCauses("notice.not-accepted", shop.name(), refused.lastFour())));
    }

    /** Says nothing about a refused key, because the refusal matters more than the missing date. */
    private static Optional<Notice> dateUnknown(ShopStatus shop) {
        return Optional.ofNullable(shop.active())
                .filter(active -> active.expiresAt() == null && active.rejectedSince() == null)
                .map(active -> notice(
                        shop,
                        NoticeKind.DATE_UNKNOWN,
                        active.generation(),
                        words(active.functionOff() ? "notice.function-off" : "notice.date-missing", shop.name())));
    }

    /** Says nothing about a key that can't fetch orders, because then its takeover is no good news. */
    private static Optional<Notice> takenOver(ShopStatus shop, Instant now) {
        return Optional.ofNullable(shop.active())
                .filter(Active::replacedAnother)
                .filter(active -> Keys.fetchesOrders(active, now))
                .filter(active -> now.isBefore(active.activeFrom().plus(EVENT_SHOWN)))
                .map(active -> notice(shop, NoticeKind.TAKEN_OVER, active.generation(), takeover(shop, active)));
    }

    private static OwnWords takeover(ShopStatus shop, Active active) {
        if (active.expiresAt() == null) {
            return words(
                    active.functionOff() ? "notice.taken-over-function-off" : "notice.taken-over-undated", shop.name());
        }
        return words(
                active.enteredByHand() ? "notice.taken-over-by-hand" : "notice.taken-over",
                shop.name(),
                Time.second(active.expiresAt()));
    }

    private static Optional<Notice> checksStopped(ShopStatus shop, Instant now) {
        return Keys.lastCheck(shop)
                .filter(last -> !now.isBefore(last.plus(WatchPulse.UNCHECKED)))
                .map(last -> notice(
                        shop,
                        NoticeKind.CHECKS_STOPPED,
                        Jst.day(last).toString(),
                        words("notice.checks-stopped", shop.name(), Time.minute(last))));
    }

    /** Says nothing if checks have stopped, because this notice promises further tries. */
    private static Optional<Notice> unreachable(ShopStatus shop, Instant now) {
        return Optional.ofNullable(shop.unreachableSince())
                .filter(_ -> checksStopped(shop, now).isEmpty())
                .filter(since -> !now.isBefore(since.plus(LONG_SILENCE)))
                .map(since -> notice(
                        shop,
                        NoticeKind.UNREACHABLE_FOR_A_DAY,
                        Jst.day(since).toString(),
                        words("notice.unreachable", shop.name(), Time.minute(since))));
    }

    static Notice notice(ShopStatus shop, NoticeKind kind, GenerationId generation, OwnWords words) {
        return notice(shop, kind, generation.toString(), words);
    }

    private static Notice notice(ShopStatus shop, NoticeKind kind, String occurrence, OwnWords words) {
        return new Notice(new Notice.Key(shop.shop(), kind, occurrence), shop.name(), words);
    }

    static OwnWords words(String key, Object... arguments) {
        return new OwnWords(key, List.copyOf(Arrays.asList(arguments)), false);
    }

    static OwnWords withCauses(String key, Object... arguments) {
        return new OwnWords(key, List.copyOf(Arrays.asList(arguments)), true);
    }
}
