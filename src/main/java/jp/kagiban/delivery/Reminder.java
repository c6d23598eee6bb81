package jp.kagiban.delivery;

import jp.kagiban.notice.Notice;

/**
 * One time at which a notice is told.
 *
 * @param day of {@link ReminderDays} for the three stages; {@link #ONCE} for all else
 */
record Reminder(Notice.Key notice, int day) {

    static final int ONCE = 0;
}
