package jp.kagiban.vault;

import java.security.SecureRandom;
import java.util.List;
import jp.kagiban.shared.Ids;
import jp.kagiban.vault.Epochs.Epoch;

/**
 * Brings keystore and database together. A keystore is made only for a database that holds no canary; otherwise a missing or
 * wrong one stops the start, for what is sealed would be lost without anyone's noticing.
 */
final class VaultStart {

    private final KeystoreFile file;
    private final Epochs epochs;
    private final SecureRandom random;

    VaultStart(KeystoreFile file, Epochs epochs, SecureRandom random) {
        this.file = file;
        this.epochs = epochs;
        this.random = random;
    }

    /** @throws jp.kagiban.shared.StartRefused if the keystore is not the one of this database */
    BcfksProvider open() {
        if (!file.folder().hasKeystore()) {
            make();
        }
        BcfksProvider provider = BcfksProvider.of(file, random);
        KeyWrapping wrapping = new KeyWrapping(provider, random);
        if (epochs.all().isEmpty()) {
            epochs.add(
                    wrapping.make(Context.RESERVED_OWNER, Epochs.refOf(Ids.next()), provider.newest()),
                    KekState.ACTIVE);
        }
        epochs.used().forEach(epoch -> prove(provider, wrapping, epoch));
        publishNewest(provider, wrapping, epochs.current());
        return provider;
    }

    private void make() {
        List<Epoch> wanted = epochs.current();
        if (!wanted.isEmpty()) {
            throw file.folder().keystoreMissing(wanted.getLast().kek());
        }
        file.make(1);
    }

    private void prove(BcfksProvider provider, KeyWrapping wrapping, Epoch epoch) {
        try {
            wrapping.unlock(epoch.canary()).close();
        } catch (NotOpened _) {
            throw file.folder().keystoreOfAnother(epoch.kek(), provider.newest());
        }
    }

    /** A KEK that the keystore has and the database doesn't know: whoever added it was cut off, or did so by other means. */
    private void publishNewest(BcfksProvider provider, KeyWrapping wrapping, List<Epoch> all) {
        KeyRef newest = provider.newest();
        if (newest.number() > all.getLast().kek().number()) {
            try {
                epochs.add(wrapping.rewrap(epochs.active().canary(), newest), KekState.PUBLISHED);
            } catch (NotOpened _) {
                throw file.folder().keystoreOfAnother(epochs.active().kek(), newest);
            }
        }
    }
}
