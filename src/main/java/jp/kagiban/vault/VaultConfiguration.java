package jp.kagiban.vault;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import jp.kagiban.audit.SealsFolder;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.storage.StartLock;
import jp.kagiban.vault.derived.CanaryKey;
import jp.kagiban.vault.envelope.DrawnRandom;
import jp.kagiban.vault.keys.KekSettings;
import jp.kagiban.vault.keys.KekStores;
import jp.kagiban.vault.keys.KeyCache;
import jp.kagiban.vault.keys.KeyWrapping;
import jp.kagiban.vault.keys.KeystoreFile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Creates beans of the vault that need settings. The portal doesn't start without the KEKs of its database. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    private static final Duration WAIT_FOR_KEKS = Duration.ofSeconds(30);

    private final SecureRandom random = DrawnRandom.ofTheOperatingSystem();

    @Bean
    KekFile kekFile(SealsFolder folder) {
        return new KekFile(folder.keks());
    }

    @Bean
    VaultStart vaultStart(KeystoreFile file, KekSettings settings, Environment environment) {
        return new VaultStart(
                file.folder(),
                () -> KekStores.of(file, settings, random),
                random,
                WAIT_FOR_KEKS,
                environment.getProperty(VaultRescue.UNDER_WAY, boolean.class, false));
    }

    /**
     * Opens the vault. If the database has no KEK yet, first removes the record of another database, which would block
     * the first KEK.
     */
    @Bean
    KekStores keyEncryptionProvider(VaultStart start, Epochs epochs, KekUsage usage, KekFile record, StartLock lock) {
        return lock.alone(() -> {
            if (epochs.all().isEmpty() && usage.all() == 0) {
                record.remove();
            }
            return start.open(epochs);
        });
    }

    @Bean
    Vault vault(
            TenantKeys keys,
            SealedSecrets sealed,
            TenantScope scope,
            Openings openings,
            VaultAlarms alarms,
            Clock clock) {
        return new VaultService(scope::current, keys, sealed, openings, alarms, clock);
    }

    @Bean
    CanaryKey canaryKey(Epochs epochs, KeyWrapping wrapping, KeyCache cache) {
        return new CanaryKey(() -> epochs.active().canary(), wrapping, cache);
    }

    @Bean
    Rewrap rewrap(JdbcClient db, KeyRows rows, KeyWrapping wrapping, KekStores keks, Clock clock) {
        return new Rewrap(db, rows, wrapping, keks.atOnce(), clock);
    }
}
