package jp.kagiban.mall;

import java.time.Instant;

/**
 * The end of a {@link KeyEnd}, and the source of that date.
 *
 * @param end the name of the {@link KeyEnd}
 * @param at the last second of validity
 */
public record ExpiryReading(String end, Source source, Instant at) {

    /** The source of a date. The constants are stored by name. */
    public enum Source {
        /** The mall's answer. */
        READ,
        /** Computed from the day of issue or consent. */
        DERIVED,
        /** Typed by a member who read it on a screen of the mall. */
        TYPED
    }
}
