package jp.kagiban.vault;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import jp.kagiban.audit.SealsFolder;
import jp.kagiban.shared.Settings;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.storage.StartLock;
import jp.kagiban.vault.KekSettings.Store;
import jp.kagiban.vault.envelope.DrawnRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Creates beans of the vault that need settings. The context doesn't start without the KEKs of its database. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    private static final Duration WAIT_FOR_KEKS = Duration.ofSeconds(30);

    private final SecureRandom random = DrawnRandom.ofTheOperatingSystem();

    @Bean
    Keystore keystore() {
        return new Keystore(Keystore.ROUNDS, random);
    }

    @Bean
    KeystoreFile keystoreFile(Settings settings, Keystore keystore) {
        return new KeystoreFile(VaultFolder.of(settings), keystore, random);
    }

    @Bean
    KekFile kekFile(SealsFolder folder) {
        return new KekFile(folder.keks());
    }

    @Bean
    VaultStart vaultStart(KeystoreFile file, KekSettings settings, Environment environment) {
        return new VaultStart(
                file.folder(),
                () -> stores(file, settings),
                random,
                WAIT_FOR_KEKS,
                environment.getProperty(VaultRescue.UNDER_WAY, boolean.class, false));
    }

    /** Removes the record of another database, so it doesn't block the first KEK. */
    @Bean
    KekStores keyEncryptionProvider(VaultStart start, Epochs epochs, KekUsage usage, KekFile seen, StartLock lock) {
        return lock.alone(() -> {
            if (epochs.all().isEmpty() && usage.all() == 0) {
                seen.remove();
            }
            return start.open(epochs);
        });
    }

    /** Creates all configured places. Only the file is read now. */
    private KekStores stores(KeystoreFile keystore, KekSettings settings) {
        FileStore file = FileStore.of(keystore, random);
        Optional<KekStore> token = token(settings.pkcs11());
        return new KekStores(
                file,
                token.stream().toList(),
                token.filter(_ -> settings.store() == Store.PKCS11).orElse(file));
    }

    private Optional<KekStore> token(KekSettings.Pkcs11 settings) {
        Path config = settings.config();
        Path pinFile = settings.pinFile();
        if (config == null || pinFile == null) {
            return Optional.empty();
        }
        String place = Pkcs11Store.place(config);
        StoreCalls calls = new StoreCalls(place, StoreCalls.PATIENCE, StoreCalls.REST);
        return Optional.of(new Pkcs11Store(place, calls, new Pkcs11Token(config, pinFile), random));
    }

    @Bean
    KeyWrapping keyWrapping(KeyEncryptionProvider provider) {
        return new KeyWrapping(provider, random);
    }

    @Bean
    KeyCache keyCache(KekStores keks) {
        Duration keptOn = keks.areHere() ? Duration.ZERO : KeyCache.OPENS_ON;
        return new KeyCache(System::nanoTime, KeyCache.MAX_AGE, keptOn, KeyCache.MAX_ENTRIES);
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
