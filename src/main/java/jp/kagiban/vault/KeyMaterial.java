package jp.kagiban.vault;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Key bytes that can be wiped; the JDK's own class for secret keys can't. Whoever holds one closes it. Reading a closed one
 * throws {@link IllegalStateException}, for a key of zeros would still encrypt.
 */
final class KeyMaterial implements SecretKey, AutoCloseable {

    /** What KEKs and tenant keys have, in bytes. */
    static final int KEY_LENGTH = 32;

    private final transient byte[] bytes;
    private transient boolean destroyed;

    private KeyMaterial(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes the array over, and wipes it in the end. */
    static KeyMaterial owning(byte[] bytes) {
        return new KeyMaterial(bytes);
    }

    KeyMaterial copy() {
        return new KeyMaterial(getEncoded());
    }

    /** In constant time; false for none. */
    boolean isSame(@Nullable KeyMaterial other) {
        return other != null && MessageDigest.isEqual(bytes, other.bytes);
    }

    int length() {
        return bytes.length;
    }

    /** The cipher insists on this name; HMAC takes any. */
    @Override
    public String getAlgorithm() {
        return "AES";
    }

    @Override
    public String getFormat() {
        return "RAW";
    }

    /** A copy that the caller wipes; the JDK's cipher, HMAC and HKDF do. */
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
