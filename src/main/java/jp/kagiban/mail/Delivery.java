package jp.kagiban.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.mail.MailTransport.NotDelivered;
import jp.kagiban.shared.GrowingRest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends one mail of the outbox, without holding a connection to the database meanwhile. After a failure it rests a minute, then
 * twice as long each time, four hours at most; after a day it is given up.
 */
@Component
class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final GrowingRest REST = new GrowingRest(Duration.ofMinutes(1), Duration.ofHours(4));
    private static final Duration GIVEN_UP_AFTER = Duration.ofHours(24);
    private static final Duration FAILURES_KEPT = Duration.ofDays(30);

    private final Outbox outbox;
    private final Composer composer;
    private final MailTransport postman;
    private final MailRefusals refusals;
    private final Clock clock;

    Delivery(Outbox outbox, Composer composer, MailTransport postman, MailRefusals refusals, Clock clock) {
        this.outbox = outbox;
        this.composer = composer;
        this.postman = postman;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Returns when to try again; empty if the mail is gone or given up. */
    Optional<Instant> run(UUID id) {
        return outbox.findById(id).filter(mail -> mail.failedAt() == null).flatMap(this::deliver);
    }

    private Optional<Instant> deliver(MailOutbox mail) {
        try {
            postman.deliver(composer.compose(mail));
            outbox.delete(mail);
            return Optional.empty();
        } catch (NotDelivered failed) {
            LOG.warn("A mail of the kind {} could not be sent: {}", mail.kind(), failed.getMessage());
            if (failed.isRefusal()) {
                refusals.note(mail.recipient(), failed.code());
            }
            return later(mail, failed.forGood());
        }
    }

    private Optional<Instant> later(MailOutbox mail, boolean forGood) {
        Instant now = clock.instant();
        Instant next = now.plus(REST.after(mail.tries()));
        if (forGood || next.isAfter(mail.createdAt().plus(GIVEN_UP_AFTER))) {
            outbox.save(mail.givenUp(now));
            outbox.forgetFailedBefore(now.minus(FAILURES_KEPT));
            LOG.warn("A mail of the kind {} is given up", mail.kind());
            return Optional.empty();
        }
        outbox.save(mail.triedAgain());
        return Optional.of(next);
    }
}
