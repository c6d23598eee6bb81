package jp.kagiban.mail;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a mail, in the recipient's language: a subject of one line, the text, and the same as HTML. */
record Letter(String subject, String text, String html) {

    private static final Pattern GAP = Pattern.compile("\\n{2,}");

    static Letter of(Mail mail, String portal, I18NProvider words) {
        Locale language = mail.language();
        String key = mail.kind().key();
        Object[] arguments = mail.arguments().toArray();
        String subject = words.getTranslation(key + ".subject", language, arguments);
        List<String> paragraphs = List.of(GAP.split(words.getTranslation(key + ".text", language, arguments)));
        String foot = words.getTranslation("mail.frame.foot", language);
        String link = mail.link().map(path -> portal + path).orElse("");
        return new Letter(subject, text(paragraphs, link, foot), html(mail, subject, paragraphs, link, words));
    }

    private static String text(List<String> paragraphs, String link, String foot) {
        String shown = link.isEmpty() ? "" : link + "\n\n";
        return String.join("\n\n", paragraphs) + "\n\n" + shown + "--\n" + foot + "\n";
    }

    private static String html(Mail mail, String subject, List<String> paragraphs, String link, I18NProvider words) {
        Locale language = mail.language();
        StringBuilder body = new StringBuilder();
        paragraphs.forEach(paragraph -> body.append(HtmlFrame.paragraph(paragraph)));
        if (!link.isEmpty()) {
            String button = words.getTranslation(mail.kind().key() + ".button", language);
            body.append(HtmlFrame.button(link, button, words.getTranslation("mail.frame.link", language)));
        }
        String sender = words.getTranslation("mail.frame.sender", language);
        String foot = words.getTranslation("mail.frame.foot", language);
        return HtmlFrame.page(language.getLanguage(), subject, sender, body.toString(), foot);
    }

    @Override
    public String toString() {
        return "Letter[]";
    }
}
