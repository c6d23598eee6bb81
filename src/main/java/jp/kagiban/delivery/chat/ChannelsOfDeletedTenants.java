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
        vault.destroyAll(rows.findByIdTenantIdOrderByAddedAt(deleted.tenant()).stream()
                .map(channel -> channel.id().id())
                .toList());
        rows.deleteAll(deleted.tenant());
    }
}
