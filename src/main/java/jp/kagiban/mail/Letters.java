package jp.kagiban.mail;

import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import jp.kagiban.mail.MailTransport.NotDelivered;
import jp.kagiban.shared.Ids;
import org.springframework.stereotype.Service;

/**
 * Hands letters to the mail server while the caller waits, for senders that keep count of their deliveries themselves. All other
 * mails go through {@link Mails}.
 */
@Service
public class Letters {

    private final Composer composer;
    private final MailTransport postman;
    private final MailRefusals refusals;
    private final Clock clock;

    Letters(Composer composer, MailTransport postman, MailRefusals refusals, Clock clock) {
        this.composer = composer;
        this.postman = postman;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Waits ten seconds for the server and thirty for each of its answers at most. Call it outside a transaction. */
    public Handover deliver(Letter letter) {
        return deliver(letter.to(), composer.compose(letter));
    }

    /** The same for one of the portal's own mails. */
    public Handover deliver(Mail mail) {
        return deliver(mail.to(), composer.compose(MailOutbox.of(Ids.next(), mail, clock.instant())));
    }

    private Handover deliver(String to, MimeMessage mail) {
        try {
            return new Handover.Taken(postman.deliver(mail));
        } catch (NotDelivered failed) {
            if (failed.isRefusal()) {
                refusals.note(to, failed.code());
            }
            return failed.forGood() ? new Handover.Refused(failed.said()) : new Handover.Later(failed.said());
        }
    }
}
