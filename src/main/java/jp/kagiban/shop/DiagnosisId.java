package jp.kagiban.shop;

import java.util.UUID;

record DiagnosisId(UUID tenantId, UUID shopId) {}
