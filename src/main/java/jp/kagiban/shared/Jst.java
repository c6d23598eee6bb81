package jp.kagiban.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Days and times as people in Japan read them. RMS speaks in Asia/Tokyo, the database in UTC. */
public final class Jst {

    public static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss");
    private static final DateTimeFormatter WEEKDAY_SECOND =
            DateTimeFormatter.ofPattern("yyyy/MM/dd（E） HH:mm:ss", Locale.JAPANESE);

    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("yyyy/MM/dd（E）", Locale.JAPANESE);
    private static final DateTimeFormatter ENGLISH_DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_WEEKDAY =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_WEEKDAY_SECOND =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy, HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_MINUTE =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_SECOND =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("M/d", Locale.ROOT);
    private static final DateTimeFormatter ENGLISH_MONTH_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT);

    private Jst() {}

    /** The calendar day in Tokyo at this instant. */
    public static LocalDate day(Instant instant) {
        return instant.atZone(TOKYO).toLocalDate();
    }

    public static LocalDate today(Clock clock) {
        return day(clock.instant());
    }

    /**
     * Parses a day such as {@code 2027-02-23}, of the years 1900 to 2999: databases can't compare days far beyond.
     *
     * @throws DateTimeParseException if the text isn't such a day
     */
    public static LocalDate parseDay(String text) {
        LocalDate day = LocalDate.parse(text);
        if (day.getYear() < 1900 || day.getYear() > 2999) {
            throw new DateTimeParseException("The year must be between 1900 and 2999", text, 0);
        }
        return day;
    }

    /** The instant at which this day begins in Tokyo. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(TOKYO).toInstant();
    }

    /** The next midnight in Tokyo after this instant. */
    public static Instant nextMidnight(Instant now) {
        return startOf(day(now).plusDays(1));
    }

    /** A local time that RMS wrote without a zone. */
    public static Instant instant(LocalDateTime tokyo) {
        return tokyo.atZone(TOKYO).toInstant();
    }

    /** {@code 2027/02/23} */
    public static String date(LocalDate day) {
        return DATE.format(day);
    }

    /** {@code 2027/02/23}, or {@code 23 Feb 2027} in English. */
    public static String date(LocalDate day, Locale locale) {
        return (isEnglish(locale) ? ENGLISH_DATE : DATE).format(day);
    }

    /** {@code 2/23}, or {@code 23 Feb} in English. */
    public static String monthDay(LocalDate day, Locale locale) {
        return (isEnglish(locale) ? ENGLISH_MONTH_DAY : MONTH_DAY).format(day);
    }

    /** {@code 23:59} */
    public static String time(Instant instant) {
        return TIME.format(instant.atZone(TOKYO));
    }

    /** {@code 20270223-2359}, for the name of a file. */
    public static String stamp(Instant instant) {
        return STAMP.format(instant.atZone(TOKYO));
    }

    /** {@code 2027/02/23 23:59} */
    public static String minute(Instant instant) {
        return MINUTE.format(instant.atZone(TOKYO));
    }

    /** {@code 2027/02/23 23:59}, or {@code 23 Feb 2027, 23:59} in English. */
    public static String minute(Instant instant, Locale locale) {
        return isEnglish(locale) ? ENGLISH_MINUTE.format(instant.atZone(TOKYO)) : minute(instant);
    }

    /** {@code 2027/02/23 23:59:59}, or {@code 23 Feb 2027, 23:59:59} in English. */
    public static String second(Instant instant, Locale locale) {
        return isEnglish(locale) ? ENGLISH_SECOND.format(instant.atZone(TOKYO)) : second(instant);
    }

    /** {@code 2027/02/23 23:59:59}: the form in which expiries are shown. */
    public static String second(Instant instant) {
        return SECOND.format(instant.atZone(TOKYO));
    }

    /**
     * {@code 2027/02/23（火） 23:59:59}, or {@code Tue, 23 Feb 2027, 23:59:59} in English: for an expiry, if a decision
     * depends on the day.
     */
    public static String weekdaySecond(Instant instant, Locale locale) {
        return (isEnglish(locale) ? ENGLISH_WEEKDAY_SECOND : WEEKDAY_SECOND).format(instant.atZone(TOKYO));
    }

    private static boolean isEnglish(Locale locale) {
        return locale.getLanguage().equals("en");
    }

    /** {@code 2027/02/23（火）}, or {@code Tue, 23 Feb 2027} in English. */
    public static String weekday(LocalDate day, Locale locale) {
        return (isEnglish(locale) ? ENGLISH_WEEKDAY : WEEKDAY).format(day);
    }

    /** {@code 10:42} on the day of {@code now}; with the date on another day. */
    public static String timeOrMinute(Instant instant, Instant now) {
        return timeOrMinute(instant, now, Locale.ROOT);
    }

    /** {@code 10:42} on the day of {@code now}; with the date in this language on another day. */
    public static String timeOrMinute(Instant instant, Instant now, Locale locale) {
        return day(instant).equals(day(now)) ? time(instant) : minute(instant, locale);
    }
}
