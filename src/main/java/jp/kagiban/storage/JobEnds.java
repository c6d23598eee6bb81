package jp.kagiban.storage;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What becomes of a job once it has run. */
public final class JobEnds {

    private static final Duration FIRST_REST = Duration.ofMinutes(1);
    private static final Duration LONGEST_REST = Duration.ofHours(1);

    private JobEnds() {}

    /** It runs again then, or never. */
    public static <T> CompletionHandler<T> then(Optional<Instant> next) {
        return (done, operations) -> next.ifPresentOrElse(at -> operations.reschedule(done, at), operations::remove);
    }

    /** After a fault of ours it rests, twice as long each time, an hour at most. */
    public static <T> FailureHandler<T> restLonger(Clock clock) {
        return (failure, operations) -> {
            int before = Math.min(failure.getExecution().consecutiveFailures, 6);
            Duration grown = FIRST_REST.multipliedBy(1L << before);
            Duration rest = grown.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : grown;
            operations.reschedule(failure, clock.instant().plus(rest));
        };
    }
}
