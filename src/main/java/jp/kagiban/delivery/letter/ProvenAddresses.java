package jp.kagiban.delivery.letter;

import java.util.List;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.NoticeChannel.DeliveryWanted;
import jp.kagiban.delivery.channel.NoticeChannel.ReceiverReached;
import jp.kagiban.login.member.AddressProven;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Memberships;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A member whose address is proven can be reached from then on, in all their companies: a mail has just got through to them. */
@Component
class ProvenAddresses {

    private final Memberships memberships;
    private final TenantScope scope;
    private final ApplicationEventPublisher events;

    ProvenAddresses(Memberships memberships, TenantScope scope, ApplicationEventPublisher events) {
        this.memberships = memberships;
        this.scope = scope;
        this.events = events;
    }

    @EventListener
    void on(AddressProven proven) {
        List<TenantId> tenants = memberships.tenantsOf(proven.member());
        scope.outside(CrossTenantReason.ADDRESS_OF_A_MEMBER, () -> {
            tenants.forEach(tenant -> tell(tenant, proven.member()));
            return tenants;
        });
    }

    private void tell(TenantId tenant, MemberId member) {
        events.publishEvent(new ReceiverReached(tenant, ChannelKind.MAIL, member.id(), ""));
        events.publishEvent(new DeliveryWanted(tenant));
    }
}
