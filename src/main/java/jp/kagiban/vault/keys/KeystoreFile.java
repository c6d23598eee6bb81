package jp.kagiban.vault.keys;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import jp.kagiban.shared.Ids;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and changes the keystore in the vault's folder, with its password. Changes are synchronized within the process.
 * Callers lock against other nodes that share the folder.
 */
public final class KeystoreFile {

    private static final Logger log = LoggerFactory.getLogger(KeystoreFile.class);

    private final VaultFolder folder;
    private final Keystore keystore;
    private final SecureRandom random;

    KeystoreFile(VaultFolder folder, Keystore keystore, SecureRandom random) {
        this.folder = folder;
        this.keystore = keystore;
        this.random = random;
    }

    public VaultFolder folder() {
        return folder;
    }

    boolean exists() {
        return folder.hasKeystore();
    }

    /** Makes the file with one KEK of this number. Makes a password too, if no password file is configured. */
    public synchronized KeyRef make(long number) {
        makePassword();
        KeyRef kek = new KeyRef(number, Ids.next());
        withPassword(password -> {
            folder.makeKeystore(keystore.make(kek, password));
            return password.length;
        });
        log.warn(
                "A new keystore was made: {}. Back it up together with its password {}, apart from the database:"
                        + " whoever loses them can open no shop key any more, whoever has both and the database can open all.",
                folder.keystore(),
                folder.password());
        return kek;
    }

    private void makePassword() {
        byte[] fresh = new byte[32];
        random.nextBytes(fresh);
        byte[] text = Base64.getUrlEncoder().withoutPadding().encode(fresh);
        try {
            folder.makePassword(text);
        } finally {
            Arrays.fill(fresh, (byte) 0);
            Arrays.fill(text, (byte) 0);
        }
    }

    /**
     * Returns the KEKs; the caller closes them.
     *
     * @throws jp.kagiban.shared.StartRefused if the file is missing, damaged or has another password
     */
    Map<KeyRef, KeyMaterial> read() {
        return withPassword(password -> read(folder.readKeystore(), password));
    }

    private Map<KeyRef, KeyMaterial> read(byte[] bytes, char[] password) {
        try {
            return keystore.read(bytes, password);
        } catch (Keystore.Unreadable unreadable) {
            log.debug("The keystore did not open", unreadable);
            throw folder.keystoreUnreadable();
        }
    }

    /** Returns the KEKs that are in the file now. */
    public Set<KeyRef> refs() {
        Map<KeyRef, KeyMaterial> keks = read();
        keks.values().forEach(KeyMaterial::close);
        return keks.keySet();
    }

    /**
     * Adds a random KEK. The new content is read back before it replaces the file atomically.
     *
     * @param number its number, if it is higher than the newest one's; otherwise the next number is used
     */
    synchronized KeyRef addKek(long number) {
        return withPassword(password -> {
            Map<KeyRef, KeyMaterial> keks = read(folder.readKeystore(), password);
            try {
                long newest =
                        keks.keySet().stream().mapToLong(KeyRef::number).max().orElseThrow();
                KeyRef next = new KeyRef(Math.max(newest + 1, number), Ids.next());
                keks.put(next, keystore.fresh());
                replace(keystore.write(keks, password), keks, password);
                return next;
            } finally {
                keks.values().forEach(KeyMaterial::close);
            }
        });
    }

    /**
     * Removes the KEKs up to this number, and deletes the file with its last KEK. Replaces the file as {@link #addKek}
     * does. Returns false if nothing was removed.
     *
     * @param retired the file is deleted only if it held nothing but these
     */
    synchronized boolean removeUpTo(long number, Set<KeyRef> retired) {
        return withPassword(password -> {
            Map<KeyRef, KeyMaterial> keks = read(folder.readKeystore(), password);
            try {
                Map<KeyRef, KeyMaterial> rest = new HashMap<>(keks);
                rest.keySet().removeIf(kek -> kek.number() <= number);
                if (rest.isEmpty()) {
                    return retired.containsAll(keks.keySet()) && folder.removeKeystore();
                }
                boolean removing = rest.size() < keks.size();
                if (removing) {
                    replace(keystore.write(rest, password), rest, password);
                }
                return removing;
            } finally {
                keks.values().forEach(KeyMaterial::close);
            }
        });
    }

    private void replace(byte[] bytes, Map<KeyRef, KeyMaterial> wanted, char[] password) {
        Map<KeyRef, KeyMaterial> back = read(bytes, password);
        try {
            boolean same =
                    wanted.entrySet().stream().allMatch(kek -> kek.getValue().isSame(back.get(kek.getKey())));
            if (!same || back.size() != wanted.size()) {
                throw new IllegalStateException("The new keystore doesn't hold what was put into it");
            }
            folder.replaceKeystore(bytes);
        } finally {
            back.values().forEach(KeyMaterial::close);
        }
    }

    private <T> T withPassword(Function<char[], T> task) {
        char[] password = folder.readPassword();
        try {
            return task.apply(password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }
}
