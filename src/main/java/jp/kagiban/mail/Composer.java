package jp.kagiban.mail;

import com.vaadin.flow.i18n.I18NProvider;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MailSettings;
import jp.kagiban.shared.PublicAddress;
import org.springframework.stereotype.Component;

/** Makes of a waiting mail what goes over the wire. Each try of one mail bears the same Message-ID. */
@Component
class Composer {

    private static final String UTF_8 = "UTF-8";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(Jst.TOKYO);

    private final I18NProvider words;
    private final PublicAddress portal;
    private final Session session;
    private final String from;
    private final Clock clock;

    Composer(I18NProvider words, PublicAddress portal, Session session, MailSettings settings, Clock clock) {
        this.words = words;
        this.portal = portal;
        this.session = session;
        this.from = settings.sender();
        this.clock = clock;
    }

    MimeMessage compose(MailOutbox waiting) {
        Mail mail = waiting.mail();
        try {
            MimeMessage message = new Named(session, "<" + waiting.id() + "@" + domain() + ">");
            message.setFrom(
                    new InternetAddress(from, words.getTranslation("mail.frame.sender", mail.language()), UTF_8));
            message.setRecipient(Message.RecipientType.TO, address(mail.to()));
            message.setHeader("Date", DATE.format(clock.instant()));
            message.setHeader("Auto-Submitted", "auto-generated");
            fill(message, Letter.of(mail, portal.base(), words));
            message.saveChanges();
            return message;
        } catch (MessagingException | UnsupportedEncodingException odd) {
            throw new IllegalStateException("This mail can't be written: " + mail.kind() + ", "
                    + odd.getClass().getSimpleName());
        }
    }

    private static void fill(MimeMessage message, Letter letter) throws MessagingException {
        message.setSubject(letter.subject(), UTF_8);
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text(), UTF_8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(letter.html(), UTF_8, "html");
        message.setContent(new MimeMultipart("alternative", text, html));
    }

    /** {@link MailAddress} has looked at it, so nothing in it is read as a header. */
    private static InternetAddress address(String to) {
        InternetAddress address = new InternetAddress();
        address.setAddress(MailAddress.ascii(to));
        return address;
    }

    private String domain() {
        return from.substring(from.indexOf('@') + 1);
    }

    private static final class Named extends MimeMessage {

        private final String name;

        private Named(Session session, String name) {
            super(session);
            this.name = name;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", name);
        }
    }
}
