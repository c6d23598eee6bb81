package jp.kagiban.rms;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * A {@code searchOrder} (docs/rakuten-rms.md, Searching orders).
 *
 * @param dateType the time that lies within the window
 * @param from begin of the window, included; RMS looks back 730 days at most. A fraction of a second is cut off
 * @param to end of the window, included; a fraction of a second is cut off
 * @param states only orders in these states; empty: in any
 * @param page from 1 on
 * @param pageSize 1 to 1000
 */
public record OrderQuery(
        DateType dateType,
        Instant from,
        Instant to,
        Set<OrderProgress> states,
        int page,
        int pageSize,
        Direction direction) {

    /** The widest window that RMS takes. */
    public static final Duration WIDEST = Duration.ofDays(63);

    /** How far back RMS looks. */
    public static final Duration FARTHEST = Duration.ofDays(730);

    public static final int LARGEST_PAGE = 1000;

    /** RMS counts more hits than these, but gives no numbers beyond them (docs/rakuten-rms.md, Searching orders): narrow the window. */
    public static final int MOST_REACHABLE = 15_000;

    /** @throws IllegalArgumentException for what RMS is known to refuse, and for an end before the begin */
    public OrderQuery {
        states = Set.copyOf(states);
        from = from.truncatedTo(ChronoUnit.SECONDS);
        to = to.truncatedTo(ChronoUnit.SECONDS);
        if (to.isBefore(from) || Duration.between(from, to).compareTo(WIDEST) > 0) {
            throw new IllegalArgumentException("A window has at most 63 days and its end after its begin");
        }
        if (page < 1 || pageSize < 1 || pageSize > LARGEST_PAGE) {
            throw new IllegalArgumentException("Pages begin at 1 and hold 1 to 1000 numbers");
        }
    }

    /** Orders placed in this window, in any state, the oldest first, in pages of 1000. */
    public static OrderQuery placed(Instant from, Instant to) {
        return new OrderQuery(DateType.ORDER, from, to, Set.of(), 1, LARGEST_PAGE, Direction.ASCENDING);
    }

    public OrderQuery in(Set<OrderProgress> chosen) {
        return new OrderQuery(dateType, from, to, chosen, page, pageSize, direction);
    }

    public OrderQuery page(int chosen) {
        return new OrderQuery(dateType, from, to, states, chosen, pageSize, direction);
    }

    public OrderQuery pageSize(int chosen) {
        return new OrderQuery(dateType, from, to, states, page, chosen, direction);
    }

    public OrderQuery newestFirst() {
        return new OrderQuery(dateType, from, to, states, page, pageSize, Direction.DESCENDING);
    }

    /** Which time of an order lies within the window. */
    public enum DateType {
        ORDER(1),
        SHOP_CONFIRMATION(2),
        ORDER_FIXED(3),
        SHIPPING(4),
        SHIPPING_REPORT(5),
        PAYMENT_FIXED(6);

        private final int code;

        DateType(int code) {
            this.code = code;
        }

        /** {@code dateType} on the wire. */
        public int code() {
            return code;
        }
    }

    /** By the time of the order. */
    public enum Direction {
        ASCENDING(1),
        DESCENDING(2);

        private final int code;

        Direction(int code) {
            this.code = code;
        }

        /** {@code sortDirection} on the wire. */
        public int code() {
            return code;
        }
    }
}
