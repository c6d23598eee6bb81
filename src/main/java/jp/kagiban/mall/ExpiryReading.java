package jp.kagiban.mall;

import java.time.Instant;

/**
 * When something that a shop holds at a mall ends, and what that date is worth.
 *
 * @param end the name of the {@link KeyEnd}
 * @param at the last second in which it is good
 */
public record ExpiryReading(String end, Source source, Instant at) {

    /** Where a date comes from. The constants are stored by their names. */
    public enum Source {
        /** From the mall itself. */
        READ,
        /** From the day on which the key was issued, or consent was given. */
        DERIVED,
        /** From a member, who read it on a screen of the mall. */
        TYPED
    }
}
