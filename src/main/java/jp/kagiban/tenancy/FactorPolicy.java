package jp.kagiban.tenancy;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.session.LoginSettings;
import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.Settings;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Service;

/**
 * Decides who must have a second factor. In a live portal, owners and managers must have one. Viewers must if their company
 * demands it. The grace period ({@code KAGIBAN_MFA_GRACE}) starts when a member joins or gets such a role, or when the company
 * starts to demand it. The sandbox only offers a second factor. Each membership records when its grace period started.
 */
@Service
public class FactorPolicy {

    private final Memberships memberships;
    private final MembershipRows rows;
    private final Tenants tenants;
    private final SecondFactor factor;
    private final CurrentMember current;
    private final TenantScope scope;
    private final LoginSettings login;
    private final boolean sandbox;
    private final Clock clock;

    FactorPolicy(
            Memberships memberships,
            MembershipRows rows,
            Tenants tenants,
            SecondFactor factor,
            CurrentMember current,
            TenantScope scope,
            LoginSettings login,
            Settings settings,
            Clock clock) {
        this.memberships = memberships;
        this.rows = rows;
        this.tenants = tenants;
        this.factor = factor;
        this.current = current;
        this.scope = scope;
        this.login = login;
        this.sandbox = settings.sandbox();
        this.clock = clock;
    }

    /**
     * The deadline by which the member on this thread must set up a second factor, if the current tenant demands one and they
     * have none. It may be past.
     */
    public Optional<Instant> due() {
        return demanded().filter(_ -> factorMissing());
    }

    /** Whether the deadline of {@link #due} is past. Then the member can open only the page to set up a factor. */
    public boolean overdue() {
        return demanded().filter(until -> isOver(until) && factorMissing()).isPresent();
    }

    /** Whether this member's deadline is past. The tenant must be the current one. */
    public boolean overdue(TenantId tenant, MemberId member) {
        return demanded(tenant, member)
                .filter(until -> isOver(until) && !factor.isSetUpBy(member))
                .isPresent();
    }

    private boolean isOver(Instant until) {
        return !clock.instant().isBefore(until);
    }

    private boolean factorMissing() {
        return current.find().filter(member -> !factor.isSetUpBy(member)).isPresent();
    }

    private Optional<Instant> demanded() {
        return current.find().flatMap(member -> scope.find().flatMap(tenant -> demanded(tenant, member)));
    }

    private Optional<Instant> demanded(TenantId tenant, MemberId member) {
        if (sandbox) {
            return Optional.empty();
        }
        return memberships
                .roleAndGrace(tenant, member)
                .filter(membership -> membership.role() != Role.VIEWER || demandsOfViewers(tenant))
                .map(membership -> membership.graceBegins().plus(login.mfaGrace()));
    }

    /** Returns the membership with another role. If only the new role demands a factor, the grace period starts now. */
    Membership as(Membership membership, Role role) {
        boolean neededBefore = membership.memberRole() != Role.VIEWER;
        boolean neededNow = role != Role.VIEWER;
        boolean keepsStart =
                neededBefore == neededNow || demandsOfViewers(membership.id().tenantId());
        return (keepsStart ? membership : membership.factorFrom(neededNow ? clock.instant() : null)).as(role);
    }

    /** Starts the grace period of all viewers, or ends it. Idempotent: a grace period that already runs isn't restarted. */
    void demandOfViewers(TenantId tenant, boolean needed) {
        rows.findByIdTenantIdOrderByJoinedAt(tenant).stream()
                .filter(membership -> membership.memberRole() == Role.VIEWER)
                .filter(membership -> needed == (membership.factorFrom() == null))
                .forEach(membership -> rows.save(membership.factorFrom(needed ? clock.instant() : null)));
    }

    private boolean demandsOfViewers(TenantId tenant) {
        return tenants.findByTenantId(tenant).filter(Tenant::secondFactorForAll).isPresent();
    }
}
