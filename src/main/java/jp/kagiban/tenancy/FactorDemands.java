package jp.kagiban.tenancy;

import java.time.Clock;
import jp.kagiban.shared.TenantId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes since when a second factor is demanded of members of whom none was before: they have the whole time from then on. */
@Component
class FactorDemands {

    private final MembershipRows memberships;
    private final Tenants tenants;
    private final Clock clock;

    FactorDemands(MembershipRows memberships, Tenants tenants, Clock clock) {
        this.memberships = memberships;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** The membership with another role. */
    Membership as(Membership membership, Role role) {
        boolean was = membership.memberRole() != Role.VIEWER;
        boolean is = role != Role.VIEWER;
        boolean stays = was == is || ofAll(membership.id().tenantId());
        return (stays ? membership : membership.factorFrom(is ? clock.instant() : null)).as(role);
    }

    private boolean ofAll(TenantId tenant) {
        return tenants.findByTenantId(tenant).filter(Tenant::secondFactorForAll).isPresent();
    }

    /** Said once more, it changes nothing for those who know it already. */
    @EventListener
    void on(SecondFactorDemanded demanded) {
        memberships.findByIdTenantIdOrderByJoinedAt(demanded.tenant()).stream()
                .filter(membership -> membership.memberRole() == Role.VIEWER)
                .filter(membership -> demanded.ofAll() == (membership.factorFrom() == null))
                .forEach(membership ->
                        memberships.save(membership.factorFrom(demanded.ofAll() ? clock.instant() : null)));
    }
}
