package jp.kagiban.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a message that wasn't sent is retried: after a minute, then after twice as long each time, four hours at most.
 *
 * @param givenUpAfter how long it is retried
 */
public record SendBackoff(Duration givenUpAfter) {

    private static final GrowingRest REST = new GrowingRest(Duration.ofMinutes(1), Duration.ofHours(4));

    /**
     * Returns when to retry; empty once the message is given up.
     *
     * @param made when the message was made
     * @param tries how many tries failed before this one
     * @param asked how long the receiver asks to be left alone; a longer wish counts as four hours
     */
    public Optional<Instant> next(Instant now, Instant made, int tries, Optional<Duration> asked) {
        Duration grown = REST.after(tries);
        Duration rest = asked.map(wish -> wish.compareTo(REST.longest()) > 0 ? REST.longest() : wish)
                .filter(wish -> wish.compareTo(grown) > 0)
                .orElse(grown);
        Instant next = now.plus(rest);
        return next.isAfter(made.plus(givenUpAfter)) ? Optional.empty() : Optional.of(next);
    }
}
