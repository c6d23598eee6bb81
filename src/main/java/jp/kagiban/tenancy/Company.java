package jp.kagiban.tenancy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Subject;
import jp.kagiban.kit.LivePages;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.storage.Jobs;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The settings that owners make for the current company. Each change is recorded in the company's history. */
@Service
public class Company {

    /** The time from a request to delete the company to its deletion. Until then, owners can withdraw the request. */
    static final Duration TO_RECONSIDER = Duration.ofDays(7);
    /** How long operators may see the company's data after an owner has granted it. */
    static final Duration SUPPORT = Duration.ofDays(1);

    private final Tenants tenants;
    private final FactorPolicy policy;
    private final Jobs jobs;
    private final TenantScope scope;
    private final Access access;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Company(
            Tenants tenants,
            FactorPolicy policy,
            Jobs jobs,
            TenantScope scope,
            Access access,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tenants = tenants;
        this.policy = policy;
        this.jobs = jobs;
        this.scope = scope;
        this.access = access;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /**
     * How the company is set up.
     *
     * @param endsAt when the company is deleted; empty if no owner has asked for it
     * @param supportUntil until when operators may see the company's data; empty if they may not
     */
    public record Settings(
            String name, boolean secondFactorForAll, Optional<Instant> endsAt, Optional<Instant> supportUntil) {}

    /** The deletion of a company was requested or withdrawn. Its open pages redraw. */
    record EndChanged(TenantId tenant) implements LivePages.Change {}

    @Needs(Permission.MANAGE_COMPANY)
    public Settings settings() {
        Tenant tenant = tenants.findByTenantId(scope.current()).orElseThrow();
        return new Settings(
                tenant.name(),
                tenant.secondFactorForAll(),
                Optional.ofNullable(tenant.endsAt()),
                Optional.ofNullable(tenant.supportUntil()).filter(clock.instant()::isBefore));
    }

    /** Gives the company another name. @return the problem with the name; empty if the company was renamed */
    @Needs(Permission.MANAGE_COMPANY)
    @Transactional
    public Optional<SignUp.CompanyProblem> rename(String typed) {
        String name = typed.strip();
        Optional<SignUp.CompanyProblem> problem = SignUp.checkCompany(name);
        if (problem.isEmpty()) {
            change(
                    tenant -> tenant.named(name),
                    AuditRecord.of(Action.COMPANY_CHANGED)
                            .on(Subject.tenant(scope.current(), name))
                            .with(Detail.FIELDS, "COMPANY_NAME"));
        }
        return problem;
    }

    /** Sets whether every member needs a second factor, or only owners and managers. */
    @Needs(value = Permission.MANAGE_COMPANY, fresh = true)
    @Transactional
    public void demandSecondFactor(boolean ofAll) {
        change(
                tenant -> tenant.demanding(ofAll),
                AuditRecord.of(Action.COMPANY_CHANGED).with(Detail.FIELDS, "SECOND_FACTOR"));
        policy.demandOfViewers(scope.current(), ofAll);
    }

    /** Lets operators look at notices and shops for 24 hours. @return until when */
    @Needs(value = Permission.MANAGE_COMPANY, fresh = true)
    @Transactional
    public Instant grantSupport() {
        Instant until = clock.instant().plus(SUPPORT);
        change(
                tenant -> tenant.supported(until),
                AuditRecord.of(Action.SUPPORT_GRANTED).with(Detail.EXPIRY, Jst.minute(until)));
        return until;
    }

    /** Ends the operators' access at once. */
    @Needs(Permission.MANAGE_COMPANY)
    @Transactional
    public void revokeSupport() {
        change(tenant -> tenant.supported(null), AuditRecord.of(Action.SUPPORT_REVOKED));
    }

    /**
     * Requests the deletion of the company in seven days. A second request doesn't move the day.
     *
     * @param typedName the company's name as the owner typed it, to prove that this company is meant
     * @return the time of the deletion; empty if the name doesn't match, and then nothing is planned
     */
    @Needs(value = Permission.MANAGE_COMPANY, fresh = true)
    @Transactional
    public Optional<Instant> askForEnd(String typedName) {
        Tenant tenant = lock();
        if (!tenant.name().equals(typedName.strip())) {
            return Optional.empty();
        }
        if (tenant.endsAt() != null) {
            return Optional.of(tenant.endsAt());
        }
        Instant at = clock.instant().plus(TO_RECONSIDER);
        change(
                found -> found.ending(at),
                AuditRecord.of(Action.COMPANY_END_PLANNED).with(Detail.EXPIRY, Jst.minute(at)));
        events.publishEvent(new EndChanged(tenant.tenantId()));
        jobs.plan(new TenancyJobs.EndJob(tenant.tenantId()), at);
        return Optional.of(at);
    }

    /** Withdraws the request to delete the company. */
    @Needs(Permission.MANAGE_COMPANY)
    @Transactional
    public void takeEndBack() {
        change(tenant -> tenant.ending(null), AuditRecord.of(Action.COMPANY_END_TAKEN_BACK));
        events.publishEvent(new EndChanged(scope.current()));
        jobs.cancel(new TenancyJobs.EndJob(scope.current()));
    }

    /** Checks the permission again under the lock: it may have ended since the call began. */
    private Tenant lock() {
        Tenant tenant = tenants.lock(scope.current()).orElseThrow();
        access.require(Permission.MANAGE_COMPANY);
        return tenant;
    }

    private void change(UnaryOperator<Tenant> change, AuditRecord entry) {
        Tenant before = lock();
        Tenant after = change.apply(before);
        if (!after.equals(before)) {
            tenants.save(after);
            trail.record(entry);
        }
    }
}
