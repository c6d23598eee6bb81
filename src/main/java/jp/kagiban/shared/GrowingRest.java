package jp.kagiban.shared;

import java.time.Duration;

/**
 * The pause after failures in a row, which doubles each time.
 *
 * @param first the pause after the first failure
 * @param longest the longest pause
 */
public record GrowingRest(Duration first, Duration longest) {

    private static final int DOUBLINGS = 16;

    /** @param before the number of failures before this one */
    public Duration after(int before) {
        Duration grown = first.multipliedBy(1L << Math.min(before, DOUBLINGS));
        return grown.compareTo(longest) > 0 ? longest : grown;
    }
}
