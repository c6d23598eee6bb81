package jp.kagiban.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.shared.GrowingRest;
import jp.kagiban.shared.TenantId;

/**
 * What is handed over to one recipient at one time.
 *
 * @param tries how often it could not be handed over
 */
record Delivery(TenantId tenant, UUID id, ChannelKind channel, UUID recipient, Instant createdAt, int tries) {

    static final Duration GIVEN_UP_AFTER = Duration.ofDays(2);
    private static final GrowingRest REST = new GrowingRest(Duration.ofMinutes(1), Duration.ofHours(4));

    /**
     * When to try again after it has failed; empty if it is given up.
     *
     * @param asked how long the receiver wants to be left alone, if it said so; four hours at most
     */
    Optional<Instant> nextTry(Instant now, Optional<Duration> asked) {
        Duration grown = REST.after(tries);
        Duration rest = asked.map(wish -> wish.compareTo(REST.longest()) > 0 ? REST.longest() : wish)
                .filter(wish -> wish.compareTo(grown) > 0)
                .orElse(grown);
        Instant next = now.plus(rest);
        return next.isAfter(createdAt.plus(GIVEN_UP_AFTER)) ? Optional.empty() : Optional.of(next);
    }
}
