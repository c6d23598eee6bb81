package jp.kagiban.rakuten;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The formats of RMS's two secrets (docs/rakuten-rms.md, Keys). All methods expect a cleaned value ({@code KeyInput}). */
public final class RakutenKeys {

    public static final String SERVICE_SECRET = "serviceSecret";
    public static final String LICENSE_KEY = "licenseKey";

    private static final Pattern USUAL = Pattern.compile("(S[PL])(\\d{6})_[0-9A-Za-z]+");
    private static final Pattern KIND = Pattern.compile("(S[PL])\\d{6}_.*");

    private RakutenKeys() {}

    static boolean looksLikeServiceSecret(String mended) {
        return kind(mended).filter("SP"::equals).isPresent();
    }

    static boolean looksLikeLicenseKey(String mended) {
        return kind(mended).filter("SL"::equals).isPresent();
    }

    private static Optional<String> kind(String mended) {
        Matcher matcher = KIND.matcher(mended);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether all characters can occur in RMS's secrets: visible ASCII. */
    static boolean possible(String mended) {
        return mended.codePoints().allMatch(c -> c > ' ' && c < 0x7F);
    }

    static boolean usual(String mended) {
        return USUAL.matcher(mended).matches();
    }

    /** The six-digit number of a value in the usual format. */
    static Optional<String> number(String mended) {
        Matcher matcher = USUAL.matcher(mended);
        return matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty();
    }
}
