package jp.kagiban.vault;

import java.security.SecureRandom;
import java.time.Clock;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.storage.StartLock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What changes the KEK. */
@Configuration(proxyBeanMethods = false)
class RotationConfiguration {

    @Bean
    KekGuard kekGuard(
            Epochs epochs,
            CanaryKey canary,
            KekStores keks,
            Recipients recipients,
            KekFile file,
            Census census,
            VaultAlarms alarms,
            Clock clock) {
        return new KekGuard(epochs, canary, keks, recipients, file, census, alarms, clock);
    }

    @Bean
    VaultNodes vaultNodes(JdbcClient db, Epochs epochs, KekGuard guard, Clock clock) {
        return new VaultNodes(db, epochs, guard, clock);
    }

    /** Goes before the nodes in the end: this one is taken out once. */
    @Bean
    VaultTimer vaultBeat(VaultNodes nodes) {
        nodes.beat();
        return new VaultTimer("vault-nodes", nodes::beat, VaultNodes.BEAT);
    }

    @Bean
    Census keyCensus(JdbcClient db, TenantScope scope) {
        return new Census(db, scope);
    }

    @Bean
    Rewrap rewrap(
            JdbcClient db,
            KekStores keks,
            KeyWrapping wrapping,
            TenantScope scope,
            TransactionTemplate transaction,
            Clock clock) {
        return new Rewrap(db, wrapping, scope, transaction, clock, keks.atOnce());
    }

    @Bean
    Rotation rotation(
            KekStores keks,
            KeyWrapping wrapping,
            Epochs epochs,
            KekGuard guard,
            VaultNodes nodes,
            Rewrap rewrap,
            Census census,
            StartLock lock,
            Clock clock) {
        return new Rotation(keks, wrapping, epochs, guard, nodes, rewrap, census, lock, clock);
    }

    @Bean
    TenantRotation tenantRotation(
            TenantKeys keys,
            JdbcClient db,
            Openings openings,
            AuditTrail trail,
            TenantScope scope,
            TransactionTemplate transaction,
            Clock clock) {
        SecureRandom random = VaultConfiguration.ofTheOperatingSystem();
        return new TenantRotation(
                keys, new ResealRows(db, new Ledger(db, clock)), openings, trail, scope, transaction, clock, random);
    }

    @Bean
    VaultDoctor vaultDoctor(
            JdbcClient db, TenantScope scope, KeyWrapping wrapping, KekGuard guard, VaultHealth health) {
        return new VaultDoctor(new KeyRows(db, scope), wrapping, guard, health);
    }

    @Bean
    VaultKeys vaultKeys(
            Epochs epochs,
            Census census,
            VaultNodes nodes,
            Rotation rotation,
            TenantRotation tenants,
            RotationJobs jobs,
            VaultHealth health,
            KekStores keks) {
        return new VaultKeys(epochs, census, nodes, rotation, tenants, jobs, health, keks);
    }
}
