package jp.kagiban.vault;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does something of the vault from time to time, on a thread of its own, for as long as the portal runs. */
final class VaultTimer implements AutoCloseable {

    private final ScheduledExecutorService timer;

    VaultTimer(String name, Runnable task, Duration every) {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        timer.scheduleWithFixedDelay(task, every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
