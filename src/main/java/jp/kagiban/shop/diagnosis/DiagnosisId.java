package jp.kagiban.shop.diagnosis;

import java.util.UUID;

record DiagnosisId(UUID tenantId, UUID shopId) {}
