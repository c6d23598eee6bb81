package jp.kagiban.tenancy;

import java.util.Optional;
import java.util.regex.Pattern;
import jp.kagiban.shared.OneLine;
import jp.kagiban.shared.TypedText;

/**
 * The company's name for strangers: people who aren't logged in. Anybody can sign up with any name, which then stands in the
 * portal's own mails and pages. Therefore a long name is cut. A name with an address, a domain (mail programs turn it into a
 * link) or a phone number isn't shown.
 */
final class NameForStrangers {

    /** In characters; most names in Japan are far shorter. */
    static final int LONGEST = 40;

    /** Fewer digits don't count as a phone number. In Japan, a number with its area code has at least ten. */
    private static final int TELEPHONE_DIGITS = 7;

    /** Digits of any script; the escapes are the kanji from zero to nine, with their formal and Chinese forms. */
    private static final Pattern DIGIT =
            Pattern.compile("[\\p{Nd}\\u3007\\u96f6\\u4e00\\u4e8c\\u4e09\\u56db\\u4e94\\u516d\\u4e03\\u516b\\u4e5d"
                    + "\\u58f1\\u5f10\\u53c2\\u8086\\u4f0d\\u9678\\u6f06\\u634c\\u7396\\u58f9\\u8cb3\\u53c3"
                    + "\\u67d2\\u5f0c\\u5f0d\\u5f0e\\u8cae\\u8d30\\u53c1\\u53c4\\u9646]");

    private static final Pattern FORMAT = Pattern.compile("\\p{Cf}");
    private static final Pattern ADDRESS =
            Pattern.compile("[a-z0-9._%+-]@[a-z0-9-]+\\.[a-z0-9]|://|(?<![a-z])www\\.", Pattern.CASE_INSENSITIVE);
    private static final Pattern LEADS_AWAY =
            Pattern.compile("@|://|(?<![a-z])(www\\.|mailto:|tel:)", Pattern.CASE_INSENSITIVE);
    /**
     * A dot after a letter, mark, digit, symbol or hyphen, and before a label that starts with a letter, or before a number and
     * another dot.
     */
    private static final Pattern DOMAIN =
            Pattern.compile("[\\p{L}\\p{N}\\p{M}\\p{So}\\p{Sk}-][.。](\\p{L}[\\p{L}\\p{N}\\p{M}-]|\\p{N}+[.。])");

    private NameForStrangers() {}

    /** Returns the name, cut if it is long; empty if a program could make a link of any part, or a reader could dial it. */
    static Optional<String> of(String company) {
        String halfWidth = narrow(company);
        boolean isUnsafe = LEADS_AWAY.matcher(halfWidth).find()
                || DOMAIN.matcher(halfWidth).find()
                // Separators between the digits don't matter.
                || DIGIT.matcher(halfWidth).results().count() >= TELEPHONE_DIGITS;
        return Optional.of(cut(OneLine.seen(company))).filter(name -> !isUnsafe && !name.isBlank());
    }

    /** Whether the name contains a mail address or a URL, as no company's name does. A domain may be a name. */
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
