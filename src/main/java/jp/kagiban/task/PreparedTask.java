package jp.kagiban.task;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A task with all data for its call to the mall. Used by one thread at a time.
 *
 * @param call calls the mall, outside tenant scope and transaction. If it throws, the task is retried with capped
 *     exponential backoff
 * @param wipe wipes decrypted data
 * @param <T> the task
 * @param <A> the answer
 */
public record PreparedTask<T extends MallTask, A>(T task, Supplier<CallResult<A>> call, Runnable wipe)
        implements AutoCloseable {

    /**
     * Returns a task whose call reads, calls the mall and stores, all in one step. {@code run} returns the next due
     * time, or nothing if the task is over.
     */
    public static <T extends MallTask, A> PreparedTask<T, A> unread(T task, Supplier<Optional<Instant>> run) {
        return new PreparedTask<>(task, () -> new CallResult.Settled<>(run.get()), () -> {});
    }

    @Override
    public void close() {
        wipe.run();
    }
}
