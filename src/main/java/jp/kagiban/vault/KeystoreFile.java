package jp.kagiban.vault;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import jp.kagiban.shared.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keystore as it lies in the vault's folder, with its password. One thread at a time changes it; nodes that share the folder take turns by a lock of the caller's. */
final class KeystoreFile {

    private static final Logger log = LoggerFactory.getLogger(KeystoreFile.class);

    private final VaultFolder folder;
    private final Keystore keystore;
    private final SecureRandom random;

    KeystoreFile(VaultFolder folder, Keystore keystore, SecureRandom random) {
        this.folder = folder;
        this.keystore = keystore;
        this.random = random;
    }

    VaultFolder folder() {
        return folder;
    }

    /** One with one KEK of this number, and its password where nobody names one. */
    synchronized KeyRef make(long number) {
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
     * Its KEKs; the caller closes them.
     *
     * @throws jp.kagiban.shared.StartRefused if it isn't there, is damaged or has another password
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

    /** Which KEKs the file has, whatever the memory of this node says. */
    Set<KeyRef> refs() {
        Map<KeyRef, KeyMaterial> keks = read();
        keks.values().forEach(KeyMaterial::close);
        return keks.keySet();
    }

    /**
     * Puts a new random KEK beside those that are there. The file is replaced by one that has been read back, whole or not at all.
     *
     * @param number its number, if that of the newest is lower; else it follows that one
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
     * Takes those up to this number out of the file, which is replaced as {@link #addKek} does it, and goes with its last one. False if
     * there are none.
     *
     * @param retired the file goes only if it held nothing else
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
                boolean some = rest.size() < keks.size();
                if (some) {
                    replace(keystore.write(rest, password), rest, password);
                }
                return some;
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
