package jp.kagiban.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A secret in memory, as UTF-8. {@code toString} hides it, and {@link #close} overwrites it. Closing it again does nothing.
 * Reading a closed secret throws {@link IllegalStateException}.
 */
public final class Secret implements AutoCloseable {

    private final byte[] bytes;
    private boolean closed;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Secret of(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Copies the bytes. The caller must wipe its own array. */
    public static Secret copyOf(byte[] utf8) {
        return new Secret(utf8.clone());
    }

    /** A copy, which the caller must wipe. */
    public byte[] toBytes() {
        return open().clone();
    }

    /** The text itself, for the one place that must send it. It must never get into a screen, a log or an exception. */
    public String reveal() {
        return new String(open(), StandardCharsets.UTF_8);
    }

    /** Length in bytes. */
    public int length() {
        return open().length;
    }

    private byte[] open() {
        if (closed) {
            throw new IllegalStateException("This secret has been wiped");
        }
        return bytes;
    }

    @Override
    public void close() {
        closed = true;
        Arrays.fill(bytes, (byte) 0);
    }

    /** Compares in constant time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(open(), secret.open());
    }

    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
