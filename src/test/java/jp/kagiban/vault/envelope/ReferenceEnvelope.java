package jp.kagiban.vault.envelope;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** Format 1 written a second time, on BouncyCastle's lightweight classes and nothing of the vault's. */
final class ReferenceEnvelope {

    private ReferenceEnvelope() {}

    static byte[] seal(byte[] key, String label, byte[] keyRef, byte[] context, byte[] secret, byte[] salt) {
        byte[] head = ByteBuffer.allocate(54)
                .put((byte) 1)
                .put((byte) 1)
                .put(keyRef)
                .put(salt)
                .array();
        byte[] okm = expand(extract(label.getBytes(), key), concat(head, context), 64);
        byte[] committed = concat(head, Arrays.copyOfRange(okm, 32, 64));
        byte[] padded = Arrays.copyOf(secret, (secret.length / 64 + 1) * 64);
        padded[secret.length] = (byte) 0x80;
        byte[] encrypted = encrypt(Arrays.copyOf(okm, 32), new byte[12], concat(committed, context), padded);
        return concat(committed, encrypted);
    }

    static byte[] extract(byte[] salt, byte[] ikm) {
        return new HKDFBytesGenerator(new SHA512Digest()).extractPRK(salt, ikm);
    }

    static byte[] expand(byte[] prk, byte[] info, int length) {
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA512Digest());
        hkdf.init(HKDFParameters.skipExtractParameters(prk, info));
        byte[] okm = new byte[length];
        hkdf.generateBytes(okm, 0, length);
        return okm;
    }

    static byte[] encrypt(byte[] key, byte[] iv, byte[] associated, byte[] plain) {
        try {
            return gcm(true, key, iv, associated, plain);
        } catch (InvalidCipherTextException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] decrypt(byte[] key, byte[] iv, byte[] associated, byte[] encrypted)
            throws InvalidCipherTextException {
        return gcm(false, key, iv, associated, encrypted);
    }

    private static byte[] gcm(boolean encrypt, byte[] key, byte[] iv, byte[] associated, byte[] in)
            throws InvalidCipherTextException {
        GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(encrypt, new AEADParameters(new KeyParameter(key), 128, iv, associated));
        byte[] out = new byte[cipher.getOutputSize(in.length)];
        int written = cipher.processBytes(in, 0, in.length, out, 0);
        cipher.doFinal(out, written);
        return out;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
