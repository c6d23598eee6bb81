package jp.kagiban.shop.key;

import java.time.Instant;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * One generation in the history of a shop's keys.
 *
 * @param number counts from 1 within the shop
 * @param shopNumber the six-digit number of the licenseKey; null if the key isn't in the usual format
 * @param enteredBy the member who entered the key
 * @param activeFrom null if the key never came into use
 * @param endedAt null while the key waits or is in use
 * @param endReason why the key ended; null if {@code endedAt} is null
 * @param endedBy the member who withdrew the key or entered the next key; null if the mall's answer ended it
 * @param expiresAt the last known date of the key, or null
 * @param rejectedSince the time since which the mall refused the key that was in use, or null
 * @param secretsUntil the time at which the secrets of an ended key are destroyed; null if they aren't kept
 */
public record KeyRecord(
        GenerationId generation,
        int number,
        State state,
        String lastFour,
        @Nullable String shopNumber,
        MemberId enteredBy,
        Instant enteredAt,
        @Nullable Instant activeFrom,
        @Nullable Instant endedAt,
        @Nullable EndReason endReason,
        @Nullable MemberId endedBy,
        @Nullable Instant expiresAt,
        @Nullable Instant rejectedSince,
        @Nullable Instant secretsUntil) {

    public enum State {
        PENDING,
        ACTIVE,
        RETIRED
    }

    /** The reason for the end of a generation. Its secrets are destroyed at once, except those of a key that was in use. */
    public enum EndReason {
        /** The key was in use, and a newer key took over. Its secrets are kept for 24 hours. */
        SUPERSEDED,
        /** The same licenseKey was entered again with another serviceSecret. A key that was in use is kept for 24 hours. */
        CORRECTED,
        /** The key waited, and a newer key was entered. */
        REPLACED,
        /** The key waited, and a member withdrew it (取り下げる). */
        WITHDRAWN,
        /** The key waited, and the mall refused it for 24 hours. */
        NOT_ACCEPTED
    }
}
