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
 * Decides who must have a second factor. In a live portal owners and managers must, from {@code KAGIBAN_MFA_GRACE} after joining or
 * being given the role on; where the company demands it, viewers too, that long after it does. In the sandbox it is only
 * offered. Each membership records since when a factor is demanded.
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

    /** Whether that deadline is past. Then only the page to set it up is open to them. */
    public boolean overdue() {
        return demanded().filter(until -> isOver(until) && factorMissing()).isPresent();
    }

    /** The same for any member, in the current tenant. */
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
                .standing(tenant, member)
                .filter(standing -> standing.role() != Role.VIEWER || ofAll(tenant))
                .map(standing -> standing.graceBegins().plus(login.mfaGrace()));
    }

    /** The membership with another role. If a factor wasn't demanded before, the whole time begins now. */
    Membership as(Membership membership, Role role) {
        boolean was = membership.memberRole() != Role.VIEWER;
        boolean is = role != Role.VIEWER;
        boolean stays = was == is || ofAll(membership.id().tenantId());
        return (stays ? membership : membership.factorFrom(is ? clock.instant() : null)).as(role);
    }

    /** Records that viewers need a factor from now on, or no longer. Idempotent: a viewer whose time already runs keeps it. */
    void demandOfViewers(TenantId tenant, boolean needed) {
        rows.findByIdTenantIdOrderByJoinedAt(tenant).stream()
                .filter(membership -> membership.memberRole() == Role.VIEWER)
                .filter(membership -> needed == (membership.factorFrom() == null))
                .forEach(membership -> rows.save(membership.factorFrom(needed ? clock.instant() : null)));
    }

    private boolean ofAll(TenantId tenant) {
        return tenants.findByTenantId(tenant).filter(Tenant::secondFactorForAll).isPresent();
    }
}
