package jp.kagiban.vault;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.storage.StartCheck;
import jp.kagiban.vault.Epochs.Epoch;
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.WrappedKey;
import jp.kagiban.vault.keys.KekStoreAway;
import jp.kagiban.vault.keys.KekStores;
import jp.kagiban.vault.keys.KeyWrapping;
import jp.kagiban.vault.keys.VaultFolder;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.function.SingletonSupplier;

/**
 * Checks that KEKs and database match, before the first migration and again when the vault opens. Opening makes a KEK
 * only for a database without a canary. In all other cases a missing or different KEK stops the start, since sealed
 * data would be lost unnoticed.
 */
final class VaultStart implements StartCheck {

    private final VaultFolder folder;
    private final SingletonSupplier<KekStores> stores;
    private final SecureRandom random;
    private final Duration patience;
    private final boolean rescue;

    /**
     * @param stores reads the keystore file, which takes a second; check and opening share the result
     * @param patience how long to wait for an unreachable place of KEKs, whose first call may be slow
     * @param rescue whether a rescue is about to replace the missing keystore
     */
    VaultStart(VaultFolder folder, Supplier<KekStores> stores, SecureRandom random, Duration patience, boolean rescue) {
        this.folder = folder;
        this.stores = SingletonSupplier.of(stores);
        this.random = random;
        this.patience = patience;
        this.rescue = rescue;
    }

    @Override
    public void check(JdbcClient db, Set<String> tables) {
        if (rescue) {
            return;
        }
        List<WrappedKey> canaries = tables.contains("vault_canary") ? Epochs.canariesInUse(db) : List.of();
        if (canaries.isEmpty() && tables.contains("tenant_key") && hasTenantKeys(db)) {
            throw new StartRefused(
                    "The table vault_canary names no KEK in use, but there are tenant keys.",
                    "Somebody has changed it: bring the database back from a backup, and find out who.");
        }
        KekStores keks = stores.obtain();
        retryWhileAway(() -> {
            proveAll(canaries);
            return canaries.isEmpty() && keks.madeAfter(0).isEmpty();
        });
        if (canaries.isEmpty() && keks.makesInFile() && !folder.hasKeystore()) {
            folder.refuseUnusable();
        }
    }

    private static boolean hasTenantKeys(JdbcClient db) {
        return db.sql("SELECT 1 FROM tenant_key WHERE state <> 'DESTROYED' LIMIT 1")
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /**
     * Opens the vault after the migrations.
     *
     * @throws StartRefused if the KEKs of this database aren't in the configured places, or can't be reached
     */
    KekStores open(Epochs epochs) {
        return retryWhileAway(() -> openOnce(epochs));
    }

    private <T> T retryWhileAway(Supplier<T> task) {
        RetryPolicy policy = RetryPolicy.builder()
                .includes(KekStoreAway.class)
                .delay(KekStores.REST)
                .maxRetries(patience.dividedBy(KekStores.REST))
                .timeout(patience)
                .build();
        try {
            return new RetryTemplate(policy).invoke(task);
        } catch (KekStoreAway away) {
            throw new StartRefused(
                    Objects.requireNonNullElse(away.getMessage(), ""), "Start again once it answers; nothing is lost.");
        }
    }

    private KekStores openOnce(Epochs epochs) {
        KekStores keks = stores.obtain();
        if (epochs.all().isEmpty()) {
            KeyRef first = keks.madeAfter(0).orElseGet(() -> keks.make(1));
            epochs.add(wrapping().make(Context.CANARY_OWNER, Epochs.refOf(Ids.next()), first), KekState.ACTIVE);
        }
        proveAll(epochs.used().stream().map(Epoch::canary).toList());
        publishNewest(epochs);
        return keks;
    }

    private void proveAll(List<WrappedKey> canaries) {
        if (canaries.isEmpty()) {
            return;
        }
        WrappedKey newest = canaries.getLast();
        try (KeyMaterial canaryKey = unlockCanary(newest)) {
            canaries.subList(0, canaries.size() - 1).forEach(canary -> proveSameKey(canary, newest.kek(), canaryKey));
        }
    }

    private void proveSameKey(WrappedKey canary, KeyRef newest, KeyMaterial canaryKey) {
        try (KeyMaterial key = unlockCanary(canary)) {
            if (!key.isSame(canaryKey)) {
                throw new StartRefused(
                        "The canaries of KEK " + canary.kek() + " and of KEK " + newest + " hold different keys.",
                        "Somebody has changed the table vault_canary: bring the database back from a backup, and find out who.");
            }
        }
    }

    private KeyMaterial unlockCanary(WrappedKey canary) {
        try {
            return wrapping().unlock(canary);
        } catch (NotOpened _) {
            throw refusal(canary.kek());
        }
    }

    private KeyWrapping wrapping() {
        return new KeyWrapping(stores.obtain(), random);
    }

    private StartRefused refusal(KeyRef wanted) {
        KekStores keks = stores.obtain();
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
     * Publishes a KEK that the keystore has and the database doesn't know. Adding the KEK was interrupted, or done by
     * other means. If new KEKs are made elsewhere, the keystore is ignored, since a file is easier to replace.
     */
    private void publishNewest(Epochs epochs) {
        long known = epochs.current().getLast().kek().number();
        stores.obtain().madeAfter(known).ifPresent(newest -> {
            try {
                epochs.add(wrapping().rewrap(epochs.active().canary(), newest), KekState.PUBLISHED);
            } catch (NotOpened _) {
                throw refusal(epochs.active().kek());
            }
        });
    }
}
