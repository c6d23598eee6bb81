package jp.kagiban.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.mail.Outbox.MailOutbox;
import jp.kagiban.mail.OutboxSender.MailJob;
import jp.kagiban.shared.Ids;
import jp.kagiban.storage.Jobs;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the portal's own mails into the outbox, and reports its state. */
@Service
public class Mails {

    private final Outbox outbox;
    private final Jobs jobs;
    private final Clock clock;

    Mails(Outbox outbox, Jobs jobs, Clock clock) {
        this.outbox = outbox;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * The state of the outbox, for the operators. It shows neither content nor recipients.
     *
     * @param waiting how many mails are still to be sent
     * @param failed how many were given up in about the last 30 days
     * @param oldest the time since which the oldest mail waits
     */
    public record Standing(long waiting, long failed, Optional<Instant> oldest) {}

    /**
     * Puts the mail into the outbox, in the caller's transaction, so a rollback removes it. It goes out at least once,
     * soon after the commit, and is retried for a day.
     */
    @Transactional
    public void send(Mail mail) {
        Instant now = clock.instant();
        MailOutbox waiting = MailOutbox.of(Ids.next(), mail, now);
        outbox.save(waiting);
        jobs.plan(new MailJob(waiting.id()), now);
    }

    public Standing standing() {
        return new Standing(
                outbox.countByFailedAtIsNull(),
                outbox.countByFailedAtIsNotNull(),
                outbox.findFirstByFailedAtIsNullOrderByCreatedAt().map(MailOutbox::createdAt));
    }
}
