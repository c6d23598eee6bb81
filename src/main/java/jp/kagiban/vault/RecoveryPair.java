package jp.kagiban.vault;

import java.io.IOException;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Locale;
import jp.kagiban.vault.envelope.BouncyCastle;
import jp.kagiban.vault.envelope.DrawnRandom;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * A new pair of recovery keys, for the case that the keystore is lost. The portal gets the public key. The operator
 * keeps the private key offline, and its passphrase in another place.
 */
public final class RecoveryPair {

    private static final int ROUNDS = 600_000;
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int GROUPS = 6;
    private static final int GROUP_SIZE = 4;

    private final SecureRandom random = DrawnRandom.ofTheOperatingSystem();
    private final KeyPair pair;

    private RecoveryPair(KeyPair pair) {
        this.pair = pair;
    }

    /** Makes a pair of keys, which takes a second or two. */
    public static RecoveryPair make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RecoveryRecipient.RSA_BITS, DrawnRandom.ofTheOperatingSystem());
            return of(generator.generateKeyPair());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This JDK makes no RSA keys", missing);
        }
    }

    static RecoveryPair of(KeyPair pair) {
        return new RecoveryPair(pair);
    }

    /** Returns the public key as X.509 SubjectPublicKeyInfo. */
    public byte[] publicKey() {
        return pair.getPublic().getEncoded();
    }

    /** Returns 120 bits as groups of four letters and digits, without I, O, 1 and 0. */
    public char[] passphrase() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_SIZE; i++) {
            text.append(i > 0 && i % GROUP_SIZE == 0 ? "-" : "")
                    .append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString().toCharArray();
    }

    /** Returns the private key as PKCS #8, encrypted with AES-256 under this passphrase. */
    public String pem(char[] passphrase) {
        return pem(passphrase, ROUNDS);
    }

    String pem(char[] passphrase, int rounds) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(new JcaPKCS8Generator(
                    pair.getPrivate(),
                    new JceOpenSSLPKCS8EncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                            .setProvider(BouncyCastle.PROVIDER)
                            .setPRF(PKCS8Generator.PRF_HMACSHA512)
                            .setIterationCount(rounds)
                            .setRandom(random)
                            .setPassword(passphrase)
                            .build()));
        } catch (IOException | OperatorCreationException broken) {
            throw new IllegalStateException("A recovery key can't be written", broken);
        }
        return text.toString();
    }

    /** Normalizes a typed passphrase: only letters and digits count, in either case. */
    public static char[] typed(CharSequence text) {
        String bare = text.toString().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return bare.replaceAll("(.{" + GROUP_SIZE + "})(?=.)", "$1-").toCharArray();
    }
}
