package jp.kagiban.order;

import java.time.Duration;
import java.time.Instant;
import jp.kagiban.mall.OrderSource;
import jp.kagiban.mall.OrderStatus;
import jp.kagiban.shared.Jst;
import org.jspecify.annotations.Nullable;

/**
 * Computes when an order is read again.
 *
 * @param source the source of the order
 */
record ReadingPlan(OrderSource source) {

    private static final Duration OPEN_DELAY = Duration.ofHours(6);
    /** Longer than any delay of this plan. A later time was written while the clock was fast. */
    static final Duration LONGEST = OPEN_DELAY.plusHours(1);

    private static final Duration FIRST_DELAY = Duration.ofMinutes(5);

    /**
     * Returns the next time for a returned order: in six hours while the order is open and the mall still returns it;
     * otherwise null.
     */
    @Nullable
    Instant after(int status, Instant orderedAt, Instant now) {
        boolean open = status < OrderStatus.PAID.code();
        return open && isWithinReach(orderedAt, now) ? now.plus(OPEN_DELAY) : null;
    }

    /**
     * Returns the next time for an order that the mall didn't return. The delay grows with each try. Null if the order
     * is too old.
     *
     * @param tries the number of requests that didn't return the order, from 1
     */
    @Nullable
    Instant afterMiss(int tries, Instant orderedAt, Instant now) {
        if (!isWithinReach(orderedAt, now)) {
            return null;
        }
        Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(tries - 1, 10));
        return now.plus(delay.compareTo(OPEN_DELAY) > 0 ? OPEN_DELAY : delay);
    }

    private boolean isWithinReach(Instant orderedAt, Instant now) {
        return orderedAt.isAfter(now.minus(source.limits().reach()));
    }

    /**
     * Returns when an order was placed of which only the number is known: the start of its day, or now if the day is
     * unknown.
     */
    Instant placed(String number, Instant now) {
        return source.placedOn(number).map(Jst::startOf).orElse(now);
    }
}
