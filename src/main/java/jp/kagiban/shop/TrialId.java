package jp.kagiban.shop;

import java.util.UUID;

record TrialId(UUID tenantId, UUID generationId) {}
