package jp.kagiban.delivery;

import jp.kagiban.notice.Notice;
import jp.kagiban.notice.NoticeKind;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * One time at which a notice is told.
 *
 * @param day of {@link ReminderDays} for the three stages; {@link #ONCE} for all else
 */
record Reminder(Notice.Key notice, int day) {

    static final int ONCE = 0;

    /** By what it is known that a reminder was told: a day of one expiry is the same, whatever stage it is told in. */
    record Told(ShopId shop, @Nullable NoticeKind kind, String occurrence, int day) {}

    Told told() {
        return new Told(notice.shop(), notice.kind().stage() ? null : notice.kind(), notice.occurrence(), day);
    }
}
