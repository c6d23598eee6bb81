package jp.kagiban.delivery.chat;

import java.util.UUID;
import jp.kagiban.shared.TenantId;

record ChatChannelId(TenantId tenantId, UUID id) {}
