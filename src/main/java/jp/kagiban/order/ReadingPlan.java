package jp.kagiban.order;

import java.time.Duration;
import java.time.Instant;
import jp.kagiban.mall.OrderSource;
import jp.kagiban.mall.OrderStatus;
import jp.kagiban.shared.Jst;
import org.jspecify.annotations.Nullable;

/**
 * When an order is read again.
 *
 * @param source where it comes from
 */
record ReadingPlan(OrderSource source) {

    private static final Duration OPEN = Duration.ofHours(6);
    /** No order is read later than this from now: a little more than the longest rest. */
    static final Duration LONGEST = OPEN.plusHours(1);

    private static final Duration FIRST_TRY = Duration.ofMinutes(5);

    /** The next time for an open order: every six hours, for as long as the mall returns it; null: never again. */
    @Nullable
    Instant after(int status, Instant orderedAt, Instant now) {
        boolean open = status < OrderStatus.PAID.code();
        return open && isWithinReach(orderedAt, now) ? now.plus(OPEN) : null;
    }

    /**
     * The next time for an order that the mall didn't return: soon at first, then later and later.
     *
     * @param tries how often it was asked in vain, from 1 on
     */
    @Nullable
    Instant afterVain(int tries, Instant orderedAt, Instant now) {
        if (!isWithinReach(orderedAt, now)) {
            return null;
        }
        Duration rest = FIRST_TRY.multipliedBy(1L << Math.min(tries - 1, 10));
        return now.plus(rest.compareTo(OPEN) > 0 ? OPEN : rest);
    }

    private boolean isWithinReach(Instant orderedAt, Instant now) {
        return orderedAt.isAfter(now.minus(source.limits().reach()));
    }

    /** When an order was placed of which only the number is known: its day, else now. */
    Instant placed(String number, Instant now) {
        return source.placedOn(number).map(Jst::startOf).orElse(now);
    }
}
