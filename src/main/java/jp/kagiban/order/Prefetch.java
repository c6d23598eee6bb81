package jp.kagiban.order;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import jp.kagiban.mall.MallBusy;
import jp.kagiban.order.Fetcher.Fetched;
import jp.kagiban.shared.GenerationId;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the next step while the result of the current step is being stored. At most one step is fetched in advance.
 * An unused result is dropped, and the next run fetches it again.
 */
final class Prefetch implements AutoCloseable {

    private final Function<Step, Optional<Fetched>> fetcher;
    private @Nullable Pending pending;

    /**
     * @param fetcher fetches a step; runs on another thread or on the caller's
     */
    Prefetch(Function<Step, Optional<Fetched>> fetcher) {
        this.fetcher = fetcher;
    }

    /**
     * The result of a step.
     *
     * @param fetched empty if the shop has no key in use
     * @param generation the key that was in use when the fetch began
     */
    record Result(Optional<Fetched> fetched, @Nullable GenerationId generation) {}

    private record Pending(Step step, @Nullable GenerationId generation, FutureTask<Optional<Fetched>> task) {}

    /** Starts fetching a step on another thread, unless a step is already being fetched. */
    void begin(Step step, @Nullable GenerationId generation) {
        if (pending == null) {
            FutureTask<Optional<Fetched>> task = new FutureTask<>(() -> fetcher.apply(step));
            pending = new Pending(step, generation, task);
            Thread.ofPlatform().daemon().name("orders-ahead").start(task);
        }
    }

    /** Returns the result that was fetched in advance for this step. If there is none, fetches the step now. */
    Result take(Step step, @Nullable GenerationId generation) {
        Pending begun = pending;
        if (begun == null || !begun.step().equals(step)) {
            return new Result(fetcher.apply(step), generation);
        }
        pending = null;
        return new Result(result(begun.task()), begun.generation());
    }

    private static Optional<Fetched> result(FutureTask<Optional<Fetched>> task) {
        try {
            return task.get();
        } catch (InterruptedException stopping) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw MallBusy.brokenOff();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof MallBusy busy) {
                throw busy;
            }
            throw new IllegalStateException("The next step could not be fetched", failed.getCause());
        }
    }

    /** Stops the fetch that is under way. */
    @Override
    public void close() {
        if (pending != null) {
            pending.task().cancel(true);
        }
    }
}
