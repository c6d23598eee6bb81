package jp.kagiban.delivery.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/** The curve P-256 and the encoding of its points: the byte 4, then x and y of 32 bytes each. Stateless. */
final class PushCurve {

    static final int POINT = 65;

    private static final String NAME = "secp256r1";
    private static final int NUMBER = 32;

    private PushCurve() {}

    /** Returns whether these bytes are a point of the curve, and so a public key. */
    static boolean isPoint(byte[] written) {
        if (written.length != POINT || written[0] != 4) {
            return false;
        }
        try {
            return CustomNamedCurves.getByName(NAME)
                    .getCurve()
                    .decodePoint(written)
                    .isValid();
        } catch (IllegalArgumentException notOnCurve) {
            return false;
        }
    }

    static KeyPair newPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(NAME));
        return generator.generateKeyPair();
    }

    /** Returns the secret that the own key pair shares with the other's public key: 32 bytes. */
    static byte[] shared(KeyPair own, byte[] point) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own.getPrivate());
        agreement.doPhase(publicKey(point), true);
        return agreement.generateSecret();
    }

    static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        ECPoint coordinates = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + NUMBER)),
                new BigInteger(1, Arrays.copyOfRange(point, 1 + NUMBER, POINT)));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(coordinates, curve()));
    }

    static ECParameterSpec curve() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(NAME));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    static byte[] point(PublicKey key) {
        ECPoint coordinates = ((ECPublicKey) key).getW();
        byte[] written = new byte[POINT];
        written[0] = 4;
        write(coordinates.getAffineX(), written, 1);
        write(coordinates.getAffineY(), written, 1 + NUMBER);
        return written;
    }

    /** Drops the leading zero of a number whose first bit is set, and pads shorter numbers. */
    private static void write(BigInteger number, byte[] into, int at) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, NUMBER);
        System.arraycopy(bytes, bytes.length - length, into, at + NUMBER - length, length);
    }
}
