package jp.kagiban.task;

import java.time.Instant;
import java.util.Optional;

/**
 * The result of a task's call to a mall.
 *
 * @param <A> the answer
 */
public sealed interface CallResult<A> {

    /** An answer to be stored in a batch. */
    record Usual<A>(A answer) implements CallResult<A> {}

    /**
     * Everything is stored already.
     *
     * @param next the next due time; empty if the task is over
     */
    record Settled<A>(Optional<Instant> next) implements CallResult<A> {}
}
