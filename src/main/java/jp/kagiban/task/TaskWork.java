package jp.kagiban.task;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The work of one kind of task, in three steps: prepare several tasks together, call the mall for each task, store
 * several answers together. A single task is a batch of one.
 *
 * @param <T> the task
 * @param <A> the answer
 */
public interface TaskWork<T extends MallTask, A> {

    TaskKind<T> kind();

    /**
     * Reads and decrypts the data of these tasks. Runs in the scope of all their tenants; none of them is suspended.
     * The caller closes the results.
     *
     * @return one prepared task for each task
     */
    List<PreparedTask<T, A>> prepare(List<T> tasks);

    /**
     * Stores the answers. Runs in a transaction and in the scope of all tenants of these tasks.
     *
     * @return the next due times. The row of a task without one stays as it is, because the task was changed meanwhile
     */
    Map<T, Instant> store(Map<T, A> answers);

    /**
     * Returns a work that runs each task alone.
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
