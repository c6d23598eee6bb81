package jp.kagiban.vault;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sweeps the cache from time to time: on a quiet night a key must not outlive its age in memory. */
final class KeyCacheSweep implements AutoCloseable {

    static final Duration EVERY = Duration.ofMinutes(1);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("vault-sweep").factory());

    KeyCacheSweep(Runnable sweep, Duration every) {
        timer.scheduleWithFixedDelay(sweep, every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
