package jp.kagiban.vault.envelope;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Draws random bytes from another generator in portions, one portion per thread. A generator of the operating system is
 * shared and locks at each call. Bytes are wiped from the portion once they are returned.
 */
public final class DrawnRandom extends SecureRandom {

    private static final int PORTION = 512;

    private final transient SecureRandom source;
    private final transient ThreadLocal<Portion> portions = ThreadLocal.withInitial(Portion::new);

    public DrawnRandom(SecureRandom source) {
        this.source = source;
    }

    /** The generator of the operating system. */
    public static SecureRandom ofTheOperatingSystem() {
        try {
            boolean windows = System.getProperty("os.name", "").startsWith("Windows");
            return SecureRandom.getInstance(windows ? "Windows-PRNG" : "NativePRNGNonBlocking");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("The operating system's random numbers can't be reached", missing);
        }
    }

    private static final class Portion {
        private final byte[] bytes = new byte[PORTION];
        private int at = PORTION;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        if (bytes.length > PORTION) {
            source.nextBytes(bytes);
            return;
        }
        Portion portion = portions.get();
        if (portion.at > PORTION - bytes.length) {
            source.nextBytes(portion.bytes);
            portion.at = 0;
        }
        int end = portion.at + bytes.length;
        System.arraycopy(portion.bytes, portion.at, bytes, 0, bytes.length);
        Arrays.fill(portion.bytes, portion.at, end, (byte) 0);
        portion.at = end;
    }

    @Override
    public byte[] generateSeed(int numBytes) {
        return source.generateSeed(numBytes);
    }
}
