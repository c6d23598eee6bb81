package jp.kagiban.shop.key;

import java.util.UUID;

public record GenerationId(UUID tenantId, UUID id) {}
