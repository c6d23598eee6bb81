package jp.kagiban.delivery.push;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts a message for one browser by RFC 8291, as one record of RFC 8188. The key pair and the salt are new for each
 * message.
 */
final class PushEncryption {

    /** The most bytes that every push service takes. */
    static final int LONGEST = 3000;

    private static final int RECORD = 4096;
    private static final int SALT = 16;
    private static final int TAG = 16;
    /** The bytes of the record size, 4, and of the key length, 1. */
    private static final int LENGTHS = 5;

    private static final byte LAST_RECORD = 2;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PushEncryption() {}

    /** @param message at most {@link #LONGEST} bytes */
    static byte[] encrypt(byte[] message, PushKeys keys) {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        try {
            return encrypt(message, keys, PushCurve.newPair(), salt);
        } catch (GeneralSecurityException unfit) {
            throw new IllegalStateException("A message can't be encrypted for a browser", unfit);
        }
    }

    static byte[] encrypt(byte[] message, PushKeys keys, KeyPair pair, byte[] salt) throws GeneralSecurityException {
        if (message.length > LONGEST) {
            throw new IllegalArgumentException("A push of " + message.length + " bytes");
        }
        byte[] ownPoint = PushCurve.point(pair.getPublic());
        byte[] input = keyingMaterial(keys, pair, ownPoint);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(derive(salt, input, info("Content-Encoding: aes128gcm"), 16), "AES"),
                new GCMParameterSpec(TAG * Byte.SIZE, derive(salt, input, info("Content-Encoding: nonce"), 12)));
        byte[] padded = Arrays.copyOf(message, message.length + 1);
        padded[message.length] = LAST_RECORD;
        byte[] sealed = cipher.doFinal(padded);
        return ByteBuffer.allocate(SALT + LENGTHS + ownPoint.length + sealed.length)
                .put(salt)
                .putInt(RECORD)
                .put((byte) ownPoint.length)
                .put(ownPoint)
                .put(sealed)
                .array();
    }

    /** Returns the keying material: the shared secret, bound to both public keys and to the browser's secret. */
    private static byte[] keyingMaterial(PushKeys keys, KeyPair pair, byte[] ownPoint) throws GeneralSecurityException {
        byte[] info = info("WebPush: info");
        byte[] bound = ByteBuffer.allocate(info.length + 2 * PushCurve.POINT)
                .put(info)
                .put(keys.point())
                .put(ownPoint)
                .array();
        return derive(keys.secret(), PushCurve.shared(pair, keys.point()), bound, 32);
    }

    /** Returns the text with a zero at its end. */
    private static byte[] info(String text) {
        return (text + "\0").getBytes(US_ASCII);
    }

    private static byte[] derive(byte[] salt, byte[] input, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addIKM(input)
                        .addSalt(salt)
                        .thenExpand(info, length));
    }
}
