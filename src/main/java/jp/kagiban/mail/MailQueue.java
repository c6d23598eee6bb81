package jp.kagiban.mail;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** How the outbox stands, for those who run the portal. It tells nothing of what is in the mails or for whom they are. */
@Service
public class MailQueue {

    private final Outbox outbox;

    MailQueue(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * @param waiting how many are still to be sent
     * @param failed how many were given up in the last 30 days or so
     * @param oldest since when the oldest waiting one waits
     */
    public record Standing(long waiting, long failed, Optional<Instant> oldest) {}

    public Standing standing() {
        return new Standing(
                outbox.countByFailedAtIsNull(),
                outbox.countByFailedAtIsNotNull(),
                outbox.findFirstByFailedAtIsNullOrderByCreatedAt().map(MailOutbox::createdAt));
    }
}
