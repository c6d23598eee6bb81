package jp.kagiban.shop;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to a waiting key after a try. */
sealed interface Step {

    /** It becomes the one in use. */
    record Activate(@Nullable Instant expiresAt, boolean functionOff) implements Step {}

    /** It goes on waiting for RMS. */
    record WaitForRms(KeyGeneration.Trying trying) implements Step {}

    /** It waits for the member: it ends no later than the key in use. */
    record HoldForMember(@Nullable Instant expiresAt) implements Step {}

    /** RMS has refused it for 24 hours. */
    record GiveUp() implements Step {}
}
