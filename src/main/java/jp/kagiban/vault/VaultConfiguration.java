package jp.kagiban.vault;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import jp.kagiban.audit.AnchorSigner;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.HistorySigner;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts the vault together. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    @Bean
    Epochs epochs(JdbcClient db, Clock clock) {
        return new Epochs(db, clock);
    }

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
    VaultTimer keyCacheSweep(KeyCache cache) {
        return new VaultTimer("vault-sweep", cache::sweep, KeyCache.SWEPT);
    }

    @Bean
    Leases leases(
            JdbcClient db, AuditTrail trail, TenantScope scope, PlatformTransactionManager transactions, Clock clock) {
        return new Leases(new LeaseRows(db), trail, scope, transactions, clock);
    }

    /** Goes before the leases in the end, and they add their counts once more by themselves. */
    @Bean
    VaultTimer leaseFlush(Leases leases) {
        return new VaultTimer("vault-leases", leases::flush, LeaseJobs.FLUSH);
    }

    /** Keys are read with it, and sealed by it. */
    @Bean
    TenantKeys tenantKeys(
            JdbcClient db, KeyWrapping wrapping, KekGuard guard, RecoveryWraps recovery, KeyCache cache, Clock clock) {
        return new TenantKeys(db, wrapping, guard, recovery, cache, clock);
    }

    @Bean
    Openings openings(AuditTrail trail, Leases leases, MeterRegistry meters) {
        return new Openings(trail, leases, meters);
    }

    @Bean
    SealedSecrets sealedSecrets(JdbcClient db, Clock clock) {
        return new SealedSecrets(db, clock);
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
    AnchorSigner anchorSigner(CanaryKey canaryKey) {
        return new AnchorKey(canaryKey);
    }

    @Bean
    HistorySigner historySigner(CanaryKey canaryKey) {
        return new HistoryKey(canaryKey);
    }

    @Bean
    LinkSecrets linkSecrets(CanaryKey canaryKey) {
        return new LinkSecrets(canaryKey);
    }

    @Bean
    PortalKey portalKey(CanaryKey canaryKey) {
        return new DerivedPortalKey(canaryKey);
    }

    @Bean
    VaultHealth vaultHealth(KeyWrapping wrapping, Epochs epochs) {
        return new VaultHealth(wrapping, epochs);
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
