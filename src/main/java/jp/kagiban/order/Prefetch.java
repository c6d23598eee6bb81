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
 * Asks the mall for the next step while what the step before brought is being stored. One step at most is under way. What nobody
 * takes is thrown away: the next run asks again.
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
     * What a step brought.
     *
     * @param fetched empty where the shop has no key in use
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

    /** What was begun, where it is this step; else it is fetched now. */
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
