package jp.kagiban.vault.keys;

import com.amazonaws.encryptionsdk.AwsCrypto;
import com.amazonaws.encryptionsdk.CommitmentPolicy;
import com.amazonaws.encryptionsdk.CryptoAlgorithm;
import com.amazonaws.encryptionsdk.jce.JceMasterKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import jp.kagiban.vault.envelope.KeyMaterial;

/**
 * What others do with a secret and its context: Tink with one key, Tink's envelope whose key-encrypting key is at hand, and the
 * Encryption SDK of AWS with a key that is at hand and a suite that commits to it.
 */
final class Peers {

    private static final Map<String, String> AWS_CONTEXT =
            Map.of("tenant", "t", "shop", "s", "field", "f", "revision", "1");

    private final Aead tink;
    private final Aead tinkEnvelope;
    private final AwsCrypto aws;
    private final JceMasterKey awsKey;

    Peers() throws GeneralSecurityException {
        AeadConfig.register();
        tink = aead();
        tinkEnvelope = KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, aead());
        aws = AwsCrypto.builder()
                .withCommitmentPolicy(CommitmentPolicy.RequireEncryptRequireDecrypt)
                .withEncryptionAlgorithm(CryptoAlgorithm.ALG_AES_256_GCM_HKDF_SHA512_COMMIT_KEY)
                .build();
        awsKey = JceMasterKey.getInstance(
                new SecretKeySpec(new byte[KeyMaterial.KEY_LENGTH], "AES"), "bench", "key", "AES/GCM/NoPadding");
    }

    private static Aead aead() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    Aead tink() {
        return tink;
    }

    Aead tinkEnvelope() {
        return tinkEnvelope;
    }

    byte[] awsEncrypt(byte[] secret) {
        return aws.encryptData(awsKey, secret, AWS_CONTEXT).getResult();
    }

    byte[] awsDecrypt(byte[] sealed) {
        return aws.decryptData(awsKey, sealed).getResult();
    }
}
