package jp.kagiban.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.shared.SendBackoff;
import jp.kagiban.shared.TenantId;

/**
 * One message to one recipient.
 *
 * @param tries how many tries failed
 */
record Delivery(TenantId tenant, UUID id, ChannelKind channel, UUID recipient, Instant createdAt, int tries) {

    static final Duration GIVEN_UP_AFTER = Duration.ofDays(2);
    private static final SendBackoff BACKOFF = new SendBackoff(GIVEN_UP_AFTER);

    /** @see SendBackoff#next */
    Optional<Instant> nextTry(Instant now, Optional<Duration> retryAfter) {
        return BACKOFF.next(now, createdAt, tries, retryAfter);
    }
}
