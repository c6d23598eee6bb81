package jp.kagiban.vault;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.storage.StartCheck;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.function.SingletonSupplier;

/** Looks before the first migration whether the KEKs of this database are there, or could be made. */
final class KeystoreCheck implements StartCheck {

    private final VaultFolder folder;
    private final SingletonSupplier<KekStores> stores;
    private final SecureRandom random;
    private final Clock clock;
    private final Duration patience;
    private final boolean lost;

    /**
     * @param stores reads the keystore's file, which takes a second: both this check and the vault's start use what it gives
     * @param patience as {@link VaultStart} has it
     * @param lost whether the keystore is missing and about to be made with a recovery key
     */
    KeystoreCheck(
            VaultFolder folder,
            Supplier<KekStores> stores,
            SecureRandom random,
            Clock clock,
            Duration patience,
            boolean lost) {
        this.folder = folder;
        this.stores = SingletonSupplier.of(stores);
        this.random = random;
        this.clock = clock;
        this.patience = patience;
        this.lost = lost;
    }

    /** How the vault is opened once the schema is there. */
    VaultStart start(Epochs epochs) {
        return new VaultStart(stores.obtain(), folder, epochs, random, patience);
    }

    @Override
    public void check(JdbcClient db, Set<String> tables) {
        if (lost) {
            return;
        }
        List<WrappedKey> canaries = tables.contains("vault_canary") ? Epochs.canariesInUse(db) : List.of();
        if (canaries.isEmpty() && tables.contains("tenant_key") && hasTenantKeys(db)) {
            throw new StartRefused(
                    "The table vault_canary names no KEK in use, but there are tenant keys.",
                    "Somebody has changed it: bring the database back from a backup, and find out who.");
        }
        start(new Epochs(db, clock)).prove(canaries);
        if (canaries.isEmpty() && stores.obtain().makesInFile() && !folder.hasKeystore()) {
            folder.refuseUnusable();
        }
    }

    private static boolean hasTenantKeys(JdbcClient db) {
        return db.sql("SELECT 1 FROM tenant_key WHERE state <> 'DESTROYED' LIMIT 1")
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
