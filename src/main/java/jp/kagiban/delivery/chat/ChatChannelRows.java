package jp.kagiban.delivery.chat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface ChatChannelRows extends Repository<ChatChannel, ChatChannelId> {

    ChatChannel save(ChatChannel channel);

    Optional<ChatChannel> findById(ChatChannelId id);

    List<ChatChannel> findByIdTenantIdOrderByAddedAt(UUID tenant);

    @Modifying
    @Query("DELETE FROM chat_channel WHERE tenant_id = :tenant AND id = :id")
    int delete(UUID tenant, UUID id);

    @Modifying
    @Query("DELETE FROM chat_channel WHERE tenant_id = :tenant")
    int deleteAll(UUID tenant);
}
