package jp.kagiban.vault.envelope;

import java.util.Arrays;

/** HKDF-SHA-512 of RFC 5869. */
public final class Hkdf {

    /** The longest output in bytes. */
    static final int MAX_LENGTH = 255 * Hmac.LENGTH;

    private Hkdf() {}

    /** Returns the pseudorandom key of 64 bytes. */
    static KeyMaterial extract(byte[] salt, KeyMaterial ikm) {
        byte[] bytes = ikm.getEncoded();
        try {
            return KeyMaterial.owning(Hmac.of(salt, bytes));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * @param prk result of {@link #extract}
     * @param length 1 to {@link #MAX_LENGTH}
     * @param info parts that are concatenated
     */
    public static byte[] expand(KeyMaterial prk, int length, byte[]... info) {
        if (length < 1 || length > MAX_LENGTH) {
            throw new IllegalArgumentException("HKDF-SHA-512 gives 1 to " + MAX_LENGTH + " bytes, not " + length);
        }
        if (prk.length() < Hmac.LENGTH) {
            throw new IllegalArgumentException("HKDF-SHA-512 expands keys of at least " + Hmac.LENGTH + " bytes");
        }
        byte[] key = prk.getEncoded();
        byte[] whole = new byte[length];
        byte[] block = {};
        byte[][] message = new byte[info.length + 2][];
        System.arraycopy(info, 0, message, 1, info.length);
        try {
            for (int at = 0, number = 1; at < length; at += Hmac.LENGTH, number++) {
                message[0] = block;
                message[message.length - 1] = new byte[] {(byte) number};
                byte[] next = Hmac.of(key, message);
                Arrays.fill(block, (byte) 0);
                block = next;
                System.arraycopy(block, 0, whole, at, Math.min(Hmac.LENGTH, length - at));
            }
            return whole;
        } finally {
            Arrays.fill(key, (byte) 0);
            Arrays.fill(block, (byte) 0);
        }
    }
}
