package jp.kagiban.vault.keys;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;

/** Stores KEKs in the keystore file. The file doesn't exist if all KEKs are stored elsewhere. */
final class FileStore implements KekStore {

    private final KeystoreFile file;
    private final BcfksProvider keks;

    private FileStore(KeystoreFile file, BcfksProvider keks) {
        this.file = file;
        this.keks = keks;
    }

    /** @throws jp.kagiban.shared.StartRefused if the file exists but can't be read */
    static FileStore of(KeystoreFile file, SecureRandom random) {
        return new FileStore(file, BcfksProvider.of(() -> file.exists() ? file.read() : Map.of(), random));
    }

    @Override
    public String place() {
        return "the keystore " + file.folder().keystore();
    }

    @Override
    public boolean has(KeyRef kek) {
        return keks.has(kek);
    }

    @Override
    public boolean hasNow(KeyRef kek) {
        return refs().contains(kek);
    }

    private Set<KeyRef> refs() {
        return file.exists() ? file.refs() : Set.of();
    }

    @Override
    public KeyRef make(long number) {
        KeyRef made = file.exists() ? file.addKek(number) : file.make(number);
        keks.read();
        return made;
    }

    @Override
    public Optional<KeyRef> newerThan(long number) {
        keks.read();
        return keks.newest().filter(kek -> kek.number() > number);
    }

    /**
     * Removes every KEK up to this number, whether or not it is in {@code retired}, since the file belongs to one
     * portal. The last KEK goes only if all KEKs in the file were retired.
     */
    @Override
    public boolean dropUpTo(long number, Set<KeyRef> retired) {
        boolean removed = file.exists() && file.removeUpTo(number, retired);
        if (removed) {
            keks.forgetUpTo(number);
        }
        return removed;
    }

    @Override
    public boolean hasUpTo(long number, Set<KeyRef> retired) {
        return refs().stream().anyMatch(kek -> kek.number() <= number);
    }

    @Override
    public byte[] wrap(KeyRef kek, Context context, KeyMaterial tenantKey) {
        return keks.wrap(kek, context, tenantKey);
    }

    @Override
    public KeyMaterial unwrap(KeyRef kek, Context context, byte[] wrapped) throws NotOpened {
        return keks.unwrap(kek, context, wrapped);
    }

    @Override
    public void close() {
        keks.close();
    }
}
