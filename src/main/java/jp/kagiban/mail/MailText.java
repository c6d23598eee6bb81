package jp.kagiban.mail;

import jp.kagiban.shared.OneLine;

/**
 * The text of a mail in the recipient's language: a subject, plain text, and the same as HTML.
 *
 * @param subject becomes one line of at most 250 characters, without invisible marks
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
