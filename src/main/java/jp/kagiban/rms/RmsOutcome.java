package jp.kagiban.rms;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What RMS answered: a closed set. One code never proves one cause (docs/rakuten-rms.md, Errors and limits), so none of these names a cause; screens
 * list causes in order of likelihood.
 */
public sealed interface RmsOutcome {

    /**
     * 200.
     *
     * @param expiry when the key runs out; null where the answer named no date that can be read, and where another API
     *     than the licence API was asked
     */
    record Valid(@Nullable Instant expiry) implements RmsOutcome {}

    /**
     * 401; 400 with ES04-01; 403 other than limits.
     *
     * @param code RMS's own code, such as {@code GA0001} or {@code ES01-01}; the HTTP status where it gave none
     */
    record Rejected(String code) implements RmsOutcome {}

    /**
     * 429; 403 with QPSLimit or AccessLimit.
     *
     * @param retryAfter what RMS asked for, six hours at most, or null
     */
    record Throttled(@Nullable Duration retryAfter) implements RmsOutcome {

        /** However long RMS asks for: a mistaken header must end neither the watch nor the intake. */
        private static final Duration LONGEST = Duration.ofHours(6);

        public Throttled {
            retryAfter = retryAfter == null || retryAfter.compareTo(LONGEST) < 0 ? retryAfter : LONGEST;
        }
    }

    /** 503, or a page of HTML where JSON was due. */
    record Maintenance() implements RmsOutcome {}

    /** An I/O error, a time-out, or 500. */
    record Unreachable() implements RmsOutcome {}

    /** All else: an answer that says nothing. */
    record Garbled() implements RmsOutcome {}
}
