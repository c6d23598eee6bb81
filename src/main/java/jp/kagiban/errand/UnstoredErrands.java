package jp.kagiban.errand;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Errands whose end could not be stored: for a while they aren't run again, unless they are planned anew. On any thread. */
final class UnstoredErrands {

    private static final Duration REST = Duration.ofMinutes(1);

    private final Map<Due.Ref, Long> versions = new ConcurrentHashMap<>();

    void add(Due due) {
        versions.put(due.ref(), due.version());
        CompletableFuture.delayedExecutor(REST.toSeconds(), TimeUnit.SECONDS)
                .execute(() -> versions.remove(due.ref(), due.version()));
    }

    boolean holds(Due due) {
        return versions.getOrDefault(due.ref(), -1L) == due.version();
    }
}
