package jp.kagiban.login;

import java.util.Locale;
import jp.kagiban.mail.MailAddress;

/** Mail addresses as they are compared and stored: without outer blanks, in lower case. */
final class EmailAddress {

    private EmailAddress() {}

    static String canonical(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    static boolean hasForm(String canonical) {
        return MailAddress.isSendable(canonical);
    }
}
