package jp.kagiban.kit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kagiban.shared.TypedText;

/** The ways in which a day is written. A year has four digits, so that nobody's year is guessed. */
final class DayText {

    /** Between the numbers stand signs, or the characters for year, month and day. */
    private static final Pattern APART =
            Pattern.compile("(\\d{4})\\s*[/.\\u5E74-]\\s*(\\d{1,2})\\s*[/.\\u6708-]\\s*(\\d{1,2})\\s*\\u65E5?");

    private static final Pattern TOGETHER = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");

    private DayText() {}

    /** Empty if the text is no day of the calendar. */
    static Optional<LocalDate> read(String text) {
        String plain = TypedText.narrow(text)
                .replaceAll("[\\u2010-\\u2015\\u2212\\u30FC]", "-")
                .strip();
        Matcher apart = APART.matcher(plain);
        return apart.matches() ? day(apart) : day(TOGETHER.matcher(plain));
    }

    private static Optional<LocalDate> day(Matcher parts) {
        try {
            return parts.matches()
                    ? Optional.of(LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3)))
                    : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
