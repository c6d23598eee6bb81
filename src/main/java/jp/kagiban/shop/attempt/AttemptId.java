package jp.kagiban.shop.attempt;

import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.TenantId;

/** @param seqNo counts from 1 within the generation */
record AttemptId(TenantId tenantId, GenerationId generationId, int seqNo) {}
