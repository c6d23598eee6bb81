package jp.kagiban.delivery.chat;

import java.util.UUID;

record ChatChannelId(UUID tenantId, UUID id) {}
