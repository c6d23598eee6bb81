package jp.kagiban.mall;

import java.time.Duration;

/**
 * What a mall takes in one search, and hands out in one call.
 *
 * @param widest the widest window
 * @param farthest how far back it looks
 * @param page how many numbers a page holds at most
 * @param reachable it counts more hits than these, but gives no numbers beyond them: narrow the window
 * @param atOnce how many orders one call may name
 */
public record OrderLimits(Duration widest, Duration farthest, int page, int reachable, int atOnce) {

    /** How far back orders can be asked for: a little less than the mall takes, because its clock is another. */
    public Duration reach() {
        return farthest.minus(Duration.ofHours(1));
    }
}
