package jp.kagiban.mall;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * A search for orders by order time.
 *
 * @param from start of the window, inclusive; fractions of a second are cut off
 * @param to end of the window, inclusive; fractions of a second are cut off
 * @param states only orders in these states; empty means any
 * @param page the number of the page, from 1
 * @param pageSize from 1 to {@link OrderLimits#page}
 */
public record OrderQuery(
        Instant from, Instant to, Set<OrderStatus> states, int page, int pageSize, Direction direction) {

    /** @throws IllegalArgumentException if the end is before the start, or the page is out of range */
    public OrderQuery {
        states = Set.copyOf(states);
        from = from.truncatedTo(ChronoUnit.SECONDS);
        to = to.truncatedTo(ChronoUnit.SECONDS);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A window has its end after its begin");
        }
        if (page < 1 || pageSize < 1) {
            throw new IllegalArgumentException("Pages begin at 1 and hold at least one number");
        }
    }

    /** Orders placed in this window, in any state, the oldest first. */
    public static OrderQuery placed(Instant from, Instant to, int pageSize) {
        return new OrderQuery(from, to, Set.of(), 1, pageSize, Direction.ASCENDING);
    }

    public OrderQuery in(Set<OrderStatus> chosen) {
        return new OrderQuery(from, to, chosen, page, pageSize, direction);
    }

    public OrderQuery page(int chosen) {
        return new OrderQuery(from, to, states, chosen, pageSize, direction);
    }

    public OrderQuery newestFirst() {
        return new OrderQuery(from, to, states, page, pageSize, Direction.DESCENDING);
    }

    /** By the time of the order. */
    public enum Direction {
        ASCENDING,
        DESCENDING
    }
}
