package jp.kagiban.shop.attempt;

import java.time.Instant;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.attempt.KeyAttempt.AttemptId;
import jp.kagiban.shop.key.KeyGeneration;
import org.jspecify.annotations.Nullable;

/**
 * A waiting key was tried, or a key in use was checked. Published in the transaction of what was decided.
 *
 * @param next when it is asked next; null if not at all
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

    /** Whether it is a check that came to the same as this one. */
    boolean isNoNewsAfter(KeyAttempt last) {
        return decision == AttemptDecision.WATCHED && last.cameTo(result, decision);
    }

    KeyAttempt row(int number) {
        AttemptId id = new AttemptId(tenant(), generation(), number);
        return new KeyAttempt(id, 0, key.shopId(), at, result, decision, next, 0);
    }
}
