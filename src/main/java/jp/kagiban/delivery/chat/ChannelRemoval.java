package jp.kagiban.delivery.chat;

import java.util.List;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.delivery.LastingReceivers;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Permission;
import jp.kagiban.tenancy.TenantDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Deletes channels with their secrets: one channel, all of a deleted company, or all that a manager is responsible for.
 */
@Component
class ChannelRemoval implements LastingReceivers {

    private final ChatChannelRows rows;
    private final ChatSeals seals;
    private final AuditTrail trail;
    private final Memberships memberships;

    ChannelRemoval(ChatChannelRows rows, ChatSeals seals, AuditTrail trail, Memberships memberships) {
        this.rows = rows;
        this.seals = seals;
        this.trail = trail;
        this.memberships = memberships;
    }

    @EventListener
    void on(TenantDeleted deleted) {
        rows.findByIdTenantIdOrderByAddedAt(deleted.tenant())
                .forEach(channel -> seals.destroy(channel.id().id()));
        rows.deleteAll(deleted.tenant());
    }

    /** A manager is responsible for all channels of the company, even if another member added them. */
    @Override
    public List<Receiver> of(TenantId tenant, MemberId member) {
        return ofManager(tenant, member).stream()
                .map(channel -> new Receiver(channel.kind().key(), channel.name(), channel.addedAt()))
                .toList();
    }

    @Override
    public void end(TenantId tenant, MemberId member) {
        ofManager(tenant, member).forEach(this::remove);
    }

    private List<ChatChannel> ofManager(TenantId tenant, MemberId member) {
        return memberships.may(tenant, member, Permission.MANAGE_COMPANY)
                ? rows.findByIdTenantIdOrderByAddedAt(tenant)
                : List.of();
    }

    /** Runs in the caller's transaction. */
    void remove(ChatChannel channel) {
        rows.delete(channel.id().tenantId(), channel.id().id());
        seals.destroy(channel.id().id());
        trail.record(AuditRecord.of(Action.CHANNEL_REMOVED)
                .with(Detail.CHANNEL, channel.kind())
                .with(Detail.TARGET, channel.name()));
    }
}
