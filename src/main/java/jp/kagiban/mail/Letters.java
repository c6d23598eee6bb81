package jp.kagiban.mail;

import jp.kagiban.mail.MailTransport.NotDelivered;
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

    Letters(Composer composer, MailTransport postman, MailRefusals refusals) {
        this.composer = composer;
        this.postman = postman;
        this.refusals = refusals;
    }

    /** Waits ten seconds for the server and thirty for each of its answers at most. Call it outside a transaction. */
    public Handover deliver(Letter letter) {
        try {
            return new Handover.Taken(postman.deliver(composer.compose(letter)));
        } catch (NotDelivered failed) {
            if (failed.forGood()) {
                refusals.note(letter.to(), failed.code());
                return new Handover.Refused(failed.said());
            }
            return new Handover.Later(failed.said());
        }
    }
}
