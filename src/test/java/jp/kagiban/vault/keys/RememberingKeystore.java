package jp.kagiban.vault.keys;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;

/**
 * Reads the same bytes with the same password once, and those that it has made not at all. Each key in such a store
 * takes 51,200 rounds by itself, whatever the store's own number is, and tests read theirs thousands of times. {@link
 * KeystoreTest} reads without a memory.
 */
final class RememberingKeystore extends Keystore {

    private static final int MOST = 500;

    private final Map<String, Map<KeyRef, KeyMaterial>> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<KeyRef, KeyMaterial>> eldest) {
            return size() > MOST;
        }
    };

    RememberingKeystore(int rounds, SecureRandom random) {
        super(rounds, random);
    }

    @Override
    synchronized byte[] make(KeyRef ref, char[] password) {
        try (KeyMaterial kek = fresh()) {
            Map<KeyRef, KeyMaterial> only = Map.of(ref, kek);
            byte[] bytes = write(only, password);
            known.put(name(bytes, password), copy(only));
            return bytes;
        }
    }

    @Override
    synchronized Map<KeyRef, KeyMaterial> read(byte[] bytes, char[] password) throws Unreadable {
        String name = name(bytes, password);
        if (!known.containsKey(name)) {
            known.put(name, super.read(bytes, password));
        }
        return copy(known.get(name));
    }

    private static Map<KeyRef, KeyMaterial> copy(Map<KeyRef, KeyMaterial> keks) {
        Map<KeyRef, KeyMaterial> copy = new HashMap<>();
        keks.forEach((ref, kek) -> copy.put(ref, kek.copy()));
        return copy;
    }

    private static String name(byte[] bytes, char[] password) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            digest.update(StandardCharsets.UTF_8.encode(CharBuffer.wrap(password)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
