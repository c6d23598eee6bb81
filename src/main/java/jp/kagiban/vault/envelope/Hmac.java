package jp.kagiban.vault.envelope;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * HMAC-SHA-512 of RFC 2104 on the JDK's SHA-512, with one digest per thread. The JDK's {@code Mac} would leave its last
 * result in memory (docs/decisions/0003-own-envelope.md). A digest keeps its state until it is reset, so each use ends
 * with a reset.
 */
public final class Hmac {

    /** Length of the result in bytes. */
    public static final int LENGTH = 64;

    /** The longest key in bytes. */
    static final int MAX_KEY = 128;

    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;
    private static final ThreadLocal<MessageDigest> SHA_512 = ThreadLocal.withInitial(Hmac::newDigest);

    private Hmac() {}

    /**
     * @param key up to {@link #MAX_KEY} bytes; the caller wipes it
     * @param message parts that are concatenated
     */
    static byte[] of(byte[] key, byte[]... message) {
        if (key.length > MAX_KEY) {
            throw new IllegalArgumentException("A key for HMAC has up to " + MAX_KEY + " bytes here");
        }
        MessageDigest sha512 = emptyDigest();
        byte[] block = Arrays.copyOf(key, MAX_KEY);
        byte[] result = new byte[LENGTH];
        try {
            mask(block, INNER);
            sha512.update(block);
            for (byte[] part : message) {
                sha512.update(part);
            }
            sha512.digest(result, 0, LENGTH);
            mask(block, (byte) (INNER ^ OUTER));
            sha512.update(block);
            sha512.update(result);
            sha512.digest(result, 0, LENGTH);
            return result;
        } catch (DigestException impossible) {
            throw new IllegalStateException("SHA-512 has other than 64 bytes", impossible);
        } finally {
            Arrays.fill(block, (byte) 0);
            sha512.reset();
        }
    }

    /** SHA-512 of the message. */
    static byte[] digest(byte[] message) {
        MessageDigest sha512 = emptyDigest();
        try {
            return sha512.digest(message);
        } finally {
            sha512.reset();
        }
    }

    /**
     * Returns this thread's digest after a reset. A failed computation, for example for lack of memory, may have left
     * data in it.
     */
    private static MessageDigest emptyDigest() {
        MessageDigest sha512 = SHA_512.get();
        sha512.reset();
        return sha512;
    }

    private static void mask(byte[] block, byte mask) {
        for (int i = 0; i < block.length; i++) {
            block[i] ^= mask;
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This JDK has no SHA-512", missing);
        }
    }
}
