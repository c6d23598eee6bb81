package jp.kagiban.vault;

import java.time.Clock;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.storage.StartLock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The second way to the tenants' keys. */
@Configuration(proxyBeanMethods = false)
class RecoveryConfiguration {

    @Bean
    Recipients recoveryRecipients(JdbcClient db, CanaryKey canary, Clock clock) {
        return new Recipients(db, canary, clock);
    }

    @Bean
    RecoveryWraps recoveryWraps(
            JdbcClient db,
            KekGuard guard,
            KekStores keks,
            KeyWrapping wrapping,
            TenantScope scope,
            TransactionTemplate transaction,
            Clock clock) {
        return new RecoveryWraps(
                db, guard, wrapping, scope, transaction, clock, Math.min(RecoveryWraps.AT_ONCE, keks.atOnce()));
    }

    @Bean
    VaultRecovery vaultRecovery(
            Recipients recipients, KekGuard guard, KeyWrapping wrapping, Census census, RotationJobs jobs) {
        return new VaultRecovery(recipients, guard, wrapping, census, jobs);
    }

    /** It needs no keystore, and so none of what needs one. */
    @Bean
    VaultRescue vaultRescue(
            KeystoreFile file,
            Epochs epochs,
            KekFile seen,
            StartLock lock,
            JdbcClient db,
            TenantScope scope,
            TransactionTemplate transaction,
            Clock clock) {
        return new VaultRescue(
                file, epochs, seen, lock, db, scope, transaction, clock, VaultConfiguration.ofTheOperatingSystem());
    }
}
