package jp.kagiban.shop.watch;

import java.time.Instant;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.KeyWord;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shop.attempt.AttemptDecision;
import jp.kagiban.shop.attempt.AttemptResult;
import jp.kagiban.shop.key.Expiry;
import jp.kagiban.shop.key.HeldKeys.HeldKey;
import jp.kagiban.shop.key.KeyGeneration.Said;
import jp.kagiban.shop.key.KeyGeneration.TenantGeneration;
import jp.kagiban.shop.key.KeysInUse.InUse;
import org.jspecify.annotations.Nullable;

/**
 * The facts about a key in use and its watch that a check needs.
 *
 * @param keyVersion the version of the key's row
 * @param version the version of the watch's row
 * @param last the result and decision of the last attempt with the key; null if there was none
 */
record Watched(
        HeldKey key,
        TenantGeneration generation,
        long keyVersion,
        Said said,
        long version,
        State state,
        @Nullable Last last) {

    /** The state of the watch, as in {@link ShopWatch}. */
    record State(
            @Nullable Answer lastAnswer,
            int failures,
            @Nullable Instant unreachableSince,
            @Nullable Instant checkedAt,
            @Nullable Instant checkEndedAt,
            @Nullable String checkDays) {

        /** Whether the mall accepted the key at the last check, and no member has requested a check since. */
        boolean isQuiet() {
            boolean checkRequested = checkedAt != null && (checkEndedAt == null || !checkEndedAt.isAfter(checkedAt));
            return lastAnswer == Answer.VALID && failures == 0 && unreachableSince == null && !checkRequested;
        }
    }

    record Last(AttemptResult result, AttemptDecision decision) {}

    /** Whether the check will most likely repeat the last result. */
    boolean isQuiet(Instant now) {
        Instant expiry = said.expiresAt();
        boolean healthy = expiry != null
                && !said.byHand()
                && !said.functionOff()
                && said.rejectedSince() == null
                && !new Expiry(expiry).passed(now);
        return healthy && state.isQuiet() && last != null && last.decision() == AttemptDecision.WATCHED;
    }

    /** Whether the mall repeats its last answer, so that the check has no consequences. */
    boolean repeatsLast(KeyWord report) {
        return report.outcome() instanceof MallOutcome.Valid
                && !report.endUntold()
                && said.expiresAt() != null
                && said.expiresAt().equals(report.end())
                && last != null
                && last.result().equals(AttemptResult.of(report.outcome(), report.calls()));
    }

    boolean isSameKey(InUse now) {
        return now.key().id().equals(generation) && now.key().version() == keyVersion;
    }
}
