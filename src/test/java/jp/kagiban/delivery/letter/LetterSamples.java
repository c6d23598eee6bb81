package jp.kagiban.delivery.letter;

import java.util.Locale;
import jp.kagiban.delivery.channel.Digest;
import jp.kagiban.notice.NoticeKind;

/** Digests to look at. */
final class LetterSamples {

    private LetterSamples() {}

    /** As most mornings have it. */
    static Digest one(Locale language) {
        return Digests.digest()
                .in(language)
                .stage("楽天市場1号店", NoticeKind.WITHIN_7_DAYS, 5)
                .build();
    }

    /** As long as a name may be, one of them without a place to break it. */
    static Digest longNames() {
        return Digests.digest()
                .stage("港区の文具と雑貨の店".repeat(10), NoticeKind.EXPIRED, -1)
                .own("W".repeat(100), NoticeKind.ORDERS_REFUSED, "notice.orders-refused")
                .build();
    }

    /** A notice of each level and form. */
    static Digest six(Locale language) {
        return Digests.digest()
                .in(language)
                .stage("楽天市場1号店", NoticeKind.EXPIRED, -1)
                .stage("楽天市場2号店", NoticeKind.WITHIN_7_DAYS, 0)
                .stage("楽天市場3号店", NoticeKind.WITHIN_30_DAYS, 22)
                .own("楽天市場4号店", NoticeKind.ORDERS_REFUSED, "notice.orders-refused")
                .own("楽天市場5号店", NoticeKind.NOT_ACCEPTED, "notice.not-accepted", "Ab3d")
                .own("楽天市場6号店", NoticeKind.HELD, "notice.held")
                .build();
    }
}
