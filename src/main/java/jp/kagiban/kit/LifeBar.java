package jp.kagiban.kit;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import jp.kagiban.shared.ExpiryStages;

/**
 * Places the parts of a key's life on the timeline, which reaches from a week ago to 90 days ahead. Each day is a cell
 * of the same width, so a key whose last day is today still has one.
 */
final class LifeBar {

    static final int BACK = 7;
    static final int AHEAD = 90;

    /** After the last cell. */
    private static final long END = AHEAD + 1;

    private LifeBar() {}

    /** How a part is drawn; the pattern says it without the colour. */
    enum Pattern {
        /** Gone by, or more than 30 days before the end. */
        PLAIN,
        /** The last 30 days. */
        DOTS,
        /** The last 7 days. */
        HATCH,
        /** The key has ended. */
        CROSS,
        /** The key waits for RMS. */
        LINES,
        /** Nobody knows when it ends. */
        EMPTY
    }

    /** @param from its beginning, in hundredths of the line's width; {@code to} likewise */
    record Part(Pattern pattern, double from, double to) {}

    /** In hundredths of the line's width, the beginning of the day that is so many days ahead. */
    static double at(long day) {
        return (day + BACK) * 100.0 / (BACK + END);
    }

    /** The key in use, from left to right; nothing while there is none. */
    static List<Part> of(KeyLife life, LocalDate today) {
        if (life.since() == null) {
            return List.of();
        }
        long begin = begin(today, life.since());
        if (life.lastDay() == null) {
            return List.of(part(Pattern.EMPTY, begin, END));
        }
        long end = Math.min(life.daysLeft(today) + 1, END);
        return life.past() ? List.of(ended(end)) : phases(begin, end, life.daysLeft(today));
    }

    /** The key that waits; to the end of the line while nobody knows how long it will last. */
    static List<Part> of(KeyLife.Next next, LocalDate today) {
        long end = next.lastDay() == null ? END : ChronoUnit.DAYS.between(today, next.lastDay()) + 1;
        return List.of(part(Pattern.LINES, begin(today, next.since()), Math.clamp(end, 1, END)));
    }

    private static long begin(LocalDate today, LocalDate since) {
        return Math.clamp(ChronoUnit.DAYS.between(today, since), -BACK, 0);
    }

    /** Crossed from the edge up to now, however long ago it was: nothing of the shop has worked since. */
    private static Part ended(long end) {
        return part(Pattern.CROSS, -BACK, Math.max(0, end));
    }

    private static List<Part> phases(long begin, long end, long daysLeft) {
        long dots = Math.clamp(daysLeft - ExpiryStages.QUIET_DAYS, 0, END);
        long hatch = Math.clamp(daysLeft - ExpiryStages.URGENT_DAYS, 0, END);
        return Stream.of(
                        part(Pattern.PLAIN, begin, dots),
                        part(Pattern.DOTS, dots, hatch),
                        part(Pattern.HATCH, hatch, end))
                .filter(part -> part.to() > part.from())
                .toList();
    }

    private static Part part(Pattern pattern, long from, long to) {
        return new Part(pattern, at(from), at(to));
    }
}
