package jp.kagiban.shop.attempt;

import java.time.Instant;
import jp.kagiban.mall.Answer;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;

/**
 * One try of a waiting key, or one check of a key in use. It holds no secret.
 *
 * @param nextAt the time of the next attempt; null if none is planned
 * @param folded the number of equal attempts directly before this one whose rows were deleted
 */
record KeyAttempt(
        @Id AttemptId id,
        @Version long version,
        ShopId shopId,
        Instant triedAt,
        @Embedded(onEmpty = OnEmpty.USE_EMPTY) AttemptResult result,
        AttemptDecision decision,
        @Nullable Instant nextAt,
        int folded) {

    boolean hasResult(AttemptResult otherResult, AttemptDecision otherDecision) {
        return result.equals(otherResult) && decision == otherDecision;
    }

    boolean repeats(KeyAttempt other) {
        return hasResult(other.result, other.decision);
    }

    boolean failed() {
        return result.outcome() != Answer.VALID;
    }

    /** Returns this attempt, counting the deleted equal attempt directly before it. */
    KeyAttempt folding(KeyAttempt before) {
        return new KeyAttempt(id, version, shopId, triedAt, result, decision, nextAt, folded + 1 + before.folded);
    }

    /** @param seqNo counts from 1 within the generation */
    record AttemptId(TenantId tenantId, GenerationId generationId, int seqNo) {}
}
