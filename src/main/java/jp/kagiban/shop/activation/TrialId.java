package jp.kagiban.shop.activation;

import java.util.UUID;
import jp.kagiban.shared.TenantId;

record TrialId(TenantId tenantId, UUID generationId) {}
