package jp.kagiban.login.factor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based codes (RFC 6238): HMAC-SHA-1, six digits, steps of 30 seconds. All apps support this variant. */
final class Totp {

    static final int SEED_BYTES = 20;
    static final int STEP_SECONDS = 30;
    static final int DIGITS = 6;

    /** Steps before and after the current one that also count, because phone clocks are off and typing takes time. */
    private static final int WINDOW = 1;

    private Totp() {}

    static long step(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), (long) STEP_SECONDS);
    }

    static String code(byte[] seed, long step) {
        return code(seed, step, DIGITS);
    }

    static String code(byte[] seed, long step, int digits) {
        byte[] mac = mac(seed, step);
        int offset = mac[mac.length - 1] & 0xF;
        int number = ByteBuffer.wrap(mac, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
        return String.format(Locale.ROOT, "%0" + digits + "d", number % (int) Math.pow(10, digits));
    }

    private static byte[] mac(byte[] seed, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(seed, "RAW"));
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /**
     * The time step whose code this is: the current one, or one next to it. Empty if the code is wrong. All steps are compared,
     * so that the duration reveals nothing.
     */
    static OptionalLong stepOf(byte[] seed, String code, Instant now) {
        long currentStep = step(now);
        OptionalLong found = OptionalLong.empty();
        for (long step = currentStep - WINDOW; step <= currentStep + WINDOW; step++) {
            if (MessageDigest.isEqual(ascii(code(seed, step)), ascii(code))) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private static byte[] ascii(String code) {
        return code.getBytes(StandardCharsets.UTF_8);
    }
}
