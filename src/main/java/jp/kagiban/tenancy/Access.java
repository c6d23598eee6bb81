package jp.kagiban.tenancy;

import java.util.Optional;
import jp.kagiban.login.CurrentMember;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Service;

/** What the member who is logged in may do in the tenant in force. His role is read anew each time, so that a change bites at once. */
@Service
public class Access {

    private final CurrentMember member;
    private final Memberships memberships;
    private final TenantScope scope;

    Access(CurrentMember member, Memberships memberships, TenantScope scope) {
        this.member = member;
        this.memberships = memberships;
        this.scope = scope;
    }

    /** Whether it is allowed: screens leave out what isn't. */
    public boolean may(Permission permission) {
        return PortalActs.here() || role().filter(permission::heldBy).isPresent();
    }

    /** The role of the member who is logged in; empty where nobody is, or where he doesn't belong to the tenant in force. */
    public Optional<Role> role() {
        return member.find().flatMap(id -> scope.find().flatMap(tenant -> memberships.role(tenant, id)));
    }

    /** @throws AccessRefused if it isn't allowed */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new AccessRefused(permission);
        }
    }
}
