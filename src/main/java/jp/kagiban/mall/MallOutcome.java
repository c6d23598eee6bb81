package jp.kagiban.mall;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The closed set of a mall's answers. No outcome names a cause, since a code doesn't prove one. Screens list causes by
 * likelihood.
 */
public sealed interface MallOutcome {

    /** The mall's code; otherwise the HTTP status of a refusal or fault; otherwise null. */
    @Nullable
    String code();

    Answer kind();

    /** The pause that the mall asked for, or null. */
    default @Nullable Duration retryAfter() {
        return null;
    }

    /** Whether the mall is closed or out of reach. Callers try again soon, so that all goes on soon once it is back. */
    default boolean isAway() {
        return kind() == Answer.MAINTENANCE || kind() == Answer.UNREACHABLE;
    }

    /** The time of the next call: after the pause that the mall asked for, or after our own delay if that is longer. */
    default Instant again(Instant now, Duration delay) {
        Duration requested = retryAfter();
        return now.plus(requested != null && requested.compareTo(delay) > 0 ? requested : delay);
    }

    /**
     * The mall accepts the key.
     *
     * @param expiry the key's expiry; null if the answer has no readable date, or the call asked for something else
     */
    record Valid(@Nullable Instant expiry) implements MallOutcome {

        @Override
        public @Nullable String code() {
            return null;
        }

        @Override
        public Answer kind() {
            return Answer.VALID;
        }
    }

    /** The mall refuses the key. */
    record Rejected(String code) implements MallOutcome {

        @Override
        public Answer kind() {
            return Answer.REJECTED;
        }
    }

    /**
     * Too many calls.
     *
     * @param retryAfter the pause that the mall asked for, at most six hours, or null
     */
    record Throttled(
            @Nullable Duration retryAfter, @Nullable String code) implements MallOutcome {

        /** The longest pause, so that a mistaken header can't stop checks or order intake. */
        private static final Duration LONGEST = Duration.ofHours(6);

        public Throttled {
            retryAfter = retryAfter == null || retryAfter.compareTo(LONGEST) < 0 ? retryAfter : LONGEST;
        }

        public Throttled(@Nullable Duration retryAfter) {
            this(retryAfter, null);
        }

        @Override
        public Answer kind() {
            return Answer.THROTTLED;
        }
    }

    /**
     * The mall is closed for a while, or returned an HTML page instead of data.
     *
     * @param retryAfter the pause that the mall asked for, at most an hour, or null
     */
    record Maintenance(
            @Nullable Duration retryAfter, @Nullable String code) implements MallOutcome {

        /** The longest pause. Malls often open earlier than announced. */
        private static final Duration LONGEST = Duration.ofHours(1);

        public Maintenance {
            retryAfter = retryAfter == null || retryAfter.compareTo(LONGEST) < 0 ? retryAfter : LONGEST;
        }

        public Maintenance() {
            this(null, null);
        }

        @Override
        public Answer kind() {
            return Answer.MAINTENANCE;
        }
    }

    /** An I/O error, a timeout, or a fault of the mall. */
    record Unreachable(@Nullable String code) implements MallOutcome {

        public Unreachable() {
            this(null);
        }

        @Override
        public Answer kind() {
            return Answer.UNREACHABLE;
        }
    }

    /** Any other answer. It says nothing about the key. */
    record Garbled(@Nullable String code) implements MallOutcome {

        public Garbled() {
            this(null);
        }

        @Override
        public Answer kind() {
            return Answer.GARBLED;
        }
    }
}
