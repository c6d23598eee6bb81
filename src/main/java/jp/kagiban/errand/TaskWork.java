package jp.kagiban.errand;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs the tasks of a kind.
 *
 * @param run runs without transaction and tenant scope; returns the next due time, or nothing if the task is over. After an exception the task is retried with
 *     capped exponential backoff
 * @param <T> the task
 */
public record TaskWork<T extends MallTask>(TaskKind<T> kind, Function<T, Optional<Instant>> run) {

    Optional<Instant> run(Due due) {
        return run.apply(kind.read(due));
    }
}
