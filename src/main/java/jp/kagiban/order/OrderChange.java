package jp.kagiban.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of an order that the intake saw.
 *
 * @param from a state's code, or an amount in yen; null is 未確定
 * @param to as {@code from}
 * @param seenAt when it was seen; it happened some time before
 */
public record OrderChange(
        Kind kind, @Nullable Long from, @Nullable Long to, Instant seenAt) {

    public enum Kind {
        /** The state. */
        PROGRESS,
        /** The gross total. */
        TOTAL
    }
}
