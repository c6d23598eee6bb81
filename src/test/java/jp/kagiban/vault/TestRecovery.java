package jp.kagiban.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Locale;

/** Recovery keys of the tests, which lie among their resources: to make a pair takes some seconds. */
public enum TestRecovery {
    FIRST,
    SECOND;

    static final char[] PASSPHRASE = "ABCD-EFGH".toCharArray();
    private static final int ROUNDS = 1_000;

    public RecoveryPair pair() {
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            RSAPrivateCrtKey secret = (RSAPrivateCrtKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(bytes()));
            RSAPublicKeySpec open = new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent());
            return RecoveryPair.of(new KeyPair(rsa.generatePublic(open), secret));
        } catch (GeneralSecurityException odd) {
            throw new IllegalStateException(odd);
        }
    }

    private byte[] bytes() {
        try (InputStream in =
                TestRecovery.class.getResourceAsStream("/recovery/" + name().toLowerCase(Locale.ROOT) + ".b64")) {
            return Base64.getMimeDecoder().decode(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Under a passphrase that takes few rounds. */
    String pem() {
        return pair().pem(PASSPHRASE, ROUNDS);
    }
}
