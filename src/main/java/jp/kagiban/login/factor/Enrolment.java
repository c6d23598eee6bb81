package jp.kagiban.login.factor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import jp.kagiban.shared.Secret;
import org.bouncycastle.util.encoders.Base32;

/** A new app's seed. Until the member has entered the app's first code, it exists only in the open page. */
public final class Enrolment implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int GROUP = 4;

    private final Secret seed;
    private final String account;

    Enrolment(String account) {
        byte[] bytes = new byte[Totp.SEED_BYTES];
        RANDOM.nextBytes(bytes);
        this.seed = Secret.copyOf(bytes);
        Arrays.fill(bytes, (byte) 0);
        this.account = account;
    }

    Secret seed() {
        return seed;
    }

    /** The seed in groups of four characters, for typing it into an app. */
    public String text() {
        return base32().replaceAll("(.{" + GROUP + "})(?!$)", "$1 ");
    }

    /** A QR code for a phone's camera: an {@code svg} element, black on white. */
    public String drawing() {
        return QrCode.svg(address());
    }

    /** The URL that opens the app on the same phone. It contains the seed and never goes to a server. */
    public String address() {
        return "otpauth://totp/Kagiban:" + encoded(account) + "?secret=" + base32()
                + "&issuer=Kagiban&algorithm=SHA1&digits=" + Totp.DIGITS + "&period=" + Totp.STEP_SECONDS;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String base32() {
        byte[] bytes = seed.toBytes();
        try {
            return Base32.toBase32String(bytes).replace("=", "");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    @Override
    public void close() {
        seed.close();
    }

    @Override
    public String toString() {
        return "Enrolment[]";
    }
}
