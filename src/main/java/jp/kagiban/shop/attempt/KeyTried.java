package jp.kagiban.shop.attempt;

import java.time.Instant;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.attempt.KeyAttempt.AttemptId;
import jp.kagiban.shop.key.KeyGeneration;
import org.jspecify.annotations.Nullable;

/**
 * A waiting key was tried, or a key in use was checked. Published in the transaction of the decision.
 *
 * @param next the time of the next attempt; null if none is planned
 */
public record KeyTried(
        KeyGeneration key,
        AttemptResult result,
        AttemptDecision decision,
        Instant at,
        @Nullable Instant next) {

    TenantId tenant() {
        return key.id().tenantId();
    }

    GenerationId generation() {
        return key.id().id();
    }

    /** Whether this is a check with the same result as the last attempt. */
    boolean repeats(KeyAttempt last) {
        return decision == AttemptDecision.WATCHED && last.hasResult(result, decision);
    }

    KeyAttempt row(int number) {
        AttemptId id = new AttemptId(tenant(), generation(), number);
        return new KeyAttempt(id, 0, key.shopId(), at, result, decision, next, 0);
    }
}
