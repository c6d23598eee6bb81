package jp.kagiban.vault;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import jp.kagiban.shared.Hashes;
import jp.kagiban.vault.envelope.BouncyCastle;
import jp.kagiban.vault.envelope.KeyMaterial;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.jcajce.JcaAlgorithmParametersConverter;

/**
 * Wraps tenant keys for the offline private key. The result is EnvelopedData of CMS (RFC 5652) with RSA-OAEP and
 * AES-256-CBC, which other programs can open. The check value of the {@link WrappedKey} proves that the result holds
 * the right key.
 */
final class RecoveryRecipient {

    /** A large size, since a pair may be in use for years. */
    static final int RSA_BITS = 4096;

    private final PublicKey key;

    private RecoveryRecipient(PublicKey key) {
        this.key = key;
    }

    /**
     * @param encoded X.509 SubjectPublicKeyInfo
     * @throws IllegalArgumentException unless it is an RSA key of {@link #RSA_BITS}
     */
    static RecoveryRecipient of(byte[] encoded) {
        try {
            PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
            if (!(key instanceof RSAPublicKey rsa) || rsa.getModulus().bitLength() != RSA_BITS) {
                throw new IllegalArgumentException("This is no RSA key of " + RSA_BITS + " bits");
            }
            return new RecoveryRecipient(key);
        } catch (GeneralSecurityException invalid) {
            throw new IllegalArgumentException("This is no public key", invalid);
        }
    }

    byte[] encoded() {
        return key.getEncoded();
    }

    /** Returns about 750 bytes that the private key opens. */
    byte[] wrap(KeyMaterial secret) {
        byte[] plain = secret.getEncoded();
        try {
            CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
            generator.addRecipientInfoGenerator(
                    new JceKeyTransRecipientInfoGenerator(Hashes.sha256(encoded()), oaep(), key));
            return generator
                    .generate(
                            new CMSProcessableByteArray(plain),
                            new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC)
                                    .setProvider(BouncyCastle.PROVIDER)
                                    .build())
                    .getEncoded();
        } catch (CMSException | IOException | GeneralSecurityException broken) {
            throw new IllegalStateException("A key can't be wrapped for its recovery", broken);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static AlgorithmIdentifier oaep() throws GeneralSecurityException {
        return new JcaAlgorithmParametersConverter()
                .getAlgorithmIdentifier(
                        PKCSObjectIdentifiers.id_RSAES_OAEP,
                        new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
    }
}
