package jp.kagiban.order;

import java.time.Duration;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shared.Settings;
import org.springframework.stereotype.Component;

/** The pauses of the intake after unusable answers. */
@Component
class Backoff {

    /** The pause while the key can't be used. A new key ends it early. */
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

    /** @param failures how many runs in a row failed before */
    Duration after(MallOutcome failure, int failures) {
        Duration grown = interval.multipliedBy(1L << Math.min(failures, 8));
        Duration own = shorter(grown, longer(failure instanceof MallOutcome.Rejected ? LONG : SHORT, interval));
        Duration asked = failure.retryAfter();
        if (asked == null) {
            return own;
        }
        return longer(asked, failure instanceof MallOutcome.Throttled ? shorter(interval, SHORT) : own);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
