package jp.kagiban.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the history as it was recorded.
 *
 * @param seq the place in the chain, from 1
 * @param code the name of an {@link Action}
 * @param amount how many things the action was about, or null
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

    /** Returns empty for a code that a newer version of the portal has stored. */
    public Optional<Action> action() {
        return Action.of(code);
    }
}
