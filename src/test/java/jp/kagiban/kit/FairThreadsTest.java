package jp.kagiban.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Threads that are shared fairly; here each task that a thread would run waits to be run by hand. */
class FairThreadsTest {

    private static final UUID BUSY = new UUID(0, 1);
    private static final UUID QUIET = new UUID(0, 2);

    private final Queue<Runnable> begun = new ArrayDeque<>();
    private final FairThreads threads = new FairThreads(begun::add);
    private final List<String> done = new ArrayList<>();

    @Test
    void anOwnerHasTwoThreadsAtATime() {
        IntStream.range(0, 100).forEach(n -> threads.execute(BUSY, () -> done.add("busy " + n)));
        assertThat(begun).hasSize(2);
        begun.remove().run();
        assertThat(begun).hasSize(2);
    }

    @Test
    void anotherOwnerWaitsOnlyForThose() {
        IntStream.range(0, 100).forEach(n -> threads.execute(BUSY, () -> done.add("busy " + n)));
        threads.execute(QUIET, () -> done.add("quiet"));
        runAll();
        assertThat(done).hasSize(101).startsWith("busy 0", "busy 1", "quiet", "busy 2");
    }

    @Test
    void aTaskThatFailsKeepsNoThread() {
        IntStream.range(0, 3)
                .forEach(_ -> threads.execute(BUSY, () -> {
                    throw new IllegalStateException("failed");
                }));
        threads.execute(BUSY, () -> done.add("last"));
        IntStream.range(0, 3)
                .forEach(_ -> assertThatThrownBy(() -> begun.remove().run()));
        runAll();
        assertThat(done).containsExactly("last");
    }

    private void runAll() {
        while (!begun.isEmpty()) {
            begun.remove().run();
        }
    }
}
