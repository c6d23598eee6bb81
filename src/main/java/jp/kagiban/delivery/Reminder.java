package jp.kagiban.delivery;

import jp.kagiban.notice.Notice;
import jp.kagiban.notice.NoticeKind;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * One day on which a notice is sent.
 *
 * @param day from {@link ReminderDays} for the three stages; {@link #ONCE} for other notices
 */
record Reminder(Notice.Key notice, int day) {

    static final int ONCE = 0;

    /** Identifies a reminder. In all three stages, the same day of one expiry is the same reminder. */
    record Told(ShopId shop, @Nullable NoticeKind kind, String occurrence, int day) {}

    Told told() {
        return new Told(notice.shop(), notice.kind().stage() ? null : notice.kind(), notice.occurrence(), day);
    }
}
