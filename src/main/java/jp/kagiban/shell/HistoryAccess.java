package jp.kagiban.shell;

import java.util.UUID;
import jp.kagiban.login.CurrentMember;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Role;
import org.springframework.stereotype.Component;

/** Who may see the history of a company: its owners. */
@Component
class HistoryAccess {

    private final TenantScope tenants;
    private final CurrentMember member;
    private final Memberships memberships;

    HistoryAccess(TenantScope tenants, CurrentMember member, Memberships memberships) {
        this.tenants = tenants;
        this.member = member;
        this.memberships = memberships;
    }

    /** Whether whoever is logged in here may see the history of the tenant in force. */
    boolean granted() {
        return tenants.find()
                .flatMap(tenant -> member.find().filter(one -> granted(tenant, one)))
                .isPresent();
    }

    boolean granted(UUID tenant, UUID one) {
        return memberships.role(tenant, one).filter(role -> role == Role.OWNER).isPresent();
    }
}
