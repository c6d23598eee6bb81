package jp.kagiban.shop.activation;

import java.time.Instant;
import jp.kagiban.shop.attempt.AttemptDecision;
import jp.kagiban.shop.key.KeyGeneration;
import org.jspecify.annotations.Nullable;

/** Result of an attempt with a waiting key. */
sealed interface ActivationDecision {

    /** Returns the form in which the log of attempts stores the decision. */
    default AttemptDecision decision() {
        return switch (this) {
            case Activate _ -> AttemptDecision.ACTIVATED;
            case WaitForMall _ -> AttemptDecision.WAITS;
            case HoldForMember _ -> AttemptDecision.HELD_FOR_MEMBER;
            case GiveUp _ -> AttemptDecision.GIVEN_UP;
        };
    }

    /** The key comes into use. */
    record Activate(@Nullable Instant expiresAt, boolean functionOff) implements ActivationDecision {}

    /** The key waits for the mall. */
    record WaitForMall(KeyGeneration.Trying trying) implements ActivationDecision {}

    /** The key waits for the member's decision, since it doesn't end later than the key in use. */
    record HoldForMember(@Nullable Instant expiresAt) implements ActivationDecision {}

    /** The key ends, because the mall has refused it for 24 hours. */
    record GiveUp() implements ActivationDecision {}
}
