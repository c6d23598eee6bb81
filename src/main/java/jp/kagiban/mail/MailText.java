package jp.kagiban.mail;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import jp.kagiban.shared.OneLine;

/**
 * The words of a mail, in the recipient's language: a subject, the text, and the same as HTML.
 *
 * @param subject becomes one line without marks that can't be seen, of 250 characters at most
 */
public record MailText(String subject, String text, String html) {

    private static final int LONGEST_SUBJECT = 250;
    private static final Pattern GAP = Pattern.compile("\\n{2,}");

    public MailText {
        subject = OneLine.of(subject, LONGEST_SUBJECT);
    }

    static MailText of(Mail mail, String portal, I18NProvider words, MailTemplates templates) {
        Locale language = mail.language();
        String key = mail.kind().key();
        Object[] arguments = mail.arguments().toArray();
        String subject = words.getTranslation(key + ".subject", language, arguments);
        List<String> paragraphs = List.of(GAP.split(words.getTranslation(key + ".text", language, arguments)));
        String link = mail.link().map(path -> portal + path).orElse("");
        String foot = words.getTranslation("mail.frame.foot", language);
        Map<String, Object> model = Map.of(
                "language",
                language.getLanguage(),
                "subject",
                subject,
                "sender",
                words.getTranslation("mail.frame.sender", language),
                "paragraphs",
                paragraphs.stream().map(text -> text.lines().toList()).toList(),
                "link",
                link,
                "button",
                link.isEmpty() ? "" : words.getTranslation(key + ".button", language),
                "hint",
                words.getTranslation("mail.frame.link", language),
                "foot",
                foot);
        return new MailText(subject, text(paragraphs, link, foot), templates.fill("account.html", language, model));
    }

    private static String text(List<String> paragraphs, String link, String foot) {
        String shown = link.isEmpty() ? "" : link + "\n\n";
        return String.join("\n\n", paragraphs) + "\n\n" + shown + "--\n" + foot + "\n";
    }

    @Override
    public String toString() {
        return "MailText[]";
    }
}
