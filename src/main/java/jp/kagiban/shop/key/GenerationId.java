package jp.kagiban.shop.key;

import java.util.UUID;
import jp.kagiban.shared.TenantId;

public record GenerationId(TenantId tenantId, UUID id) {}
