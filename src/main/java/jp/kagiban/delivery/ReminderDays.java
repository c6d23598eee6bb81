package jp.kagiban.delivery;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.shared.TypedText;

/**
 * The days on which the expiry of a key is announced outside the portal. A day is counted in Tokyo before the last day of
 * the key, and is negative after it.
 *
 * @param days the earliest first, each once, from {@link #FARTHEST} to -{@link #FARTHEST}; if empty, the expiry isn't announced
 */
public record ReminderDays(List<Integer> days) {

    /** A notice begins 30 days before the key expires. */
    public static final int FARTHEST = 30;

    public static final int MOST = 20;

    /** So many days after the expiry, reminders end. Only the portal itself still shows the expiry. */
    private static final int SILENT_AFTER = 2 * FARTHEST;

    public static final ReminderDays USUAL = new ReminderDays(List.of(30, 14, 7, 3, 1, 0, -1, -7));

    private static final Pattern GAP = Pattern.compile("[\\s,、，]+");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

    /** @throws IllegalArgumentException if there are too many days, or one is too far away */
    public ReminderDays {
        days = days.stream().distinct().sorted(Comparator.reverseOrder()).toList();
        if (days.size() > MOST || days.stream().anyMatch(day -> Math.abs(day) > FARTHEST)) {
            throw new IllegalArgumentException("No reminder days: " + days);
        }
    }

    /** Returns the latest reminder that is due; empty if there is none, or if the key expired too long ago. */
    Optional<Integer> reached(long daysLeft) {
        return daysLeft < -SILENT_AFTER ? Optional.empty() : latest(daysLeft);
    }

    private Optional<Integer> latest(long daysLeft) {
        return days.stream().filter(day -> day >= daysLeft).min(Comparator.naturalOrder());
    }

    /** Returns the days up to the last day in the form in which members type them. */
    public String before() {
        return joined(days.stream().filter(day -> day >= 0));
    }

    /** Returns the days after the last day, without a sign, in the form in which members type them. */
    public String after() {
        return joined(days.stream().filter(day -> day < 0).map(Math::abs));
    }

    /** Returns the parts of the input that aren't valid days; empty if all are valid. */
    public static List<String> unusable(String typed, int least) {
        return parts(typed)
                .filter(part -> !NUMBER.matcher(part).matches()
                        || Integer.parseInt(part) > FARTHEST
                        || Integer.parseInt(part) < least)
                .limit(MOST)
                .toList();
    }

    /**
     * Reads the input once {@link #unusable} finds nothing in it.
     *
     * @param before days before the last one, separated by commas or blanks
     * @param after days after it
     * @return empty if there are more than {@link #MOST}
     */
    public static Optional<ReminderDays> read(String before, String after) {
        List<Integer> days = Stream.concat(
                        parts(before).map(Integer::parseInt),
                        parts(after).map(Integer::parseInt).map(day -> -day))
                .distinct()
                .toList();
        return days.size() > MOST ? Optional.empty() : Optional.of(new ReminderDays(days));
    }

    String stored() {
        return joined(days.stream());
    }

    static ReminderDays ofStored(String stored) {
        return new ReminderDays(parts(stored).map(Integer::parseInt).toList());
    }

    private static Stream<String> parts(String typed) {
        return Arrays.stream(GAP.split(TypedText.narrow(typed).strip())).filter(part -> !part.isEmpty());
    }

    private static String joined(Stream<Integer> days) {
        return days.map(String::valueOf).collect(Collectors.joining(", "));
    }
}
