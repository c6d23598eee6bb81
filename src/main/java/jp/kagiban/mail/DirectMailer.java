package jp.kagiban.mail;

import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.SendResult;
import org.springframework.stereotype.Service;

/**
 * Hands mails to the mail server while the caller waits, for senders that record their deliveries themselves. All other
 * mails go through {@link Mails}.
 */
@Service
public class DirectMailer {

    private final Composer composer;
    private final MailTransport transport;
    private final MailRefusals refusals;

    DirectMailer(Composer composer, MailTransport transport, MailRefusals refusals) {
        this.composer = composer;
        this.transport = transport;
        this.refusals = refusals;
    }

    /**
     * A mail whose sender has written its whole text. Its reader can unsubscribe with one press.
     *
     * @param id makes the Message-ID, so that a retry sends the same mail
     * @param language of its frame
     * @param unsubscribe takes a POST without a login (RFC 8058); it contains a token, so {@code toString} hides the mail
     */
    public record DirectMail(UUID id, String to, Locale language, MailText text, URI unsubscribe) {

        /** @throws IllegalArgumentException if no mail can go to the address */
        public DirectMail {
            if (!MailAddress.isSendable(to)) {
                throw new IllegalArgumentException("No mail can go to this address");
            }
        }

        @Override
        public String toString() {
            return "DirectMail[" + id + "]";
        }
    }

    /** Waits at most 10 seconds for the server and 30 for each of its answers. Call it outside a transaction. */
    public SendResult deliver(DirectMail mail) {
        return deliver(mail.to(), composer.compose(mail));
    }

    /** Sends one of the portal's own mails in the same way. */
    public SendResult deliver(Mail mail) {
        return deliver(Ids.next(), mail);
    }

    SendResult deliver(UUID id, Mail mail) {
        return deliver(mail.to(), composer.compose(id, mail));
    }

    private SendResult deliver(String to, MimeMessage mail) {
        return transport.deliver(mail, code -> refusals.note(to, code));
    }
}
