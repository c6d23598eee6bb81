package jp.kagiban.task;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The running tasks and the cool-down of one tenant. Guarded by {@link TenantBulkhead}. */
final class TenantLoad {

    /** Longer than any call of a healthy mall. */
    static final Duration SLOW = Duration.ofSeconds(5);

    /** Slow calls in a row that start a cool-down. */
    static final int SEVERAL = 5;

    static final Duration FIRST_REST = Duration.ofSeconds(30);
    static final Duration LONGEST_REST = Duration.ofMinutes(4);

    private static final Duration SOON = Duration.ofMillis(250);
    private static final Duration FARTHEST = Duration.ofMinutes(2);

    private int running;
    private int slowInARow;
    private Duration usual = SOON;
    private Duration rest = FIRST_REST;
    private Instant restsUntil = Instant.EPOCH;
    /** By whether the task can wait. */
    private final Map<Boolean, Instant> lastPlaces = new HashMap<>();

    int running() {
        return running;
    }

    /** Ignores a cool-down beyond the maximum, since it was set while the clock was ahead. */
    boolean rests(Instant now) {
        return now.isBefore(restsUntil) && !now.isBefore(restsUntil.minus(LONGEST_REST));
    }

    void entered() {
        running++;
    }

    /** Frees a slot. Returns whether others were sent away recently and may use it. */
    boolean left(Instant now, Duration took) {
        running--;
        usual = usual.multipliedBy(7).plus(took).dividedBy(8);
        return lastPlaces.values().stream().anyMatch(place -> place.isAfter(now.minus(SOON)));
    }

    /**
     * The next time for one more task. Times are staggered at about the rate at which slots become free, separately for checks and other tasks.
     */
    Instant later(Urgency urgency, Instant now) {
        Instant soonest = rests(now) ? restsUntil : now.plus(SOON);
        Instant after = lastPlaces
                .getOrDefault(urgency.canWait(), Instant.EPOCH)
                .plus(usual.dividedBy(TenantBulkhead.OF_A_TENANT));
        Instant farthest = soonest.plus(FARTHEST);
        Instant place = after.isBefore(soonest) ? soonest : after.isAfter(farthest) ? farthest : after;
        lastPlaces.put(urgency.canWait(), place);
        return place;
    }

    void answered(Instant now, Duration took) {
        if (took.compareTo(SLOW) < 0) {
            slowInARow = 0;
            rest = FIRST_REST;
            return;
        }
        slowInARow++;
        if (slowInARow >= SEVERAL && !rests(now)) {
            restsUntil = now.plus(rest);
            Duration longer = rest.multipliedBy(2);
            rest = longer.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : longer;
        }
    }

    boolean isIdle(Instant now) {
        return running == 0 && !rests(now) && lastPlaces.values().stream().allMatch(place -> place.isBefore(now));
    }
}
