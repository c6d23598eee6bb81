package jp.kagiban.task;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The work of a kind of tasks, in three steps: prepare several tasks together, call the mall for each one, store several answers together. One task is a
 * batch of one.
 *
 * @param <T> the task
 * @param <A> the answer
 */
public interface TaskWork<T extends MallTask, A> {

    TaskKind<T> kind();

    /**
     * Reads and decrypts the data of these tasks, in the scope of all their tenants, none of which is suspended. The caller closes the results.
     *
     * @return one for each task
     */
    List<PreparedTask<T, A>> prepare(List<T> tasks);

    /**
     * Stores the answers, in a transaction and in the scope of all tenants.
     *
     * @return the next due times; a task that is left out has changed meanwhile and stays due as before
     */
    Map<T, Instant> store(Map<T, A> answers);

    /**
     * Work that isn't shared between tasks.
     *
     * @param run runs without transaction and tenant scope; returns the next due time, or nothing if the task is over
     */
    static <T extends MallTask> TaskWork<T, Void> ofEach(TaskKind<T> kind, Function<T, Optional<Instant>> run) {
        return new TaskWork<>() {
            @Override
            public TaskKind<T> kind() {
                return kind;
            }

            @Override
            public List<PreparedTask<T, Void>> prepare(List<T> tasks) {
                return tasks.stream()
                        .map(task -> PreparedTask.<T, Void>unread(task, () -> run.apply(task)))
                        .toList();
            }

            @Override
            public Map<T, Instant> store(Map<T, Void> answers) {
                return Map.of();
            }
        };
    }
}
