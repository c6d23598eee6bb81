package jp.kagiban.mail;

import java.time.Clock;
import java.time.Instant;
import jp.kagiban.shared.Ids;
import jp.kagiban.storage.Jobs;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes mails to be sent. */
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
     * Puts the mail into the outbox, in the caller's transaction: what is rolled back is not sent. It goes out at least once,
     * soon after the commit; while that fails it is tried again for a day.
     */
    @Transactional
    public void send(Mail mail) {
        Instant now = clock.instant();
        MailOutbox waiting = MailOutbox.of(Ids.next(), mail, now);
        outbox.save(waiting);
        jobs.plan(new MailJobs.MailJob(waiting.id()), now);
    }
}
