package jp.kagiban.kit.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jp.kagiban.shared.TypedText;

/**
 * Reads the ways in which people write a day. A year has four digits, so that no year is guessed. The year may be left
 * out of a past day.
 */
final class DayText {

    /** Matches numbers that are separated by punctuation, or by the characters for year, month and day. */
    private static final Pattern SEPARATED =
            Pattern.compile("(\\d{4})\\s*[/.\\u5E74-]\\s*(\\d{1,2})\\s*[/.\\u6708-]\\s*(\\d{1,2})\\s*\\u65E5?");

    private static final Pattern WITHOUT_YEAR = Pattern.compile("(\\d{1,2})\\s*[/.\\u6708-]\\s*(\\d{1,2})\\s*\\u65E5?");

    private static final Pattern DIGITS_ONLY = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");

    /** The longest gap between two leap years, across a century without one. */
    private static final int LEAP_YEARS_APART = 8;

    private DayText() {}

    /** Returns the day; empty if the text is no day of the calendar. */
    static Optional<LocalDate> read(String text) {
        String plain = normalize(text);
        Matcher separated = SEPARATED.matcher(plain);
        return separated.matches() ? day(separated) : day(DIGITS_ONLY.matcher(plain));
    }

    /** Returns the last such day up to this one; empty if the text is no month and day. */
    static Optional<LocalDate> readLast(String text, LocalDate today) {
        Matcher parts = WITHOUT_YEAR.matcher(normalize(text));
        return parts.matches() ? lastUpTo(number(parts, 1), number(parts, 2), today) : Optional.empty();
    }

    private static Optional<LocalDate> lastUpTo(int month, int day, LocalDate today) {
        return IntStream.rangeClosed(0, LEAP_YEARS_APART)
                .map(ago -> today.getYear() - ago)
                .mapToObj(year -> day(year, month, day))
                .flatMap(Optional::stream)
                .filter(date -> !date.isAfter(today))
                .findFirst();
    }

    private static String normalize(String text) {
        return TypedText.hyphened(text).strip();
    }

    private static Optional<LocalDate> day(Matcher parts) {
        return parts.matches() ? day(number(parts, 1), number(parts, 2), number(parts, 3)) : Optional.empty();
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
