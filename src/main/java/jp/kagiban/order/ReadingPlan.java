package jp.kagiban.order;

import java.time.Duration;
import java.time.Instant;
import jp.kagiban.rms.OrderProgress;
import org.jspecify.annotations.Nullable;

/** When an order is read again. */
final class ReadingPlan {

    private static final Duration OPEN = Duration.ofHours(6);
    /** No order is read later than this from now: a little more than the longest rest. */
    static final Duration LONGEST = OPEN.plusHours(1);

    private static final Duration FIRST_TRY = Duration.ofMinutes(5);

    private ReadingPlan() {}

    /** Open orders every six hours, for as long as RMS hands them out; null: no more. */
    static @Nullable Instant after(int progress, Instant orderedAt, Instant now) {
        boolean open = progress < OrderProgress.PAID.code();
        return open && orderedAt.isAfter(now.minus(Place.FARTHEST)) ? now.plus(OPEN) : null;
    }

    /**
     * Orders that RMS did not hand out: soon at first, then ever later.
     *
     * @param tries how often it was asked in vain, from 1 on
     */
    static @Nullable Instant afterVain(int tries, Instant orderedAt, Instant now) {
        if (!orderedAt.isAfter(now.minus(Place.FARTHEST))) {
            return null;
        }
        Duration rest = FIRST_TRY.multipliedBy(1L << Math.min(tries - 1, 10));
        return now.plus(rest.compareTo(OPEN) > 0 ? OPEN : rest);
    }
}
