package jp.kagiban.shop;

import java.util.UUID;

record GenerationId(UUID tenantId, UUID id) {}
