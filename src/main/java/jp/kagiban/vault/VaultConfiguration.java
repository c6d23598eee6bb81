package jp.kagiban.vault;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import jp.kagiban.audit.AnchorSigner;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.shared.Settings;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.storage.StartLock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts the vault together. The context does not start without its keystore. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    @Bean
    Keystore keystore() {
        return new Keystore(Keystore.ROUNDS, ofTheOperatingSystem());
    }

    @Bean
    BcfksProvider keyEncryptionProvider(
            Settings settings, Keystore keystore, JdbcClient db, Clock clock, StartLock lock) {
        SecureRandom random = ofTheOperatingSystem();
        VaultStart start = new VaultStart(VaultFolder.of(settings), keystore, new Canaries(db, clock), random);
        return lock.alone(start::open);
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
    Leases leases(
            JdbcClient db, AuditTrail trail, TenantScope scope, PlatformTransactionManager transactions, Clock clock) {
        return new Leases(new LeaseRows(db), trail, scope, transactions, clock);
    }

    /** Goes before the leases in the end, and they add their counts once more by themselves. */
    @Bean
    KeyCacheSweep leaseFlush(Leases leases) {
        return new KeyCacheSweep(leases::flush, LeaseJobs.FLUSH);
    }

    @Bean
    Vault vault(
            KeyEncryptionProvider provider,
            KeyCache cache,
            JdbcClient db,
            TenantScope scope,
            AuditTrail trail,
            Leases leases,
            Clock clock) {
        return service(provider, cache, db, scope::current, new Openings(trail, leases), clock);
    }

    @Bean
    MemberVault memberVault(
            KeyEncryptionProvider provider,
            KeyCache cache,
            JdbcClient db,
            TenantScope scope,
            AuditTrail trail,
            Leases leases,
            Clock clock) {
        Openings openings = new Openings(trail, leases);
        return new MemberVault(service(provider, cache, db, () -> Context.RESERVED_OWNER, openings, clock), scope);
    }

    private static VaultService service(
            KeyEncryptionProvider provider,
            KeyCache cache,
            JdbcClient db,
            Supplier<UUID> owner,
            Openings openings,
            Clock clock) {
        SecureRandom random = ofTheOperatingSystem();
        TenantKeys keys = new TenantKeys(db, new KeyWrapping(provider, random), cache, clock);
        return new VaultService(owner, keys, new SealedSecrets(db, clock), openings, clock, random);
    }

    @Bean
    CanaryKey canaryKey(KeyEncryptionProvider provider, JdbcClient db, Clock clock) {
        Canaries canaries = new Canaries(db, clock);
        return new CanaryKey(() -> canaries.all().getLast(), new KeyWrapping(provider, ofTheOperatingSystem()));
    }

    @Bean
    AnchorSigner anchorSigner(CanaryKey canaryKey) {
        return new AnchorKey(canaryKey);
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
