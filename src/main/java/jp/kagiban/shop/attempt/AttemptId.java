package jp.kagiban.shop.attempt;

import java.util.UUID;

/** @param seqNo counts from 1 within the generation */
record AttemptId(UUID tenantId, UUID generationId, int seqNo) {}
