package jp.kagiban.shop.attempt;

import java.util.UUID;
import jp.kagiban.shared.TenantId;

/** @param seqNo counts from 1 within the generation */
record AttemptId(TenantId tenantId, UUID generationId, int seqNo) {}
