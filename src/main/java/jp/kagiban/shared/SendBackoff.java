package jp.kagiban.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides when a message that wasn't sent is retried: after a minute, then after twice as long each time, but at most
 * four hours.
 *
 * @param givenUpAfter the time after which the message is given up
 */
public record SendBackoff(Duration givenUpAfter) {

    private static final GrowingRest REST = new GrowingRest(Duration.ofMinutes(1), Duration.ofHours(4));

    /**
     * Returns when to retry; empty once the message is given up.
     *
     * @param createdAt when the message was made
     * @param tries how many tries failed before this one
     * @param requested the pause that the receiver asks for; at most four hours of it count
     */
    public Optional<Instant> next(Instant now, Instant createdAt, int tries, Optional<Duration> requested) {
        Duration grown = REST.after(tries);
        Duration chosen = requested
                .map(pause -> pause.compareTo(REST.longest()) > 0 ? REST.longest() : pause)
                .filter(pause -> pause.compareTo(grown) > 0)
                .orElse(grown);
        Instant next = now.plus(chosen);
        return next.isAfter(createdAt.plus(givenUpAfter)) ? Optional.empty() : Optional.of(next);
    }
}
