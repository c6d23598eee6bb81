package jp.kagiban.delivery.chat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.delivery.chat.ChatChannel.ChatChannelId;
import jp.kagiban.shared.TenantId;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface ChatChannelRows extends Repository<ChatChannel, ChatChannelId> {

    ChatChannel save(ChatChannel channel);

    Optional<ChatChannel> findById(ChatChannelId id);

    List<ChatChannel> findByIdTenantIdOrderByAddedAt(TenantId tenant);

    @Modifying
    @Query("DELETE FROM chat_channel WHERE tenant_id = :tenant AND id = :id")
    int delete(TenantId tenant, UUID id);

    @Modifying
    @Query("DELETE FROM chat_channel WHERE tenant_id = :tenant")
    int deleteAll(TenantId tenant);
}
