package jp.kagiban.tenancy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Tells who belongs to which tenant. */
@Service
public class Memberships {

    private final MembershipRows memberships;
    private final JdbcClient db;
    private final Tenants tenants;
    private final TenantScope scope;
    private final Clock clock;

    Memberships(MembershipRows memberships, JdbcClient db, Tenants tenants, TenantScope scope, Clock clock) {
        this.clock = clock;
        this.memberships = memberships;
        this.db = db;
        this.tenants = tenants;
        this.scope = scope;
    }

    /** The tenants of a member: the last chosen first, then in the order of joining. */
    public List<TenantId> tenantsOf(MemberId member) {
        return scope.outside(CrossTenantReason.MEMBERSHIPS_OF_A_MEMBER, () -> memberships.ofMember(member)).stream()
                .map(membership -> membership.id().tenantId())
                .toList();
    }

    /** The member's current role in this tenant; empty if they don't belong to it. */
    public Optional<Role> role(TenantId tenant, MemberId member) {
        return scope.in(tenant, () -> roleAndGrace(tenant, member)).map(RoleAndGrace::role);
    }

    /** @param graceBegins when the grace period for a second factor starts, if the member must have one */
    record RoleAndGrace(Role role, Instant graceBegins) {}

    /**
     * The member's role and grace period in the current tenant; empty if they don't belong to it. Plain SQL, for speed: every
     * action of a member calls this, and a page calls it many times.
     */
    Optional<RoleAndGrace> roleAndGrace(TenantId tenant, MemberId member) {
        return db.sql("SELECT member_role, COALESCE(factor_from, joined_at) AS grace_begins FROM membership"
                        + " WHERE tenant_id = ? AND member_id = ?")
                .params(Column.of(tenant), Column.of(member))
                .query((row, _) -> new RoleAndGrace(
                        Role.valueOf(row.getString("member_role")),
                        Column.instant(row.getObject("grace_begins", LocalDateTime.class))))
                .optional();
    }

    /**
     * Whether the member's current role in this tenant allows it, independent of the login on this thread. False for
     * non-members.
     */
    public boolean may(TenantId tenant, MemberId member, Permission permission) {
        return role(tenant, member).filter(permission::heldBy).isPresent();
    }

    /** Whether the company exists. It may have been deleted while a tab was open. */
    public boolean companyExists(TenantId tenant) {
        return scope.in(tenant, () -> tenants.findByTenantId(tenant)).isPresent();
    }

    /** The owners of the current company, in the order in which they joined. */
    public List<MemberId> owners() {
        return memberships.findByIdTenantIdOrderByJoinedAt(scope.current()).stream()
                .filter(membership -> membership.memberRole() == Role.OWNER)
                .map(membership -> membership.id().memberId())
                .toList();
    }

    /** A company that a member can work for. */
    public record Company(TenantId tenant, String name) {}

    /** The companies of a member, as {@link #tenantsOf} orders them. */
    public List<Company> companiesOf(MemberId member) {
        List<TenantId> own = tenantsOf(member);
        return scope.outside(
                CrossTenantReason.MEMBERSHIPS_OF_A_MEMBER,
                () -> own.stream()
                        .flatMap(tenant -> tenants.findByTenantId(tenant).stream())
                        .map(tenant -> new Company(tenant.tenantId(), tenant.name()))
                        .toList());
    }

    /** Stores that the member chose this company, so that their next tab starts with it. Does nothing for non-members. */
    public void rememberChoice(TenantId tenant, MemberId member) {
        scope.run(
                tenant,
                () -> memberships
                        .findByIdTenantIdAndIdMemberId(tenant, member)
                        .ifPresent(membership -> memberships.save(membership.chosenAt(clock.instant()))));
    }

    /** The time at which the current company will be deleted; empty if nobody asked for that. */
    public Optional<Instant> deletionTime() {
        return tenants.findByTenantId(scope.current()).map(Tenant::endsAt);
    }

    /** The name of the current company for strangers, who aren't logged in; empty if they may not see it. */
    public Optional<String> companyNameForStrangers() {
        return NameForStrangers.of(companyName());
    }

    /** The name of the current company. */
    public String companyName() {
        return tenants.findByTenantId(scope.current()).orElseThrow().name();
    }
}
