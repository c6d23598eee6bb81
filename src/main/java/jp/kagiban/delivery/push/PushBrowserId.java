package jp.kagiban.delivery.push;

import java.util.UUID;
import jp.kagiban.shared.TenantId;

record PushBrowserId(TenantId tenantId, UUID id) {}
