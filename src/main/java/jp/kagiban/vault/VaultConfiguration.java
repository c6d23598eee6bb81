package jp.kagiban.vault;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the vault together. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    @Bean
    KeyWrapping keyWrapping(KeyEncryptionProvider provider) {
        return new KeyWrapping(provider, ofTheOperatingSystem());
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
        return service(scope::current, keys, sealed, openings, alarms, clock);
    }

    @Bean
    MemberVault memberVault(
            TenantKeys keys,
            SealedSecrets sealed,
            TenantScope scope,
            Openings openings,
            VaultAlarms alarms,
            Clock clock) {
        return new MemberVault(service(() -> Context.RESERVED_OWNER, keys, sealed, openings, alarms, clock), scope);
    }

    private static VaultService service(
            Supplier<TenantId> owner,
            TenantKeys keys,
            SealedSecrets sealed,
            Openings openings,
            VaultAlarms alarms,
            Clock clock) {
        SecureRandom salts = new DrawnRandom(ofTheOperatingSystem());
        return new VaultService(owner, keys, sealed, openings, alarms, clock, salts);
    }

    @Bean
    CanaryKey canaryKey(Epochs epochs, KeyWrapping wrapping, KeyCache cache) {
        return new CanaryKey(() -> epochs.active().canary(), wrapping, cache);
    }

    @Bean
    Rewrap rewrap(JdbcClient db, KeyRows rows, KeyWrapping wrapping, KekStores keks, Clock clock) {
        return new Rewrap(db, rows, wrapping, keks.atOnce(), clock);
    }

    static SecureRandom ofTheOperatingSystem() {
        try {
            boolean windows = System.getProperty("os.name", "").startsWith("Windows");
            return SecureRandom.getInstance(windows ? "Windows-PRNG" : "NativePRNGNonBlocking");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("The operating system's random numbers can't be reached", missing);
        }
    }
}
