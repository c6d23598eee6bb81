package jp.kagiban.mall;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a mall answered: a closed set. One code never proves one cause, so none of these names a cause; screens list causes in
 * order of likelihood.
 */
public sealed interface MallOutcome {

    /** The mall's own code; where it gave none, the HTTP status of a refusal or a fault; null where there is neither. */
    @Nullable
    String code();

    Answer kind();

    /** For how long the mall asked not to be asked; null where it didn't. */
    default @Nullable Duration retryAfter() {
        return null;
    }

    /** When to ask again: as the mall asked, but not before our own delay is over. */
    default Instant again(Instant now, Duration delay) {
        Duration asked = retryAfter();
        return now.plus(asked != null && asked.compareTo(delay) > 0 ? asked : delay);
    }

    /**
     * The mall takes the key.
     *
     * @param expiry when the key runs out; null where the answer named no date that can be read, and where another question
     *     was asked
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
     * @param retryAfter what the mall asked for, six hours at most, or null
     */
    record Throttled(
            @Nullable Duration retryAfter, @Nullable String code) implements MallOutcome {

        /** However long a mall asks for: a mistaken header must end neither the watch nor the intake. */
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
     * The mall is closed for a while, or shows people a page where data was due.
     *
     * @param retryAfter what the mall asked for, an hour at most, or null
     */
    record Maintenance(
            @Nullable Duration retryAfter, @Nullable String code) implements MallOutcome {

        /** Closed malls often open before they have said. */
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

    /** An I/O error, a time-out, or a fault of the mall. */
    record Unreachable(@Nullable String code) implements MallOutcome {

        public Unreachable() {
            this(null);
        }

        @Override
        public Answer kind() {
            return Answer.UNREACHABLE;
        }
    }

    /** All else: an answer that says nothing. */
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
