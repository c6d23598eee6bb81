package jp.kagiban.vault;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import jp.kagiban.audit.SealsFolder;
import jp.kagiban.shared.Settings;
import jp.kagiban.storage.StartLock;
import jp.kagiban.vault.KekSettings.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Where the KEKs are. The context doesn't start without those of its database. */
@Configuration(proxyBeanMethods = false)
class KekConfiguration {

    private static final Duration WAIT_FOR_KEKS = Duration.ofSeconds(30);

    private final SecureRandom random = VaultConfiguration.ofTheOperatingSystem();

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

    /** A file that another database's portal left in the folder of seals doesn't hold back the first KEK of this one. */
    @Bean
    KekStores keyEncryptionProvider(VaultStart start, Epochs epochs, Census census, KekFile seen, StartLock lock) {
        return lock.alone(() -> {
            if (epochs.all().isEmpty() && census.all() == 0) {
                seen.remove();
            }
            return start.open(epochs);
        });
    }

    /** All places that are set, of which none is asked yet but the file. */
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
}
