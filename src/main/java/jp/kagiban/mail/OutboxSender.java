package jp.kagiban.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import jp.kagiban.mail.Outbox.MailOutbox;
import jp.kagiban.shared.SendBackoff;
import jp.kagiban.shared.SendResult;
import jp.kagiban.storage.Job;
import jp.kagiban.storage.JobType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends one mail of the outbox and retries it for a day. Holds no database connection while it sends. */
@Component
class OutboxSender {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);
    private static final SendBackoff BACKOFF = new SendBackoff(Duration.ofHours(24));
    private static final Duration FAILURES_KEPT = Duration.ofDays(30);

    /** A mail server that hangs leaves most of the scheduler's 64 threads to other jobs. */
    private static final int MAILS_AT_ONCE = 12;

    private static final Duration RETRY_IF_FULL = Duration.ofSeconds(2);

    private final Outbox outbox;
    private final DirectMailer mailer;
    private final Clock clock;
    private final Semaphore places = new Semaphore(MAILS_AT_ONCE);

    OutboxSender(Outbox outbox, DirectMailer mailer, Clock clock) {
        this.outbox = outbox;
        this.mailer = mailer;
        this.clock = clock;
    }

    /** The job of one mail. */
    record MailJob(UUID mail) implements Job<MailJob> {

        static final JobType<MailJob> SEND = JobType.of("mail-send", MailJob.class);

        @Override
        public JobType<MailJob> type() {
            return SEND;
        }

        @Override
        public String instance() {
            return mail.toString();
        }
    }

    /** Returns when to retry; empty if the mail is gone or given up. */
    Optional<Instant> run(UUID id) {
        if (!places.tryAcquire()) {
            return Optional.of(clock.instant().plus(RETRY_IF_FULL));
        }
        try {
            return outbox.findById(id).filter(mail -> mail.failedAt() == null).flatMap(this::deliver);
        } finally {
            places.release();
        }
    }

    private Optional<Instant> deliver(MailOutbox mail) {
        SendResult result = mailer.deliver(mail.id(), mail.mail());
        if (result instanceof SendResult.Taken) {
            outbox.delete(mail);
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Instant> next = result instanceof SendResult.Refused
                ? Optional.empty()
                : BACKOFF.next(now, mail.createdAt(), mail.tries(), Optional.empty());
        if (next.isPresent()) {
            LOG.info("A mail of the kind {} is retried at {}: {}", mail.kind(), next.get(), result.said());
            outbox.save(mail.triedAgain());
        } else {
            LOG.warn(
                    "A mail of the kind {} is given up: {}. If others fail too, check KAGIBAN_SMTP_…",
                    mail.kind(),
                    result.said());
            outbox.save(mail.givenUp(now));
            outbox.forgetFailedBefore(now.minus(FAILURES_KEPT));
        }
        return next;
    }
}
