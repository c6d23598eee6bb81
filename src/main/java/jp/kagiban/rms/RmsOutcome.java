package jp.kagiban.rms;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What RMS answered: a closed set. One code never proves one cause (docs/rakuten-rms.md, Errors and limits), so none of these names a cause; screens
 * list causes in order of likelihood.
 */
public sealed interface RmsOutcome {

    /** RMS's own code; where it gave none, the HTTP status of a refusal or a fault; null where there is neither. */
    @Nullable
    String code();

    /**
     * 200.
     *
     * @param expiry when the key runs out; null where the answer named no date that can be read, and where another API
     *     than the licence API was asked
     */
    record Valid(@Nullable Instant expiry) implements RmsOutcome {

        @Override
        public @Nullable String code() {
            return null;
        }
    }

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
    record Throttled(
            @Nullable Duration retryAfter, @Nullable String code) implements RmsOutcome {

        /** However long RMS asks for: a mistaken header must end neither the watch nor the intake. */
        private static final Duration LONGEST = Duration.ofHours(6);

        public Throttled {
            retryAfter = retryAfter == null || retryAfter.compareTo(LONGEST) < 0 ? retryAfter : LONGEST;
        }

        public Throttled(@Nullable Duration retryAfter) {
            this(retryAfter, null);
        }
    }

    /** 503, or a page of HTML where JSON was due. */
    record Maintenance(@Nullable String code) implements RmsOutcome {

        public Maintenance() {
            this(null);
        }
    }

    /** An I/O error, a time-out, or 500. */
    record Unreachable(@Nullable String code) implements RmsOutcome {

        public Unreachable() {
            this(null);
        }
    }

    /** All else: an answer that says nothing. */
    record Garbled(@Nullable String code) implements RmsOutcome {

        public Garbled() {
            this(null);
        }
    }
}
