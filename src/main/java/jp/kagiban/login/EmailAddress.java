package jp.kagiban.login;

import java.util.Locale;
import java.util.regex.Pattern;

/** Mail addresses as they are compared and stored: without outer blanks, in lower case. */
final class EmailAddress {

    private static final int LONGEST = 254;
    private static final Pattern FORM =
            Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@.\\p{Cntrl}]+(\\.[^\\s@.\\p{Cntrl}]+)*");

    private EmailAddress() {}

    static String canonical(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    static boolean hasForm(String canonical) {
        return canonical.length() <= LONGEST && FORM.matcher(canonical).matches();
    }
}
