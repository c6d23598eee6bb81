package jp.kagiban.notice;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import jp.kagiban.shop.ShopStatus;

/** What notices say of shops, a line each, for those who look at a company that isn't theirs. */
public final class NoticeLines {

    private NoticeLines() {}

    /** The headlines, the most urgent first, whoever may have read them. */
    public static List<String> of(List<ShopStatus> shops, Instant now, Locale locale) {
        return Notice.Batch.in(NoticePolicy.notices(shops, now)).stream()
                .map(notice -> NoticeTexts.of(notice, locale).headline())
                .toList();
    }
}
