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
import java.util.UUID;
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
    private final MailTemplates templates;
    private final Session session;
    private final String from;
    private final Clock clock;

    Composer(
            I18NProvider words,
            MailTemplates templates,
            PublicAddress portal,
            Session session,
            MailSettings settings,
            Clock clock) {
        this.templates = templates;
        this.words = words;
        this.portal = portal;
        this.session = session;
        this.from = settings.sender();
        this.clock = clock;
    }

    MimeMessage compose(MailOutbox waiting) {
        Mail mail = waiting.mail();
        try {
            MimeMessage message = begin(waiting.id(), mail.to(), mail.language());
            fill(message, MailText.of(mail, portal.base(), words, templates));
            message.saveChanges();
            return message;
        } catch (MessagingException | UnsupportedEncodingException odd) {
            throw unwritable(mail.kind().name(), odd);
        }
    }

    MimeMessage compose(Letter letter) {
        try {
            MimeMessage message = begin(letter.id(), letter.to(), letter.language());
            message.setHeader("List-Unsubscribe", "<" + letter.unsubscribe().toASCIIString() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            fill(message, letter.text());
            message.saveChanges();
            return message;
        } catch (MessagingException | UnsupportedEncodingException odd) {
            throw unwritable("letter", odd);
        }
    }

    private static IllegalStateException unwritable(String what, Exception odd) {
        return new IllegalStateException(
                "This mail can't be written: " + what + ", " + odd.getClass().getSimpleName());
    }

    private MimeMessage begin(UUID id, String to, Locale language)
            throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = new Named(session, "<" + id + "@" + domain() + ">");
        message.setFrom(new InternetAddress(from, words.getTranslation("mail.frame.sender", language), UTF_8));
        message.setRecipient(Message.RecipientType.TO, address(to));
        message.setHeader("Date", DATE.format(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private static void fill(MimeMessage message, MailText written) throws MessagingException {
        message.setSubject(written.subject(), UTF_8);
        MimeBodyPart text = new MimeBodyPart();
        text.setText(written.text(), UTF_8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(written.html(), UTF_8, "html");
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
