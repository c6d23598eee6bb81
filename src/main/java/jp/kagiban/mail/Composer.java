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
import java.net.URI;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import jp.kagiban.mail.DirectMailer.DirectMail;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MailSettings;
import jp.kagiban.shared.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the message of a mail. Each try of one mail has the same Message-ID. */
@Component
class Composer {

    private static final String UTF_8 = "UTF-8";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(Jst.TOKYO);
    private static final Pattern GAP = Pattern.compile("\\n{2,}");

    private final I18NProvider translations;
    private final PublicAddress portal;
    private final MailTemplates templates;
    private final Session session;
    private final String from;
    private final Clock clock;

    Composer(
            I18NProvider translations,
            MailTemplates templates,
            PublicAddress portal,
            Session session,
            MailSettings settings,
            Clock clock) {
        this.templates = templates;
        this.translations = translations;
        this.portal = portal;
        this.session = session;
        this.from = settings.sender();
        this.clock = clock;
    }

    MimeMessage compose(UUID id, Mail mail) {
        return compose(id, mail.to(), mail.language(), text(mail), null);
    }

    MimeMessage compose(DirectMail mail) {
        return compose(mail.id(), mail.to(), mail.language(), mail.text(), mail.unsubscribe());
    }

    private MimeMessage compose(UUID id, String to, Locale language, MailText text, @Nullable URI unsubscribe) {
        try {
            MimeMessage message = begin(id, to, language);
            if (unsubscribe != null) {
                message.setHeader("List-Unsubscribe", "<" + unsubscribe.toASCIIString() + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            fill(message, text);
            message.saveChanges();
            return message;
        } catch (MessagingException | UnsupportedEncodingException odd) {
            throw new IllegalStateException(
                    "This mail can't be written: " + odd.getClass().getSimpleName());
        }
    }

    private MailText text(Mail mail) {
        Locale language = mail.language();
        String key = mail.kind().key();
        Object[] arguments = mail.arguments().toArray();
        String subject = translations.getTranslation(key + ".subject", language, arguments);
        List<String> paragraphs = List.of(GAP.split(translations.getTranslation(key + ".text", language, arguments)));
        String link = mail.link().map(path -> portal.base() + path).orElse("");
        String foot = translations.getTranslation("mail.frame.foot", language);
        Map<String, Object> model = Map.of(
                "language",
                language.getLanguage(),
                "subject",
                subject,
                "sender",
                translations.getTranslation("mail.frame.sender", language),
                "paragraphs",
                paragraphs.stream().map(text -> text.lines().toList()).toList(),
                "link",
                link,
                "button",
                link.isEmpty() ? "" : translations.getTranslation(key + ".button", language),
                "hint",
                translations.getTranslation("mail.frame.link", language),
                "foot",
                foot);
        return new MailText(subject, plain(paragraphs, link, foot), templates.fill("account.html", language, model));
    }

    private static String plain(List<String> paragraphs, String link, String foot) {
        String shown = link.isEmpty() ? "" : link + "\n\n";
        return String.join("\n\n", paragraphs) + "\n\n" + shown + "--\n" + foot + "\n";
    }

    private MimeMessage begin(UUID id, String to, Locale language)
            throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = new MessageWithId(session, "<" + id + "@" + domain() + ">");
        message.setFrom(new InternetAddress(from, translations.getTranslation("mail.frame.sender", language), UTF_8));
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

    /** {@link MailAddress} has checked the address, so no part of it is read as a header. */
    private static InternetAddress address(String to) {
        InternetAddress address = new InternetAddress();
        address.setAddress(MailAddress.ascii(to));
        return address;
    }

    private String domain() {
        return from.substring(from.indexOf('@') + 1);
    }

    private static final class MessageWithId extends MimeMessage {

        private final String messageId;

        private MessageWithId(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
