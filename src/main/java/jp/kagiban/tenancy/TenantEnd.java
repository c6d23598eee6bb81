package jp.kagiban.tenancy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Subject;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.storage.Jobs;
import jp.kagiban.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deletes a company at the requested time, in one transaction: the rows of each module, the encrypted secrets, and the
 * keys that encrypt them. Members keep their logins. A second run an hour later deletes what running work has added
 * meanwhile.
 */
@Component
class TenantEnd {

    /** Long enough for running jobs to end. */
    private static final Duration UNTIL_THE_SWEEP = Duration.ofHours(1);

    /** How often the deletion of a suspended company is retried. It waits, because the owners can't withdraw it. */
    private static final Duration RETRY_WHILE_SUSPENDED = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(TenantEnd.class);

    private final Tenants tenants;
    private final MembershipRows memberships;
    private final InvitationRows invitations;
    private final Vault vault;
    private final Jobs jobs;
    private final TenantScope scope;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final AuditTrail trail;
    private final Clock clock;

    TenantEnd(
            Tenants tenants,
            MembershipRows memberships,
            InvitationRows invitations,
            Vault vault,
            Jobs jobs,
            TenantScope scope,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            AuditTrail trail,
            Clock clock) {
        this.tenants = tenants;
        this.memberships = memberships;
        this.invitations = invitations;
        this.vault = vault;
        this.jobs = jobs;
        this.scope = scope;
        this.transactions = transactions;
        this.events = events;
        this.trail = trail;
        this.clock = clock;
    }

    /** Plans each deletion again, because the table of jobs may have been lost or restored separately. */
    @EventListener(ApplicationReadyEvent.class)
    void planAtStart() {
        scope.outside(CrossTenantReason.ENDS_OF_TENANTS, tenants::findByEndsAtIsNotNull)
                .forEach(tenant -> jobs.planUnlessThere(
                        new TenancyJobs.EndJob(tenant.tenantId()), Objects.requireNonNull(tenant.endsAt())));
    }

    /** Returns when the job must run again; empty if nothing is left to do. */
    Optional<Instant> run(TenantId tenant) {
        return scope.in(
                tenant,
                () -> transactions.execute(
                        _ -> tenants.lock(tenant).map(this::end).orElseGet(() -> sweep(tenant))));
    }

    private Optional<Instant> end(Tenant tenant) {
        Instant now = clock.instant();
        if (tenant.endsAt() == null || tenant.endsAt().isAfter(now)) {
            return Optional.ofNullable(tenant.endsAt());
        }
        if (tenant.suspendedAt() != null) {
            return Optional.of(now.plus(RETRY_WHILE_SUSPENDED));
        }
        remove(tenant.tenantId());
        tenants.delete(tenant.tenantId());
        trail.recordInLoginSpace(
                AuditRecord.of(Action.COMPANY_DELETED).on(Subject.tenant(tenant.tenantId(), tenant.name())));
        LOG.info("Tenant {} has been deleted, as its owner had asked", tenant.tenantId());
        return Optional.of(now.plus(UNTIL_THE_SWEEP));
    }

    private Optional<Instant> sweep(TenantId tenant) {
        remove(tenant);
        return Optional.empty();
    }

    private void remove(TenantId tenant) {
        events.publishEvent(new TenantDeleted(tenant));
        vault.destroyTenant(tenant);
        invitations.deleteAll(tenant);
        memberships.deleteAll(tenant);
    }
}
