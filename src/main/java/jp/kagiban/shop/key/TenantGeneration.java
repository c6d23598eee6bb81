package jp.kagiban.shop.key;

import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.TenantId;

public record TenantGeneration(TenantId tenantId, GenerationId id) {}
