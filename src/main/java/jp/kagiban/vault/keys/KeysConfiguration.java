package jp.kagiban.vault.keys;

import java.security.SecureRandom;
import java.time.Duration;
import jp.kagiban.shared.Settings;
import jp.kagiban.vault.envelope.DrawnRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Creates the keystore, and what wraps and caches tenant keys. */
@Configuration(proxyBeanMethods = false)
class KeysConfiguration {

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
    KeyWrapping keyWrapping(KeyEncryptionProvider provider) {
        return new KeyWrapping(provider, random);
    }

    @Bean
    KeyCache keyCache(KekStores keks) {
        Duration extra = keks.areHere() ? Duration.ZERO : KeyCache.EXTRA_TO_OPEN;
        return new KeyCache(System::nanoTime, KeyCache.MAX_AGE, extra, KeyCache.MAX_ENTRIES);
    }
}
