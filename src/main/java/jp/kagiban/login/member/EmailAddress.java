package jp.kagiban.login.member;

import java.util.Locale;
import java.util.Optional;
import jp.kagiban.mail.MailAddress;
import jp.kagiban.shared.TypedText;

/**
 * Converts mail addresses to the form in which they are compared and stored: without outer blanks, in half-width forms and in
 * lower case. An input that is too long is cut, but to a length that is still refused.
 */
public final class EmailAddress {

    private EmailAddress() {}

    public static String canonical(String typed) {
        return TypedText.narrow(typed.strip()).strip().toLowerCase(Locale.ROOT);
    }

    /** {@code h…@example.jp}, recognizable for a reader who knows the address; empty if this is no address. */
    public static Optional<String> shortened(String canonical) {
        return Optional.of(canonical).filter(EmailAddress::hasForm).map(MailAddress::shortened);
    }

    public static boolean hasForm(String canonical) {
        return MailAddress.isSendable(canonical);
    }

    /** Whether a newly typed address is acceptable. Stored ones may be older than this rule. */
    public static boolean isComplete(String canonical) {
        return MailAddress.isComplete(canonical);
    }
}
