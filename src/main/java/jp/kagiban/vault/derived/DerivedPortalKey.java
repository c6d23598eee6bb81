package jp.kagiban.vault.derived;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.Arrays;
import java.util.function.Function;
import jp.kagiban.vault.envelope.Hkdf;
import jp.kagiban.vault.envelope.KeyLabel;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.springframework.stereotype.Component;

/** Derives the pair of keys from the canary at each use, so the pair is never stored. */
@Component
final class DerivedPortalKey implements PortalKey {

    private static final byte[] LABEL = "pair".getBytes(StandardCharsets.US_ASCII);
    private static final String CURVE = "secp256r1";
    private static final X9ECParameters P256 = CustomNamedCurves.getByName(CURVE);

    /** 16 bytes more than the order of the curve, so the remainder is practically uniform (FIPS 186-5, A.2.1). */
    private static final int LENGTH = 48;

    private final CanaryKey canary;

    DerivedPortalKey(CanaryKey canary) {
        this.canary = canary;
    }

    @Override
    public byte[] publicKey() {
        return withPrivateNumber(number -> new FixedPointCombMultiplier()
                .multiply(P256.getG(), number)
                .normalize()
                .getEncoded(false));
    }

    @Override
    public byte[] sign(byte[] message) {
        return withPrivateNumber(number -> {
            try {
                Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
                signature.initSign(privateKey(number));
                signature.update(message);
                return signature.sign();
            } catch (GeneralSecurityException missing) {
                throw new IllegalStateException("This JDK has no ECDSA on P-256", missing);
            }
        });
    }

    private static PrivateKey privateKey(BigInteger number) throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec(CURVE));
        return KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(number, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private <T> T withPrivateNumber(Function<BigInteger, T> use) {
        return canary.use(KeyLabel.PORTAL, prk -> {
            byte[] bytes = Hkdf.expand(prk, LENGTH, LABEL);
            try {
                BigInteger orderMinusOne = P256.getN().subtract(BigInteger.ONE);
                return use.apply(new BigInteger(1, bytes).mod(orderMinusOne).add(BigInteger.ONE));
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        });
    }
}
