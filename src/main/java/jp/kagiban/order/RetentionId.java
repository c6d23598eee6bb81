package jp.kagiban.order;

import java.util.UUID;

record RetentionId(UUID tenantId) {}
