package jp.kagiban.vault;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import jp.kagiban.shared.Settings;
import jp.kagiban.shared.TenantScope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the vault together. The context does not start without its keystore. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    @Bean
    BcfksProvider keyEncryptionProvider(Settings settings, JdbcClient db, Clock clock) {
        SecureRandom random = ofTheOperatingSystem();
        Keystore keystore = new Keystore(Keystore.ROUNDS, random);
        return new VaultStart(VaultFolder.of(settings), keystore, new Canaries(db, clock), random).open();
    }

    @Bean
    KeyCache keyCache() {
        return new KeyCache(System::nanoTime, KeyCache.MAX_AGE, KeyCache.MAX_ENTRIES);
    }

    @Bean
    KeyCacheSweep keyCacheSweep(KeyCache cache) {
        return new KeyCacheSweep(cache::sweep, KeyCacheSweep.EVERY);
    }

    @Bean
    Vault vault(KeyEncryptionProvider provider, KeyCache cache, JdbcClient db, TenantScope scope, Clock clock) {
        SecureRandom random = ofTheOperatingSystem();
        TenantKeys keys = new TenantKeys(db, new KeyWrapping(provider, random), cache, clock);
        return new VaultService(scope, keys, new SealedSecrets(db, clock), clock, random);
    }

    @Bean
    VaultHealth vaultHealth(KeyEncryptionProvider provider, JdbcClient db, Clock clock) {
        return new VaultHealth(provider, new KeyWrapping(provider, ofTheOperatingSystem()), new Canaries(db, clock));
    }

    private static SecureRandom ofTheOperatingSystem() {
        try {
            boolean windows = System.getProperty("os.name", "").startsWith("Windows");
            return SecureRandom.getInstance(windows ? "Windows-PRNG" : "NativePRNGNonBlocking");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("The operating system's random numbers can't be reached", missing);
        }
    }
}
