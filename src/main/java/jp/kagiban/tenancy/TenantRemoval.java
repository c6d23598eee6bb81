package jp.kagiban.tenancy;

import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.Vault;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Removes what hangs on a company, in the caller's transaction: the rows of each module, what is sealed, and its keys. */
@Component
class TenantRemoval {

    private final MembershipRows memberships;
    private final InvitationRows invitations;
    private final Vault vault;
    private final ApplicationEventPublisher events;

    TenantRemoval(
            MembershipRows memberships, InvitationRows invitations, Vault vault, ApplicationEventPublisher events) {
        this.memberships = memberships;
        this.invitations = invitations;
        this.vault = vault;
        this.events = events;
    }

    /** Removed before, it finds nothing, or what was under way meanwhile. */
    void remove(TenantId tenant) {
        events.publishEvent(new TenantDeleted(tenant));
        vault.destroyTenant(tenant);
        invitations.deleteAll(tenant);
        memberships.deleteAll(tenant);
    }
}
