package jp.kagiban.order;

import jp.kagiban.shared.TenantId;

record RetentionId(TenantId tenantId) {}
