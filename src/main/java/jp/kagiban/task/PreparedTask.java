package jp.kagiban.task;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A task with all data for its call to the mall. Used by one thread at a time.
 *
 * @param call calls the mall, without tenant scope and transaction. After an exception the task is retried with capped exponential backoff
 * @param wipe wipes decrypted data
 * @param <T> the task
 * @param <A> the answer
 */
public record PreparedTask<T extends MallTask, A>(T task, Supplier<CallResult<A>> call, Runnable wipe)
        implements AutoCloseable {

    /** A task that reads, calls and stores in one step. It returns the next due time, or nothing if the task is over. */
    public static <T extends MallTask, A> PreparedTask<T, A> unread(T task, Supplier<Optional<Instant>> run) {
        return new PreparedTask<>(task, () -> new CallResult.Settled<>(run.get()), () -> {});
    }

    @Override
    public void close() {
        wipe.run();
    }
}
