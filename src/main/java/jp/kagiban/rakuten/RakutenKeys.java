package jp.kagiban.rakuten;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises the formats of RMS's two secrets (docs/rakuten-rms.md, Keys). All methods expect a cleaned value ({@code
 * KeyInput}).
 */
public final class RakutenKeys {

    public static final String SERVICE_SECRET = "serviceSecret";
    public static final String LICENSE_KEY = "licenseKey";

    private static final Pattern USUAL = Pattern.compile("(S[PL])(\\d{6})_[0-9A-Za-z]+");
    private static final Pattern KIND = Pattern.compile("(S[PL])\\d{6}_.*");

    private RakutenKeys() {}

    static boolean looksLikeServiceSecret(String cleaned) {
        return kind(cleaned).filter("SP"::equals).isPresent();
    }

    static boolean looksLikeLicenseKey(String cleaned) {
        return kind(cleaned).filter("SL"::equals).isPresent();
    }

    private static Optional<String> kind(String cleaned) {
        Matcher matcher = KIND.matcher(cleaned);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether all characters can occur in RMS's secrets: visible ASCII. */
    static boolean hasPossibleCharacters(String cleaned) {
        return cleaned.codePoints().allMatch(c -> c > ' ' && c < 0x7F);
    }

    static boolean hasUsualFormat(String cleaned) {
        return USUAL.matcher(cleaned).matches();
    }

    /** The six-digit number of a value in the usual format. */
    static Optional<String> number(String cleaned) {
        Matcher matcher = USUAL.matcher(cleaned);
        return matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty();
    }
}
