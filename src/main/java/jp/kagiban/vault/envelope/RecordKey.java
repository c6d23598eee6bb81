package jp.kagiban.vault.envelope;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The key of one envelope, derived from its head and context. Each such key encrypts one message, so a fixed nonce is
 * safe. The commitment comes from the same derivation, so an envelope fits only one key and context.
 */
final class RecordKey implements AutoCloseable {

    static final int COMMITMENT = 32;
    static final int TAG = 16;
    private static final int KEY_LENGTH = 32;
    private static final byte[] NONCE = new byte[12];
    private static final String CIPHER = "AES/GCM/NoPadding";

    /** The JDK's preferred provider. Looking it up for each value would take as long as decrypting. */
    private static final Provider PROVIDER = preferred();

    private final KeyMaterial key;
    private final byte[] commitment;

    private RecordKey(KeyMaterial key, byte[] commitment) {
        this.key = key;
        this.commitment = commitment;
    }

    /**
     * @param head the bytes before the commitment
     * @param place {@link Context#bytes}
     */
    static RecordKey derive(KeyMaterial prk, byte[] head, byte[] place) {
        byte[] okm = Hkdf.expand(prk, KEY_LENGTH + COMMITMENT, head, place);
        try {
            return new RecordKey(
                    KeyMaterial.owning(Arrays.copyOf(okm, KEY_LENGTH)),
                    Arrays.copyOfRange(okm, KEY_LENGTH, KEY_LENGTH + COMMITMENT));
        } finally {
            Arrays.fill(okm, (byte) 0);
        }
    }

    /** The commitment isn't secret, since the envelope contains it. */
    byte[] commitment() {
        return commitment.clone();
    }

    /**
     * Returns the whole envelope.
     *
     * @param head the bytes before the content, authenticated together with the place
     */
    byte[] encrypt(byte[] plain, byte[] head, byte[] place) {
        byte[] whole = Arrays.copyOf(head, head.length + plain.length + TAG);
        try {
            cipher(Cipher.ENCRYPT_MODE, head, head.length, place).doFinal(plain, 0, plain.length, whole, head.length);
            return whole;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("AES-256-GCM doesn't encrypt", broken);
        }
    }

    /** @param content index of the content in the envelope */
    byte[] decrypt(byte[] whole, int content, byte[] place) throws NotOpened {
        try {
            return cipher(Cipher.DECRYPT_MODE, whole, content, place).doFinal(whole, content, whole.length - content);
        } catch (AEADBadTagException _) {
            throw new NotOpened(NotOpened.Reason.CONTENT);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("AES-256-GCM doesn't decrypt", broken);
        }
    }

    /** Creates a cipher each time, since a pooled one would keep its last key. */
    private Cipher cipher(int mode, byte[] whole, int content, byte[] place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER, PROVIDER);
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, NONCE));
        cipher.updateAAD(whole, 0, content);
        cipher.updateAAD(place);
        return cipher;
    }

    private static Provider preferred() {
        try {
            return Cipher.getInstance(CIPHER).getProvider();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This JDK has no AES-256-GCM", missing);
        }
    }

    @Override
    public void close() {
        key.close();
    }
}
