package jp.kagiban.kit.key;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import jp.kagiban.kit.Severity;
import jp.kagiban.shared.ExpiryStages;

/**
 * Calculates where the parts of a key's life are on the timeline, which reaches from a week ago to 90 days ahead. Each
 * day is a cell of the same width, so a key whose last day is today still has a cell.
 */
final class LifeBar {

    static final int DAYS_BACK = 7;
    static final int DAYS_AHEAD = 90;

    /** The end of the last cell, in days from today. */
    private static final long END = DAYS_AHEAD + 1;

    private LifeBar() {}

    /** The pattern of a part, which shows its meaning without colour. */
    enum Pattern {
        /** Past days, or days more than 30 days before the end. */
        PLAIN,
        /** The last 30 days. */
        DOTS,
        /** The last 7 days. */
        HATCH,
        /** The key has expired, or the mall refuses it. */
        CROSS,
        /** A new key isn't in use yet. */
        LINES,
        /** The key's expiry isn't known. */
        EMPTY
    }

    /** @param from beginning of the part, in percent of the line's width; {@code to} is its end */
    record Part(Pattern pattern, double from, double to) {}

    /** Returns where the day that is so many days ahead begins, in percent of the line's width. */
    static double at(long day) {
        return (day + DAYS_BACK) * 100.0 / (DAYS_BACK + END);
    }

    /** Returns the parts of the key in use, from left to right; none if there is no key in use. */
    static List<Part> of(KeyLife life, LocalDate today) {
        if (life.since() == null) {
            return List.of();
        }
        long begin = begin(today, life.since());
        if (life.severity() == Severity.EXPIRED && !life.past()) {
            return List.of(crossed(0));
        }
        if (life.lastDay() == null) {
            return List.of(part(Pattern.EMPTY, begin, END));
        }
        long end = Math.min(life.daysLeft(today) + 1, END);
        return life.past() ? List.of(crossed(end)) : phases(begin, end, life.daysLeft(today));
    }

    /** Returns the part of a waiting key. It reaches to the end of the line while the key's expiry isn't known. */
    static List<Part> of(KeyLife.Next next, LocalDate today) {
        long end = next.lastDay() == null ? END : ChronoUnit.DAYS.between(today, next.lastDay()) + 1;
        return List.of(part(Pattern.LINES, begin(today, next.since()), Math.clamp(end, 1, END)));
    }

    private static long begin(LocalDate today, LocalDate since) {
        return Math.clamp(ChronoUnit.DAYS.between(today, since), -DAYS_BACK, 0);
    }

    /**
     * Returns a crossed part from the left edge to the expiry, or up to today. It always begins at the edge, since nothing
     * of the shop works with a dead key.
     */
    private static Part crossed(long end) {
        return part(Pattern.CROSS, -DAYS_BACK, Math.max(0, end));
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
