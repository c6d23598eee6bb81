package jp.kagiban.tenancy;

import java.util.Optional;
import java.util.regex.Pattern;
import jp.kagiban.shared.OneLine;
import jp.kagiban.shared.TypedText;

/**
 * The company's name for readers who aren't logged in. Anybody can sign up with any name, and the mail or page comes from the
 * portal. Therefore the name is cut, and shown only without an address, a domain (mail programs turn it into a link) or a phone
 * number.
 */
final class NameForStrangers {

    /** In characters; most names in Japan are far shorter. */
    static final int LONGEST = 40;

    /** A local number in Japan has no fewer, even without its area code. */
    private static final int TELEPHONE_DIGITS = 7;

    /** Digits of any script; the escapes are the kanji from zero to nine. */
    private static final Pattern DIGIT =
            Pattern.compile("[\\p{Nd}\\u3007\\u96f6\\u4e00\\u4e8c\\u4e09\\u56db\\u4e94\\u516d\\u4e03\\u516b\\u4e5d]");

    private static final Pattern FORMAT = Pattern.compile("\\p{Cf}");
    private static final Pattern ADDRESS =
            Pattern.compile("[a-z0-9._%+-]@[a-z0-9-]+\\.[a-z0-9]|://|(?<![a-z])www\\.", Pattern.CASE_INSENSITIVE);
    private static final Pattern LEADS_AWAY =
            Pattern.compile("@|://|(?<![a-z])(www\\.|mailto:|tel:)", Pattern.CASE_INSENSITIVE);
    /** A dot that a letter or digit stands before, and two letters, an A-label or a number behind. */
    private static final Pattern DOMAIN = Pattern.compile("[\\p{L}\\p{N}-][.。](\\p{L}[\\p{L}\\p{N}-]|\\p{N}+[.。])");

    private NameForStrangers() {}

    /** The name, cut where it is long; empty where a program could make a link of any of it, or a reader could dial it. */
    static Optional<String> of(String company) {
        String narrow = narrow(company);
        boolean misused = LEADS_AWAY.matcher(narrow).find()
                || DOMAIN.matcher(narrow).find()
                // Separators between the digits don't matter.
                || DIGIT.matcher(narrow).results().count() >= TELEPHONE_DIGITS;
        return Optional.of(cut(OneLine.seen(company))).filter(name -> !misused && !name.isBlank());
    }

    /** Whether it contains a mail address or a URL, which is no company name. A domain may be a name. */
    static boolean isAddress(String company) {
        return ADDRESS.matcher(narrow(company)).find();
    }

    private static String narrow(String company) {
        return FORMAT.matcher(OneLine.seen(TypedText.narrow(company))).replaceAll("");
    }

    private static String cut(String company) {
        return company.codePointCount(0, company.length()) <= LONGEST
                ? company
                : company.substring(0, company.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
