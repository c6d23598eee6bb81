package jp.kagiban.kit;

import com.vaadin.flow.component.UI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import jp.kagiban.shared.Jst;

/** Days and times in Tokyo, written in the language of the tab. */
public final class TimeText {

    private TimeText() {}

    /** {@code 2027/02/23}, or {@code 23 Feb 2027} in English. */
    public static String date(LocalDate day) {
        return Jst.date(day, language());
    }

    /** {@code 2027/02/23（火）}, or {@code Tue, 23 Feb 2027} in English. */
    public static String weekday(LocalDate day) {
        return Jst.weekday(day, language());
    }

    /** {@code 2027/02/23 23:59}, or {@code 23 Feb 2027, 23:59} in English. */
    public static String minute(Instant instant) {
        return Jst.minute(instant, language());
    }

    /** {@code 2027/02/23 23:59:59}, or {@code 23 Feb 2027, 23:59:59} in English. */
    public static String second(Instant instant) {
        return Jst.second(instant, language());
    }

    /** {@code 2027/02/23（火） 23:59:59}, or {@code Tue, 23 Feb 2027, 23:59:59} in English. */
    public static String weekdaySecond(Instant instant) {
        return Jst.weekdaySecond(instant, language());
    }

    /** {@code 10:42} on the day of {@code now}; with the date on another day. */
    public static String timeOrMinute(Instant instant, Instant now) {
        return Jst.timeOrMinute(instant, now, language());
    }

    private static Locale language() {
        return UI.getCurrent().getLocale();
    }
}
