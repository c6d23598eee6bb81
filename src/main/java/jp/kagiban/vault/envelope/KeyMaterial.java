package jp.kagiban.vault.envelope;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Key bytes that can be wiped, unlike those of the JDK's class for secret keys. The holder closes it. Reading a closed
 * key throws {@link IllegalStateException}, since a key of zeros would still encrypt.
 */
public final class KeyMaterial implements SecretKey, AutoCloseable {

    /** Length of KEKs and tenant keys in bytes. */
    public static final int KEY_LENGTH = 32;

    private final transient byte[] bytes;
    private transient boolean destroyed;

    private KeyMaterial(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes ownership of the array and wipes it on close. */
    public static KeyMaterial owning(byte[] bytes) {
        return new KeyMaterial(bytes);
    }

    public KeyMaterial copy() {
        return new KeyMaterial(getEncoded());
    }

    /** Compares in constant time; false for null. */
    public boolean isSame(@Nullable KeyMaterial other) {
        return other != null && MessageDigest.isEqual(bytes, other.bytes);
    }

    public int length() {
        return bytes.length;
    }

    /** The cipher requires this name; HMAC accepts any. */
    @Override
    public String getAlgorithm() {
        return "AES";
    }

    @Override
    public String getFormat() {
        return "RAW";
    }

    /** Returns a copy that the caller wipes. The JDK's cipher, HMAC and HKDF wipe their copies. */
    @Override
    public byte[] getEncoded() {
        if (destroyed) {
            throw new IllegalStateException("This key has been wiped");
        }
        return bytes.clone();
    }

    @Override
    public void destroy() {
        destroyed = true;
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public boolean isDestroyed() {
        return destroyed;
    }

    @Override
    public void close() {
        destroy();
    }

    @Override
    public String toString() {
        return "KeyMaterial[…]";
    }

    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException("Keys stay in memory");
    }
}
