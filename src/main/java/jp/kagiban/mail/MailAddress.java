package jp.kagiban.mail;

import java.net.IDN;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks mail addresses, and returns other forms of them: shortened, without the tag, or with an ASCII domain. */
public final class MailAddress {

    private static final int LONGEST = 254;
    private static final Set<String> GMAIL = Set.of("gmail.com", "googlemail.com");
    /**
     * One character of the part before the @: visible ASCII, which all mail servers accept. It excludes characters that
     * have a meaning in a header, and the dot, which {@link #FORM} handles.
     */
    private static final String LOCAL_CHARACTER = "[!-~&&[^@<>(),;:\\\\\"\\[\\].]]";

    private static final Pattern FORM = Pattern.compile(
            LOCAL_CHARACTER + "+(\\." + LOCAL_CHARACTER + "+)*@[\\p{L}\\p{M}\\p{N}-]+(\\.[\\p{L}\\p{M}\\p{N}-]+)*");

    private MailAddress() {}

    /** Returns whether the text is one address only: no line break, no second address, no name. */
    public static boolean isSendable(String address) {
        return address.length() <= LONGEST && FORM.matcher(address).matches() && isDomainValid(address);
    }

    /**
     * Like {@link #isSendable}, for an address that a person types. A domain without a dot counts as a typo. The domain
     * must be typed in its one canonical spelling: without {@code xn--}, and without characters that IDNA drops or
     * replaces.
     */
    public static boolean isComplete(String address) {
        return isSendable(address) && address.indexOf('.', address.indexOf('@')) > 0 && hasCanonicalDomain(address);
    }

    private static boolean hasCanonicalDomain(String address) {
        return address.endsWith("@" + IDN.toUnicode(domain(address)));
    }

    private static boolean isDomainValid(String address) {
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
     * hanako@example.jp}. Gmail also ignores dots before the @, and has two domains.
     */
    public static String mailbox(String address) {
        String domain = domain(address);
        int at = address.indexOf('@');
        int tag = address.indexOf('+');
        String local = address.substring(0, tag > 0 && tag < at ? tag : at);
        return GMAIL.contains(domain) ? local.replace(".", "") + "@gmail.com" : local + "@" + domain;
    }

    /** Returns the domain of a sendable address, as name servers know it. */
    public static String domain(String address) {
        return ascii(address).substring(address.indexOf('@') + 1);
    }

    /** Returns the address with its domain as name servers know it. */
    static String ascii(String address) {
        int at = address.indexOf('@');
        return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
    }
}
