package jp.kagiban.vault.keys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kagiban.vault.envelope.BouncyCastle;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import org.bouncycastle.crypto.util.PBKDF2Config;
import org.bouncycastle.jcajce.BCFKSLoadStoreParameter;

/** Reads and writes KEKs as a BCFKS keystore. Each KEK has the alias {@code kek-<number>-<uuid>}. */
class Keystore {

    /** Rounds of PBKDF2-HMAC-SHA-512, for encryption and integrity of the whole store: about a second at each start. */
    static final int ROUNDS = 600_000;

    /** Thrown for a file that is no keystore, or has another password. The two can't be distinguished. */
    static final class Unreadable extends Exception {
        Unreadable(Throwable cause) {
            super(cause);
        }
    }

    private static final Pattern ALIAS = Pattern.compile("kek-(\\d{1,10})-([0-9a-f-]{36})");

    private final int rounds;
    private final SecureRandom random;

    Keystore(int rounds, SecureRandom random) {
        this.rounds = rounds;
        this.random = random;
    }

    /** Returns a keystore with one new random KEK. */
    byte[] make(KeyRef ref, char[] password) {
        try (KeyMaterial kek = fresh()) {
            return write(Map.of(ref, kek), password);
        }
    }

    /** Returns a random KEK; the caller closes it. */
    KeyMaterial fresh() {
        byte[] fresh = new byte[KeyMaterial.KEY_LENGTH];
        random.nextBytes(fresh);
        return KeyMaterial.owning(fresh);
    }

    byte[] write(Map<KeyRef, KeyMaterial> keks, char[] password) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            KeyStore store = bcfks();
            store.load(null, null);
            for (Map.Entry<KeyRef, KeyMaterial> kek : keks.entrySet()) {
                store.setKeyEntry(alias(kek.getKey()), kek.getValue(), password, null);
            }
            store.store(new BCFKSLoadStoreParameter.Builder(bytes, password)
                    .withStorePBKDFConfig(new PBKDF2Config.Builder()
                            .withPRF(PBKDF2Config.PRF_SHA512)
                            .withIterationCount(rounds)
                            .withSaltLength(32)
                            .build())
                    .build());
            return bytes.toByteArray();
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException("The keystore can't be made", broken);
        }
    }

    /** Returns at least one KEK; the caller closes them. */
    Map<KeyRef, KeyMaterial> read(byte[] bytes, char[] password) throws Unreadable {
        Map<KeyRef, KeyMaterial> keks = new HashMap<>();
        try {
            KeyStore store = bcfks();
            store.load(new ByteArrayInputStream(bytes), password);
            for (String alias : Collections.list(store.aliases())) {
                keks.put(
                        ref(alias).orElseThrow(() -> new IOException("No KEK: " + alias)),
                        material(store.getKey(alias, password)));
            }
        } catch (IOException | GeneralSecurityException | RuntimeException damaged) {
            keks.values().forEach(KeyMaterial::close);
            throw new Unreadable(damaged);
        }
        if (keks.isEmpty()) {
            throw new Unreadable(new IOException("It holds no key"));
        }
        return keks;
    }

    static String alias(KeyRef kek) {
        return "kek-" + kek.number() + "-" + kek.id();
    }

    /** Parses an alias; empty if it doesn't name a KEK. */
    private static Optional<KeyRef> ref(String alias) {
        Matcher parts = ALIAS.matcher(alias);
        try {
            return parts.matches()
                    ? Optional.of(new KeyRef(Long.parseLong(parts.group(1)), UUID.fromString(parts.group(2))))
                    : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static KeyMaterial material(Key key) throws IOException {
        byte[] bytes = key.getEncoded();
        if (bytes.length != KeyMaterial.KEY_LENGTH) {
            Arrays.fill(bytes, (byte) 0);
            throw new IOException("A KEK has " + KeyMaterial.KEY_LENGTH + " bytes");
        }
        return KeyMaterial.owning(bytes);
    }

    /** Uses BouncyCastle without registering it, so all other code keeps the JDK's provider. */
    private static KeyStore bcfks() throws GeneralSecurityException {
        return KeyStore.getInstance("BCFKS", BouncyCastle.PROVIDER);
    }
}
