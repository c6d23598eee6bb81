package jp.kagiban.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the history as it was recorded.
 *
 * @param seq its place in the chain, from 1
 * @param code the name of an {@link Action}
 * @param amount how many it was about, or null
 */
public record Entry(
        long seq,
        Instant at,
        Actor actor,
        String code,
        @Nullable Subject subject,
        Outcome outcome,
        Map<Detail, String> details,
        @Nullable Long amount) {

    /** Empty for a code that a newer portal has stored. */
    public Optional<Action> action() {
        return Action.of(code);
    }
}
