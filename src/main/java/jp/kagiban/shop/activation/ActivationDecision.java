package jp.kagiban.shop.activation;

import java.time.Instant;
import jp.kagiban.shop.attempt.AttemptDecision;
import jp.kagiban.shop.key.KeyGeneration;
import org.jspecify.annotations.Nullable;

/** What happens to a waiting key after a try. */
sealed interface ActivationDecision {

    /** What is kept of it. */
    default AttemptDecision decision() {
        return switch (this) {
            case Activate _ -> AttemptDecision.ACTIVATED;
            case WaitForMall _ -> AttemptDecision.WAITS;
            case HoldForMember _ -> AttemptDecision.HELD_FOR_MEMBER;
            case GiveUp _ -> AttemptDecision.GIVEN_UP;
        };
    }

    /** It becomes the one in use. */
    record Activate(@Nullable Instant expiresAt, boolean functionOff) implements ActivationDecision {}

    /** It goes on waiting for the mall. */
    record WaitForMall(KeyGeneration.Trying trying) implements ActivationDecision {}

    /** It waits for the member: it ends no later than the key in use. */
    record HoldForMember(@Nullable Instant expiresAt) implements ActivationDecision {}

    /** The mall has refused it for 24 hours. */
    record GiveUp() implements ActivationDecision {}
}
