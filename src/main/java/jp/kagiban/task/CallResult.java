package jp.kagiban.task;

import java.time.Instant;
import java.util.Optional;

/**
 * The result of a task's call to a mall.
 *
 * @param <A> the answer
 */
public sealed interface CallResult<A> {

    /** The mall answered. The answer isn't stored yet: answers are stored in batches. */
    record Usual<A>(A answer) implements CallResult<A> {}

    /**
     * Nothing is left to store except the next due time.
     *
     * @param next the next due time; empty if the task is over
     */
    record Settled<A>(Optional<Instant> next) implements CallResult<A> {}
}
