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
 * Fetches the next step while the result of the step before is being stored. At most one step is under way. An unused result is
 * dropped; the next run asks again.
 */
final class Prefetch implements AutoCloseable {

    private final Function<Step, Optional<Fetched>> fetching;
    private @Nullable Early early;

    /**
     * @param fetching runs on another thread, or on the caller's
     */
    Prefetch(Function<Step, Optional<Fetched>> fetching) {
        this.fetching = fetching;
    }

    /**
     * The result of a step.
     *
     * @param fetched empty if the shop has no key in use
     * @param generation the key that was in use when it was begun
     */
    record Brought(Optional<Fetched> fetched, @Nullable GenerationId generation) {}

    private record Early(Step step, @Nullable GenerationId generation, FutureTask<Optional<Fetched>> task) {}

    void begin(Step step, @Nullable GenerationId generation) {
        if (early == null) {
            FutureTask<Optional<Fetched>> task = new FutureTask<>(() -> fetching.apply(step));
            early = new Early(step, generation, task);
            Thread.ofPlatform().daemon().name("orders-ahead").start(task);
        }
    }

    /** Returns the result that was begun for this step; otherwise fetches it now. */
    Brought take(Step step, @Nullable GenerationId generation) {
        Early begun = early;
        if (begun == null || !begun.step().equals(step)) {
            return new Brought(fetching.apply(step), generation);
        }
        early = null;
        return new Brought(result(begun.task()), begun.generation());
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

    /** Stops what is under way. */
    @Override
    public void close() {
        if (early != null) {
            early.task().cancel(true);
        }
    }
}
