package jp.kagiban.login;

import java.util.Locale;
import java.util.Optional;
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

    /** {@code h…@example.jp}, which whoever knows the address knows again; empty if this is no address. */
    static Optional<String> shortened(String canonical) {
        return hasForm(canonical)
                ? Optional.of(Character.toString(canonical.codePointAt(0))
                        + "…"
                        + canonical.substring(canonical.indexOf('@')))
                : Optional.empty();
    }

    static boolean hasForm(String canonical) {
        return canonical.length() <= LONGEST && FORM.matcher(canonical).matches();
    }
}
