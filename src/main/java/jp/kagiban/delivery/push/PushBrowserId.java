package jp.kagiban.delivery.push;

import java.util.UUID;

record PushBrowserId(UUID tenantId, UUID id) {}
