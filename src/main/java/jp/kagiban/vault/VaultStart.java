package jp.kagiban.vault;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.vault.Epochs.Epoch;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/**
 * Brings KEKs and database together. One is made only for a database that holds no canary; otherwise one that is missing or another
 * stops the start, for what is sealed would be lost without anyone's noticing.
 */
final class VaultStart {

    private final KekStores keks;
    private final VaultFolder folder;
    private final Epochs epochs;
    private final KeyWrapping wrapping;
    private final Duration patience;

    /** @param patience how long to wait for a place of KEKs that doesn't answer: the first call to it may take its time */
    VaultStart(KekStores keks, VaultFolder folder, Epochs epochs, SecureRandom random, Duration patience) {
        this.patience = patience;
        this.keks = keks;
        this.folder = folder;
        this.epochs = epochs;
        this.wrapping = new KeyWrapping(keks, random);
    }

    /** @throws StartRefused if the KEKs of this database are not where the settings say, or can't be reached */
    KekStores open() {
        return patiently(this::opened);
    }

    /** Looks whether the KEKs of these canaries are there, and changes nothing. @throws StartRefused as above, or if one can't be made */
    void prove(List<WrappedKey> canaries) {
        patiently(() -> {
            proveAll(canaries);
            return canaries.isEmpty() && keks.madeAfter(0).isEmpty();
        });
    }

    private <T> T patiently(Supplier<T> task) {
        RetryPolicy again = RetryPolicy.builder()
                .includes(KekStoreAway.class)
                .delay(StoreCalls.REST)
                .maxRetries(patience.dividedBy(StoreCalls.REST))
                .timeout(patience)
                .build();
        try {
            return new RetryTemplate(again).invoke(task);
        } catch (KekStoreAway away) {
            throw new StartRefused(
                    Objects.requireNonNullElse(away.getMessage(), ""), "Start again once it answers; nothing is lost.");
        }
    }

    private KekStores opened() {
        if (epochs.all().isEmpty()) {
            KeyRef first = keks.madeAfter(0).orElseGet(() -> keks.make(1));
            epochs.add(wrapping.make(Context.CANARY_OWNER, Epochs.refOf(Ids.next()), first), KekState.ACTIVE);
        }
        proveAll(epochs.used().stream().map(Epoch::canary).toList());
        publishNewest(epochs.current());
        return keks;
    }

    private void proveAll(List<WrappedKey> canaries) {
        if (canaries.isEmpty()) {
            return;
        }
        WrappedKey newest = canaries.getLast();
        try (KeyMaterial same = unlocked(newest)) {
            canaries.subList(0, canaries.size() - 1).forEach(canary -> prove(canary, newest.kek(), same));
        }
    }

    private void prove(WrappedKey canary, KeyRef newest, KeyMaterial same) {
        try (KeyMaterial key = unlocked(canary)) {
            if (!key.isSame(same)) {
                throw new StartRefused(
                        "The canaries of KEK " + canary.kek() + " and of KEK " + newest + " hold different keys.",
                        "Somebody has changed the table vault_canary: bring the database back from a backup, and find out who.");
            }
        }
    }

    private KeyMaterial unlocked(WrappedKey canary) {
        try {
            return wrapping.unlock(canary);
        } catch (NotOpened _) {
            throw refused(canary.kek());
        }
    }

    private StartRefused refused(KeyRef wanted) {
        if (!keks.areHere()) {
            return new StartRefused(
                    "The KEK of this database, " + wanted + ", is in none of these, or is another there: "
                            + keks.places() + ".",
                    "Bring it back, or point the settings KAGIBAN_KEK_… and KAGIBAN_VAULT_… at where it is. With a recovery"
                            + " key, 'vault recover FILE' makes a keystore that opens it.");
        }
        return keks.madeAfter(0)
                .map(found -> folder.keystoreOfAnother(wanted, found))
                .orElseGet(() -> folder.keystoreMissing(wanted));
    }

    /**
     * A KEK that the keystore has and the database doesn't know: whoever added it was cut off, or did so by other means. Where KEKs are made
     * elsewhere none of the keystore is taken up, for a file is easier to come by.
     */
    private void publishNewest(List<Epoch> all) {
        keks.madeAfter(all.getLast().kek().number()).ifPresent(newest -> {
            try {
                epochs.add(wrapping.rewrap(epochs.active().canary(), newest), KekState.PUBLISHED);
            } catch (NotOpened _) {
                throw refused(epochs.active().kek());
            }
        });
    }
}
