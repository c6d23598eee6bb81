package jp.kagiban.vault;

import java.time.Clock;
import jp.kagiban.shared.TenantScope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The second way to the tenants' keys, and the end of both. */
@Configuration(proxyBeanMethods = false)
class RecoveryConfiguration {

    @Bean
    Recipients recoveryRecipients(JdbcClient db, Clock clock) {
        return new Recipients(db, clock);
    }

    @Bean
    RecoveryWraps recoveryWraps(
            JdbcClient db,
            Recipients recipients,
            KeyWrapping wrapping,
            TenantScope scope,
            TransactionTemplate transaction,
            Clock clock) {
        return new RecoveryWraps(db, recipients, wrapping, scope, transaction, clock);
    }

    @Bean
    VaultRecovery vaultRecovery(
            Recipients recipients, Epochs epochs, KeyWrapping wrapping, Census census, RotationJobs jobs) {
        return new VaultRecovery(recipients, epochs, wrapping, census, jobs);
    }

    @Bean
    VaultShredding vaultShredding(
            Epochs epochs,
            Recipients recipients,
            Census census,
            KeystoreFile file,
            BcfksProvider provider,
            BackupSettings backups,
            JdbcClient db,
            Clock clock) {
        ShredRows rows = new ShredRows(db, clock);
        return new VaultShredding(rows, epochs, recipients, census, file, provider, backups, clock);
    }

    /** It needs no keystore, and so none of what needs one. */
    @Bean
    VaultRescue vaultRescue(
            KeystoreFile file,
            Epochs epochs,
            Recipients recipients,
            JdbcClient db,
            TenantScope scope,
            TransactionTemplate transaction,
            Clock clock) {
        return new VaultRescue(
                file, epochs, recipients, db, scope, transaction, clock, VaultConfiguration.ofTheOperatingSystem());
    }
}
