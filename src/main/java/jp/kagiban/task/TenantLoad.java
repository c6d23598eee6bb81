package jp.kagiban.task;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts one tenant's running tasks, and starts a cool-down after slow calls. Guarded by {@link TenantBulkhead}. */
final class TenantLoad {

    /** Longer than any call of a healthy mall. */
    static final Duration SLOW = Duration.ofSeconds(5);

    /** Slow calls in a row that start a cool-down. */
    static final int SLOW_CALLS = 5;

    static final Duration FIRST_COOL_DOWN = Duration.ofSeconds(30);
    static final Duration LONGEST_COOL_DOWN = Duration.ofMinutes(4);

    private static final Duration MIN_DELAY = Duration.ofMillis(250);
    private static final Duration MAX_DELAY = Duration.ofMinutes(2);

    private int running;
    private int slowInARow;
    private Duration averageTook = MIN_DELAY;
    private Duration coolDown = FIRST_COOL_DOWN;
    private Instant coolDownUntil = Instant.EPOCH;
    /** The latest retry time that was given out, by whether the task can wait. */
    private final Map<Boolean, Instant> lastRetries = new HashMap<>();

    int running() {
        return running;
    }

    /** Ignores a cool-down longer than the maximum, since it was set while the clock was fast. */
    boolean isCoolingDown(Instant now) {
        return now.isBefore(coolDownUntil) && !now.isBefore(coolDownUntil.minus(LONGEST_COOL_DOWN));
    }

    void enter() {
        running++;
    }

    /** Frees a slot. Returns whether a refused task may use the slot: its retry time is to come, or at most 250 ms ago. */
    boolean leave(Instant now, Duration took) {
        running--;
        averageTook = averageTook.multipliedBy(7).plus(took).dividedBy(8);
        return lastRetries.values().stream().anyMatch(retryAt -> retryAt.isAfter(now.minus(MIN_DELAY)));
    }

    /**
     * Gives a refused task the time of its next try. These times are spread at about the rate at which slots become
     * free, separately for tasks that can wait.
     */
    Instant reserveRetry(Urgency urgency, Instant now) {
        Instant soonest = isCoolingDown(now) ? coolDownUntil : now.plus(MIN_DELAY);
        Instant after = lastRetries
                .getOrDefault(urgency.canWait(), Instant.EPOCH)
                .plus(averageTook.dividedBy(TenantBulkhead.TENANT_LIMIT));
        Instant farthest = soonest.plus(MAX_DELAY);
        Instant retryAt = after.isBefore(soonest) ? soonest : after.isAfter(farthest) ? farthest : after;
        lastRetries.put(urgency.canWait(), retryAt);
        return retryAt;
    }

    void answered(Instant now, Duration took) {
        if (took.compareTo(SLOW) < 0) {
            slowInARow = 0;
            coolDown = FIRST_COOL_DOWN;
            return;
        }
        slowInARow++;
        if (slowInARow >= SLOW_CALLS && !isCoolingDown(now)) {
            coolDownUntil = now.plus(coolDown);
            Duration longer = coolDown.multipliedBy(2);
            coolDown = longer.compareTo(LONGEST_COOL_DOWN) > 0 ? LONGEST_COOL_DOWN : longer;
        }
    }

    boolean isIdle(Instant now) {
        return running == 0
                && !isCoolingDown(now)
                && lastRetries.values().stream().allMatch(retryAt -> retryAt.isBefore(now));
    }
}
