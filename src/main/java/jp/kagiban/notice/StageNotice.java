package jp.kagiban.notice;

import java.time.Instant;
import java.util.Optional;
import jp.kagiban.notice.Notice.Stage;
import jp.kagiban.shop.ShopStanding;

/** The notice of the stage that a shop's key in use has reached, by the last date seen, whatever RMS says since. */
final class StageNotice {

    private StageNotice() {}

    static Optional<Notice> of(ShopStanding shop, Instant now) {
        return Keys.expiry(shop)
                .flatMap(expiry -> expiry.stage(now)
                        .map(kind -> new Notice(
                                new Notice.Key(shop.shop(), kind, expiry.day().toString()),
                                shop.name(),
                                new Stage(expiry.at(), expiry.days(now)),
                                Keys.waitsForRms(shop),
                                false)));
    }
}
