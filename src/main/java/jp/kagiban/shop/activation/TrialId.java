package jp.kagiban.shop.activation;

import java.util.UUID;

record TrialId(UUID tenantId, UUID generationId) {}
