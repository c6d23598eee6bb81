package jp.kagiban.shared;

import java.time.Duration;

/**
 * How long to rest after failures in a row: twice as long each time.
 *
 * @param first after the first of them
 * @param longest however many they are
 */
public record GrowingRest(Duration first, Duration longest) {

    private static final int DOUBLINGS = 16;

    /** @param before how many failures came before this one */
    public Duration after(int before) {
        Duration grown = first.multipliedBy(1L << Math.min(before, DOUBLINGS));
        return grown.compareTo(longest) > 0 ? longest : grown;
    }
}
