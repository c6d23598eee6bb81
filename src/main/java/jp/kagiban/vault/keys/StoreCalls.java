package jp.kagiban.vault.keys;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.NotOpened;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a place of keys that may be slow, hang or be unreachable. The number and duration of calls are limited. After a
 * failure, one caller at a time tries again after a pause, and all others fail at once.
 */
final class StoreCalls implements AutoCloseable {

    /** Maximum wait for a permit, and again for the answer. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    static final int MAX_CALLS = 8;

    private static final Logger LOG = LoggerFactory.getLogger(StoreCalls.class);

    private final String place;
    private final Duration patience;
    private final Duration rest;
    private final Semaphore free = new Semaphore(MAX_CALLS);
    private final AtomicInteger hanging = new AtomicInteger();

    /** A native library can't be interrupted. A hanging call keeps its thread and its permit. */
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("vault-store-", 0).factory());

    private boolean away;
    private boolean trialRunning;
    private long failedAt;

    /** @param place as in {@link KekStore#place} */
    StoreCalls(String place, Duration patience, Duration rest) {
        this.place = place;
        this.patience = patience;
        this.rest = rest;
    }

    /** Thrown if the place can't be called at the moment, which says nothing about its state. */
    static final class NotNow extends RuntimeException {

        NotNow(String why) {
            super(why);
        }
    }

    interface Call<T> {
        /** @throws KekStoreAway if there is no answer; the message continues a sentence that begins with the place */
        T make() throws NotOpened;
    }

    /**
     * Makes the call on its own thread.
     *
     * @throws KekStoreAway if the call fails, takes too long or isn't made
     */
    <T> T make(Call<T> call) throws NotOpened {
        boolean trial = admit();
        try {
            return await(start(call));
        } finally {
            if (trial) {
                endTrial();
            }
        }
    }

    /**
     * Returns true if this call is the trial that tests whether the place answers again. Throws if the call must not be
     * made.
     */
    private synchronized boolean admit() {
        if (!away) {
            return false;
        }
        if (trialRunning || System.nanoTime() - failedAt < rest.toNanos()) {
            throw away("did not answer a moment ago");
        }
        trialRunning = true;
        return true;
    }

    private synchronized void endTrial() {
        trialRunning = false;
    }

    private <T> CompletableFuture<T> start(Call<T> call) {
        try {
            if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw away("is busy");
            }
        } catch (InterruptedException ended) {
            throw interrupted();
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            threads.execute(() -> make(call, answer));
        } catch (RuntimeException | Error closed) {
            free.release();
            throw closed;
        }
        return answer;
    }

    /** Makes the call and completes the answer. Wipes a value that comes too late. */
    private <T> void make(Call<T> call, CompletableFuture<T> answer) {
        try {
            T value = call.make();
            if (!answer.complete(value)) {
                hanging.decrementAndGet();
                wipe(value);
            }
        } catch (Throwable fault) {
            if (!answer.completeExceptionally(fault)) {
                hanging.decrementAndGet();
            }
        } finally {
            free.release();
        }
    }

    private <T> T await(CompletableFuture<T> answer) throws NotOpened {
        try {
            T value = answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            markReachable();
            return value;
        } catch (TimeoutException slow) {
            if (answer.cancel(false)) {
                countHanging();
                throw markAway("has not answered within " + patience.toMillis() + " ms", slow);
            }
            return await(answer);
        } catch (ExecutionException fault) {
            throw toException(fault.getCause());
        } catch (InterruptedException ended) {
            if (answer.cancel(false)) {
                hanging.incrementAndGet();
            } else {
                answer.thenAccept(StoreCalls::wipe);
            }
            throw interrupted();
        }
    }

    private void countHanging() {
        if (hanging.incrementAndGet() == MAX_CALLS) {
            LOG.error(
                    "All {} calls to {} hang. If it is well, start this node again: they don't end by themselves.",
                    MAX_CALLS,
                    place);
        }
    }

    private static <T> void wipe(T late) {
        if (late instanceof KeyMaterial key) {
            key.close();
        }
    }

    private RuntimeException toException(@Nullable Throwable cause) throws NotOpened {
        if (cause instanceof NotOpened why) {
            markReachable();
            throw new NotOpened(why.reason());
        }
        if (cause instanceof KekStoreAway gone) {
            return markAway(gone.getMessage(), gone);
        }
        if (cause instanceof NotNow moment) {
            return away(moment.getMessage());
        }
        return cause instanceof RuntimeException fault
                ? fault
                : new IllegalStateException("A call to " + place + " has failed", cause);
    }

    private synchronized KekStoreAway markAway(@Nullable String why, @Nullable Exception cause) {
        failedAt = System.nanoTime();
        if (!away) {
            away = true;
            LOG.error("{} {}. Keys in memory serve for some minutes; it is asked again and again.", place, why, cause);
        }
        return away(why);
    }

    private synchronized void markReachable() {
        if (away) {
            away = false;
            LOG.info("{} answers again", place);
        }
    }

    /** Returns the exception for the caller, without blocking later calls. */
    KekStoreAway away(@Nullable String why) {
        return new KekStoreAway("The vault's keys can't be reached: " + place + " " + why + ".");
    }

    private KekStoreAway interrupted() {
        Thread.currentThread().interrupt();
        return away("was not waited for");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
