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

    private final MembershipRows rows;
    private final JdbcClient db;
    private final Tenants tenants;
    private final TenantScope scope;
    private final Clock clock;

    Memberships(MembershipRows rows, JdbcClient db, Tenants tenants, TenantScope scope, Clock clock) {
        this.clock = clock;
        this.rows = rows;
        this.db = db;
        this.tenants = tenants;
        this.scope = scope;
    }

    /** The tenants of a member: the last chosen first, then in the order of joining. */
    public List<TenantId> tenantsOf(MemberId member) {
        return scope.outside(CrossTenantReason.MEMBERSHIPS_OF_A_MEMBER, () -> rows.ofMember(member)).stream()
                .map(membership -> membership.id().tenantId())
                .toList();
    }

    /** The member's current role in this tenant; empty if they don't belong to it. */
    public Optional<Role> role(TenantId tenant, MemberId member) {
        return scope.in(tenant, () -> standing(tenant, member)).map(Standing::role);
    }

    /** @param graceBegins when the time begins in which they must set a second factor up, if one is demanded of them */
    record Standing(Role role, Instant graceBegins) {}

    /**
     * How a member stands in the tenant in force; empty if they don't belong to it. Read by plain SQL: each action of a member asks,
     * and one page many times.
     */
    Optional<Standing> standing(TenantId tenant, MemberId member) {
        return db.sql("SELECT member_role, COALESCE(factor_from, joined_at) AS grace_begins FROM membership"
                        + " WHERE tenant_id = ? AND member_id = ?")
                .params(Column.of(tenant), Column.of(member))
                .query((row, _) -> new Standing(
                        Role.valueOf(row.getString("member_role")),
                        Column.instant(row.getObject("grace_begins", LocalDateTime.class))))
                .optional();
    }

    /**
     * Whether the member's current role in this tenant allows it, independent of the login on this thread. Others may do nothing.
     */
    public boolean may(TenantId tenant, MemberId member, Permission permission) {
        return role(tenant, member).filter(permission::heldBy).isPresent();
    }

    /** Whether the company exists. It may have been deleted while a tab was open. */
    public boolean hasCompany(TenantId tenant) {
        return scope.in(tenant, () -> tenants.findByTenantId(tenant)).isPresent();
    }

    /** The owners of the company in force, in the order in which they joined. */
    public List<MemberId> owners() {
        return rows.findByIdTenantIdOrderByJoinedAt(scope.current()).stream()
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

    /** Stores that the member chose this company, so that their next tab begins with it. Does nothing for non-members. */
    public void chosen(TenantId tenant, MemberId member) {
        scope.run(
                tenant,
                () -> rows.findByIdTenantIdAndIdMemberId(tenant, member)
                        .ifPresent(membership -> rows.save(membership.chosenAt(clock.instant()))));
    }

    /** When the company in force is to be deleted, where that was asked for. */
    public Optional<Instant> companyEnd() {
        return tenants.findByTenantId(scope.current()).map(Tenant::endsAt);
    }

    /** The name of the company in force, for people who aren't logged in; empty if strangers may not see it. */
    public Optional<String> companyNameForStrangers() {
        return NameForStrangers.of(companyName());
    }

    /** The name of the company in force. */
    public String companyName() {
        return tenants.findByTenantId(scope.current()).orElseThrow().name();
    }
}
