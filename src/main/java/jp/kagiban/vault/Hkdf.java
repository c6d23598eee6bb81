package jp.kagiban.vault;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** HKDF-SHA-512 of RFC 5869, from the JDK. */
final class Hkdf {

    /** The longest output in bytes. */
    static final int MAX_LENGTH = 255 * 64;

    private Hkdf() {}

    /** The 64-byte pseudorandom key. */
    static KeyMaterial extract(byte[] salt, KeyMaterial ikm) {
        return KeyMaterial.owning(
                derive(HKDFParameterSpec.ofExtract().addIKM(ikm).addSalt(salt).extractOnly()));
    }

    /**
     * @param length 1 to {@link #MAX_LENGTH}
     * @param info taken one after the other
     */
    static byte[] expand(KeyMaterial prk, int length, byte[]... info) {
        if (length < 1 || length > MAX_LENGTH) {
            throw new IllegalArgumentException("HKDF-SHA-512 gives 1 to " + MAX_LENGTH + " bytes, not " + length);
        }
        return derive(HKDFParameterSpec.expandOnly(prk, Bytes.join(info), length));
    }

    private static byte[] derive(HKDFParameterSpec step) {
        try {
            return KDF.getInstance("HKDF-SHA512").deriveData(step);
        } catch (InvalidAlgorithmParameterException unfit) {
            throw new IllegalArgumentException("HKDF-SHA-512 doesn't take this key", unfit);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This JDK has no HKDF-SHA-512", missing);
        }
    }
}
