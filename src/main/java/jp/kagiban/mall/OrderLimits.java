package jp.kagiban.mall;

import java.time.Duration;

/**
 * Limits of a mall's searches and calls for orders.
 *
 * @param widest the longest time window of a search
 * @param farthest how far back a search may go
 * @param page the maximum count of numbers on a page
 * @param reachable the maximum count of results that can be fetched; if more match, narrow the window
 * @param atOnce the maximum count of orders in one call
 */
public record OrderLimits(Duration widest, Duration farthest, int page, int reachable, int atOnce) {

    /** The earliest time of a search: a little later than the mall's limit, since clocks differ. */
    public Duration reach() {
        return farthest.minus(Duration.ofHours(1));
    }
}
