package jp.kagiban.mail;

import jp.kagiban.shared.OneLine;

/**
 * The words of a mail, in the recipient's language: a subject, the text, and the same as HTML.
 *
 * @param subject becomes one line without marks that can't be seen, of 250 characters at most
 */
public record MailText(String subject, String text, String html) {

    private static final int LONGEST_SUBJECT = 250;

    public MailText {
        subject = OneLine.of(subject, LONGEST_SUBJECT);
    }

    @Override
    public String toString() {
        return "MailText[]";
    }
}
