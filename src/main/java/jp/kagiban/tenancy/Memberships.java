package jp.kagiban.tenancy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.shared.Outside;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Service;

/** Who belongs to which tenant. */
@Service
public class Memberships {

    private final MembershipRows rows;
    private final Tenants tenants;
    private final TenantScope scope;

    Memberships(MembershipRows rows, Tenants tenants, TenantScope scope) {
        this.rows = rows;
        this.tenants = tenants;
        this.scope = scope;
    }

    /** The tenants of a member, in the order in which he joined. */
    public List<UUID> tenantsOf(UUID member) {
        return scope
                .outside(Outside.MEMBERSHIPS_OF_A_MEMBER, () -> rows.findByIdMemberIdOrderByJoinedAt(member))
                .stream()
                .map(membership -> membership.id().tenantId())
                .toList();
    }

    /** What the member is in this tenant now; empty if he doesn't belong to it. */
    public Optional<Role> role(UUID tenant, UUID member) {
        return scope.in(tenant, () -> rows.findByIdTenantIdAndIdMemberId(tenant, member))
                .map(Membership::memberRole);
    }

    /** The name of the company in force. */
    public String companyName() {
        return tenants.findByTenantId(scope.current()).orElseThrow().name();
    }
}
