package jp.kagiban.order;

import java.util.UUID;

record IntakeId(UUID tenantId, UUID shopId) {}
