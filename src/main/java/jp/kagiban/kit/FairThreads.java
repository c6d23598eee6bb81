package jp.kagiban.kit;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs at most {@value #AT_ONCE} tasks of one owner at a time, in the order of their arrival. An owner with thousands of
 * tasks takes neither all threads nor the processors from others.
 */
final class FairThreads {

    static final int AT_ONCE = 2;

    private final Executor threads;
    private final Map<UUID, Line> lines = new HashMap<>();

    FairThreads(Executor threads) {
        this.threads = threads;
    }

    private static final class Line {

        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int running;
    }

    void execute(UUID owner, Runnable task) {
        if (begins(owner, task)) {
            threads.execute(() -> run(owner, task));
        }
    }

    private synchronized boolean begins(UUID owner, Runnable task) {
        Line line = lines.computeIfAbsent(owner, _ -> new Line());
        if (line.running == AT_ONCE) {
            line.waiting.add(task);
            return false;
        }
        line.running++;
        return true;
    }

    private void run(UUID owner, Runnable task) {
        try {
            task.run();
        } finally {
            Runnable next = next(owner);
            if (next != null) {
                threads.execute(() -> run(owner, next));
            }
        }
    }

    private synchronized @Nullable Runnable next(UUID owner) {
        Line line = lines.computeIfAbsent(owner, _ -> new Line());
        Runnable next = line.waiting.poll();
        if (next == null && --line.running == 0) {
            lines.remove(owner);
        }
        return next;
    }
}
