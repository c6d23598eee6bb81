package jp.kagiban.notice;

import java.time.Instant;
import java.util.Optional;
import jp.kagiban.notice.Notice.Renewal;
import jp.kagiban.notice.Notice.Stage;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.key.Expiry;

/**
 * Makes the notice of the stage that a shop's key in use has reached. Uses the last known date, even if the mall gives
 * another answer since.
 */
final class StageNotice {

    private StageNotice() {}

    static Optional<Notice> of(ShopStatus shop, Instant now) {
        return KeyStatus.expiry(shop)
                .flatMap(expiry -> stage(expiry, now)
                        .map(kind -> new Notice(
                                new Notice.Key(shop.shop(), kind, expiry.day().toString()),
                                shop.name(),
                                new Stage(
                                        expiry.at(),
                                        expiry.days(now),
                                        byHand(shop),
                                        shop.daysUnconfirmed(now),
                                        shop.mall().stageTexts()),
                                renewal(shop, expiry, kind))));
    }

    private static Renewal renewal(ShopStatus shop, Expiry expiry, NoticeKind reached) {
        if (shop.waiting() == null || !Keys.waitsForRms(shop)) {
            return Renewal.NONE;
        }
        return stage(expiry, shop.waiting().enteredAt()).equals(Optional.of(reached))
                ? Renewal.OF_THIS_STAGE
                : Renewal.OF_AN_EARLIER_STAGE;
    }

    private static boolean byHand(ShopStatus shop) {
        return shop.active() != null && shop.active().enteredByHand();
    }

    /** Returns the stage; empty while the key expires in more than 30 days. */
    static Optional<NoticeKind> stage(Expiry expiry, Instant now) {
        return switch (expiry.nearness(now)) {
            case FAR -> Optional.empty();
            case WITHIN_30_DAYS -> Optional.of(NoticeKind.WITHIN_30_DAYS);
            case WITHIN_7_DAYS -> Optional.of(NoticeKind.WITHIN_7_DAYS);
            case PASSED -> Optional.of(NoticeKind.EXPIRED);
        };
    }
}
