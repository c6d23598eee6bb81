package jp.kagiban.vault;

import java.io.IOException;
import java.io.StringReader;
import java.security.PrivateKey;
import java.util.HexFormat;
import jp.kagiban.vault.derived.CanaryKey;
import jp.kagiban.vault.envelope.BouncyCastle;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.NotOpened.Reason;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/** The private recovery key, which is kept offline. It is in memory only while a rescue runs. */
final class RecoveryKey {

    /**
     * Thrown for a file that holds no encrypted key, and for a wrong passphrase. A damaged key looks like a wrong
     * passphrase.
     */
    static final class Unreadable extends Exception {
        Unreadable(Throwable cause) {
            super(cause);
        }
    }

    private static final String PROOF = "Canary: ";

    private final PrivateKey key;
    private final String proof;

    private RecoveryKey(PrivateKey key, String proof) {
        this.key = key;
        this.proof = proof;
    }

    /**
     * Returns a line for the file of a recovery key. The line shows which canary belongs to the database, so that a
     * canary that somebody encrypted to the public key is recognised.
     */
    static String proof(KeyMaterial canary) {
        return PROOF + HexFormat.of().formatHex(CanaryKey.fingerprint(canary));
    }

    /**
     * @param pem an encrypted PKCS #8 key, as {@link RecoveryPair#pem} writes it. After it comes the line of {@link
     *     #proof}, which files of earlier versions lack
     */
    static RecoveryKey read(String pem, char[] passphrase) throws Unreadable {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            if (!(parser.readObject() instanceof PKCS8EncryptedPrivateKeyInfo encrypted)) {
                throw new Unreadable(new IOException("This is no encrypted private key"));
            }
            PrivateKey key = new JcaPEMKeyConverter()
                    .getPrivateKey(encrypted.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                            .setProvider(BouncyCastle.PROVIDER)
                            .build(passphrase)));
            String proof = pem.lines()
                    .filter(line -> line.startsWith(PROOF))
                    .findFirst()
                    .orElse("");
            return new RecoveryKey(key, proof.strip());
        } catch (IOException | OperatorCreationException | PKCSException | RuntimeException unreadable) {
            throw new Unreadable(unreadable);
        }
    }

    boolean hasProof() {
        return !proof.isEmpty();
    }

    boolean proves(KeyMaterial canary) {
        return proof.equals(proof(canary));
    }

    /** Unwraps the result of {@link RecoveryRecipient#wrap}; the caller closes the key. */
    KeyMaterial unwrap(byte[] wrapped) throws NotOpened {
        try {
            for (RecipientInformation recipient : new CMSEnvelopedData(wrapped).getRecipientInfos()) {
                JceKeyTransEnvelopedRecipient opener = new JceKeyTransEnvelopedRecipient(key);
                opener.setProvider(BouncyCastle.PROVIDER);
                KeyMaterial opened = KeyMaterial.owning(recipient.getContent(opener));
                if (opened.length() == KeyMaterial.KEY_LENGTH) {
                    return opened;
                }
                opened.close();
            }
        } catch (CMSException | RuntimeException mismatch) {
            throw new NotOpened(Reason.KEY_OR_CONTEXT);
        }
        throw new NotOpened(Reason.FORM);
    }
}
