package jp.kagiban.mail;

import java.net.IDN;
import java.util.regex.Pattern;

/** Which addresses a mail can go to, and how they are written on it. */
public final class MailAddress {

    private static final int LONGEST = 254;
    /** ASCII, as mail servers everywhere take it; no blanks, none of the signs that mean something in a header. */
    private static final String SIGN = "[!-~&&[^@<>(),;:\\\\\"\\[\\].]]";

    private static final Pattern FORM =
            Pattern.compile(SIGN + "+(\\." + SIGN + "+)*@[\\p{L}\\p{M}\\p{N}-]+(\\.[\\p{L}\\p{M}\\p{N}-]+)*");

    private MailAddress() {}

    /** One address and nothing else: no line break, no second address, no name. */
    public static boolean isSendable(String address) {
        return address.length() <= LONGEST && FORM.matcher(address).matches() && hasDomain(address);
    }

    /**
     * As {@link #isSendable}, for an address that somebody types: it needs a whole domain, for without one it is a slip. The domain
     * has one spelling only: no {@code xn--}, and no character that IDNA drops or replaces.
     */
    public static boolean isComplete(String address) {
        return isSendable(address) && address.indexOf('.', address.indexOf('@')) > 0 && hasOneSpelling(address);
    }

    private static boolean hasOneSpelling(String address) {
        return address.endsWith("@" + IDN.toUnicode(domain(address)));
    }

    private static boolean hasDomain(String address) {
        try {
            return !ascii(address).isEmpty();
        } catch (IllegalArgumentException odd) {
            return false;
        }
    }

    /** Shortens a sendable address to {@code h…@example.jp}, which readers who know the address recognize. */
    public static String shortened(String address) {
        return Character.toString(address.codePointAt(0)) + "…" + address.substring(address.indexOf('@'));
    }

    /**
     * Returns the mailbox of a sendable address, without its tag: {@code hanako+shop@example.jp} arrives at {@code
     * hanako@example.jp}.
     */
    public static String mailbox(String address) {
        int at = address.indexOf('@');
        int tag = address.indexOf('+');
        return address.substring(0, tag > 0 && tag < at ? tag : at) + "@" + domain(address);
    }

    /** Returns the domain of a sendable address, as name servers know it. */
    public static String domain(String address) {
        return ascii(address).substring(address.indexOf('@') + 1);
    }

    /** With its domain as name servers know it. */
    static String ascii(String address) {
        int at = address.indexOf('@');
        return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
    }
}
