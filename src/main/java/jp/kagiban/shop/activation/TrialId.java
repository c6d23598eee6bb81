package jp.kagiban.shop.activation;

import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.TenantId;

record TrialId(TenantId tenantId, GenerationId generationId) {}
