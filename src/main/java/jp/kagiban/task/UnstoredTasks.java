package jp.kagiban.task;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Remembers tasks whose result couldn't be stored. Such a task doesn't run again for a minute, unless it is planned
 * again. Thread-safe.
 */
final class UnstoredTasks {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Map<Due.Ref, Long> versions = new ConcurrentHashMap<>();

    void add(Due due) {
        versions.put(due.ref(), due.version());
        CompletableFuture.delayedExecutor(PAUSE.toSeconds(), TimeUnit.SECONDS)
                .execute(() -> versions.remove(due.ref(), due.version()));
    }

    boolean holds(Due due) {
        return versions.getOrDefault(due.ref(), -1L) == due.version();
    }
}
