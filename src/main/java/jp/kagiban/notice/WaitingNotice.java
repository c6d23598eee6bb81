package jp.kagiban.notice;

import static jp.kagiban.notice.OwnNotices.withCauses;
import static jp.kagiban.notice.OwnNotices.words;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import jp.kagiban.mall.Answer;
import jp.kagiban.notice.Notice.OwnWords;
import jp.kagiban.notice.Notice.Time;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatus.Active;
import jp.kagiban.shop.ShopStatus.Waiting;
import jp.kagiban.shop.key.Hold;

/**
 * Makes the notice of a key that isn't in use yet. The key waits for the mall, for its turn to be tried, or for the
 * member's decision.
 */
final class WaitingNotice {

    private WaitingNotice() {}

    static Optional<Notice> of(ShopStatus shop, Instant now) {
        return Optional.ofNullable(shop.waiting()).map(waiting -> of(shop, waiting, now));
    }

    private static Notice of(ShopStatus shop, Waiting waiting, Instant now) {
        if (waiting.needsDecision()) {
            NoticeKind kind = isCertain(waiting, now) ? NoticeKind.HELD : NoticeKind.WAITING;
            return OwnNotices.notice(shop, kind, waiting.generation(), wordsForMember(shop, waiting, now));
        }
        return waiting.hold() == Hold.TOO_MANY_REFUSED
                ? waitingNotice(shop, waiting, words("notice.waiting-turn", shop.name()))
                : waitingNotice(shop, waiting, wordsForMall(shop, waiting, now));
    }

    /** Only what is certain goes out as a message. One refusal isn't: RMS may accept a key for its functions one by one. */
    private static boolean isCertain(Waiting waiting, Instant now) {
        return !waiting.isUnusable() || waiting.isExpired(now) || waiting.refusals() > 1;
    }

    private static OwnWords wordsForMember(ShopStatus shop, Waiting waiting, Instant now) {
        if (waiting.isExpired(now)) {
            return words("notice.held-past", shop.name(), Time.second(Objects.requireNonNull(waiting.expiresAt())));
        }
        return words(waiting.isUnusable() ? "notice.held-orders-off" : OwnWords.HELD, shop.name());
    }

    private static Notice waitingNotice(ShopStatus shop, Waiting waiting, OwnWords words) {
        return OwnNotices.notice(shop, NoticeKind.WAITING, waiting.generation(), words);
    }

    private static OwnWords wordsForMall(ShopStatus shop, Waiting waiting, Instant now) {
        Duration usual = shop.mall().acceptance().usuallyAccepted();
        if (waiting.lastAnswer() == Answer.REJECTED
                && !now.isBefore(waiting.enteredAt().plus(usual))) {
            return withCauses("notice.waiting-long", shop.name());
        }
        Active active = shop.active();
        if (active == null) {
            return words("notice.waiting-first", shop.name());
        }
        if (!Keys.fetchesOrders(active, now)) {
            return words("notice.waiting-stopped", shop.name());
        }
        return words(
                waiting.isUnanswered() ? "notice.waiting-silent" : "notice.waiting", shop.name(), active.lastFour());
    }
}
