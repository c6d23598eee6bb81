package jp.kagiban.order;

import java.time.Duration;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shared.Settings;
import org.springframework.stereotype.Component;

/** Computes the delay of an intake after an unusable answer. */
@Component
class Backoff {

    /** The delay while the key can't be used. A new key ends it early. */
    static final Duration PAUSED = Duration.ofMinutes(10);

    private static final Duration SHORT = Duration.ofMinutes(15);
    private static final Duration LONG = Duration.ofHours(1);

    private final Duration interval;

    Backoff(Settings settings) {
        this.interval = settings.orders().interval();
    }

    Duration interval() {
        return interval;
    }

    /**
     * Returns the delay. It grows unless the mall is away, so that orders come soon once the mall is back.
     *
     * @param failures the number of consecutive failed runs before this one
     */
    Duration after(MallOutcome failure, int failures) {
        Duration own =
                failure.isAway() ? interval : grown(failures, failure instanceof MallOutcome.Rejected ? LONG : SHORT);
        Duration requested = failure.retryAfter();
        if (requested == null) {
            return own;
        }
        return longer(requested, failure instanceof MallOutcome.Throttled ? shorter(interval, SHORT) : own);
    }

    private Duration grown(int failures, Duration most) {
        return shorter(interval.multipliedBy(1L << Math.min(failures, 8)), longer(most, interval));
    }

    private static Duration shorter(Duration first, Duration second) {
        return first.compareTo(second) < 0 ? first : second;
    }

    private static Duration longer(Duration first, Duration second) {
        return first.compareTo(second) > 0 ? first : second;
    }
}
