package jp.kagiban.delivery.chat;

import jp.kagiban.tenancy.TenantDeleted;
import jp.kagiban.vault.Vault;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Deletes the channels of a company together with it. */
@Component
class ChannelsOfDeletedTenants {

    private final ChatChannelRows rows;
    private final Vault vault;

    ChannelsOfDeletedTenants(ChatChannelRows rows, Vault vault) {
        this.rows = rows;
        this.vault = vault;
    }

    @EventListener
    void on(TenantDeleted deleted) {
        rows.findByIdTenantIdOrderByAddedAt(deleted.tenant())
                .forEach(channel -> vault.destroy(channel.id().id()));
        rows.deleteAll(deleted.tenant());
    }
}
