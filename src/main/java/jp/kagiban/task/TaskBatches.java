package jp.kagiban.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Suspensions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs tasks of one kind for one bucket: prepares several tasks together, calls the mall for each task, and stores
 * several answers together.
 *
 * @param <T> the task
 * @param <A> the answer
 */
final class TaskBatches<T extends MallTask, A> {

    private static final Logger LOG = LoggerFactory.getLogger(TaskBatches.class);

    private final TaskWork<T, A> work;
    private final TaskRows rows;
    private final TaskResults results;
    private final TenantBulkhead bulkhead;
    private final Suspensions suspensions;
    private final TenantScope scope;
    private final TransactionTemplate transaction;
    private final ConcurrentLinkedQueue<TaskAnswer<A>> waitingAnswers = new ConcurrentLinkedQueue<>();
    private volatile boolean batchingStopped;

    TaskBatches(
            TaskWork<T, A> work,
            TaskRows rows,
            TaskResults results,
            TenantBulkhead bulkhead,
            Suspensions suspensions,
            TenantScope scope,
            TransactionTemplate transaction) {
        this.work = work;
        this.rows = rows;
        this.results = results;
        this.bulkhead = bulkhead;
        this.suspensions = suspensions;
        this.scope = scope;
        this.transaction = transaction;
    }

    private record TaskAnswer<A>(Due due, A answer) {}

    /**
     * The work of a pool thread for one task.
     *
     * @param run returns true if the task has ended, false if its answer waits to be stored
     * @param drop runs in place of {@code run} if the task is dropped
     */
    record TaskCall(Due due, Supplier<Boolean> run, Runnable drop) {

        /** Adds an action that runs after the task has ended or was dropped. */
        TaskCall then(Runnable end) {
            return new TaskCall(
                    due,
                    () -> {
                        try {
                            return run.get();
                        } finally {
                            end.run();
                        }
                    },
                    () -> {
                        try {
                            drop.run();
                        } finally {
                            end.run();
                        }
                    });
        }
    }

    /**
     * Prepares these tasks together. If that fails, each task is prepared on its own thread, so that a bad task doesn't
     * block the others.
     */
    List<TaskCall> prepare(List<Due> batch) {
        try {
            return prepareTogether(batch).entrySet().stream()
                    .map(entry -> new TaskCall(
                            entry.getKey(), () -> run(entry.getKey(), entry.getValue()), entry.getValue()::close))
                    .toList();
        } catch (RuntimeException | Error fault) {
            LOG.warn(
                    "{} mall tasks of {} could not be prepared together; each runs alone now",
                    batch.size(),
                    work.kind().name(),
                    fault);
            return batch.stream().map(this::alone).toList();
        }
    }

    private Map<Due, PreparedTask<T, A>> prepareTogether(List<Due> batch) {
        Map<T, Due> dues = new LinkedHashMap<>();
        batch.forEach(due -> dues.put(work.kind().read(due), due));
        Map<Due, PreparedTask<T, A>> prepared = new LinkedHashMap<>();
        inScopeOf(dues.keySet(), () -> prepareActive(dues.keySet()))
                .forEach(task -> prepared.put(dues.get(task.task()), task));
        if (!prepared.keySet().equals(Set.copyOf(batch))) {
            prepared.values().forEach(PreparedTask::close);
            throw new IllegalStateException("Not each task was prepared once");
        }
        return prepared;
    }

    /** Prepares the tasks of active tenants, and postpones those of suspended tenants. */
    private List<PreparedTask<T, A>> prepareActive(Set<T> tasks) {
        Set<TenantId> suspended = suspensions.among(tenants(tasks));
        List<T> active = tasks.stream()
                .filter(task -> !suspended.contains(task.tenant()))
                .toList();
        List<PreparedTask<T, A>> prepared = new ArrayList<>(active.isEmpty() ? List.of() : work.prepare(active));
        tasks.stream()
                .filter(task -> suspended.contains(task.tenant()))
                .forEach(task -> prepared.add(PreparedTask.unread(task, () -> Optional.of(suspensions.again()))));
        return prepared;
    }

    private boolean run(Due due, PreparedTask<T, A> prepared) {
        Optional<A> answer = call(due, prepared);
        answer.ifPresent(value -> waitingAnswers.add(new TaskAnswer<>(due, value)));
        if (batchingStopped) {
            store();
        }
        return answer.isEmpty();
    }

    /** Calls the mall. Returns an answer to be stored; empty if the result is stored already. */
    private Optional<A> call(Due due, PreparedTask<T, A> prepared) {
        try (prepared) {
            return switch (PortalActs.in(() -> bulkhead.call(due.tenant(), kindUrgency(), prepared.call()))) {
                case CallResult.Usual<A>(A answer) -> Optional.of(answer);
                case CallResult.Settled<A>(var next) -> {
                    results.settle(due, kindUrgency(), next);
                    yield Optional.empty();
                }
            };
        } catch (RuntimeException fault) {
            results.fail(due, kindUrgency(), fault);
            return Optional.empty();
        }
    }

    private Urgency kindUrgency() {
        return work.kind().urgency();
    }

    /** Returns a call for a task without a batch: one thread prepares the task, calls the mall and stores the answer. */
    TaskCall alone(Due due) {
        return new TaskCall(
                due,
                () -> {
                    runAlone(due);
                    return true;
                },
                () -> {});
    }

    private void runAlone(Due due) {
        Map<Due, PreparedTask<T, A>> prepared;
        try {
            prepared = prepareTogether(List.of(due));
        } catch (RuntimeException fault) {
            results.fail(due, kindUrgency(), fault);
            return;
        }
        prepared.forEach((_, task) ->
                call(due, task).ifPresent(answer -> storeAlone(task.task(), new TaskAnswer<>(due, answer))));
    }

    /**
     * The result of storing answers.
     *
     * @param unstored tasks whose answers couldn't be stored
     */
    record Stored(List<Due> ended, Map<Due, RuntimeException> unstored) {}

    /** The count of answers that wait to be stored. */
    int waiting() {
        return waitingAnswers.size();
    }

    /** Makes each thread store its own answer from now on, because the worker has stopped. */
    void stopBatching() {
        batchingStopped = true;
    }

    /** Stores the answers and the next due times. */
    Stored store() {
        Map<T, TaskAnswer<A>> all = new HashMap<>();
        for (TaskAnswer<A> answer = waitingAnswers.poll(); answer != null; answer = waitingAnswers.poll()) {
            all.put(work.kind().read(answer.due()), answer);
        }
        return all.isEmpty() || storeTogether(all)
                ? new Stored(all.values().stream().map(TaskAnswer::due).toList(), Map.of())
                : storeEach(all);
    }

    /** Returns whether all answers could be stored in one transaction. */
    private boolean storeTogether(Map<T, TaskAnswer<A>> all) {
        try {
            write(all);
            return true;
        } catch (RuntimeException fault) {
            LOG.warn(
                    "The results of {} mall tasks could not be stored together; each is stored alone now",
                    all.size(),
                    fault);
            return false;
        }
    }

    /**
     * Stores each answer alone, so that a bad answer doesn't block the others. Stops at the first sign that the
     * database is unreachable.
     */
    private Stored storeEach(Map<T, TaskAnswer<A>> all) {
        List<Due> ended = new ArrayList<>();
        Map<Due, RuntimeException> unstored = new HashMap<>();
        RuntimeException away = null;
        for (Map.Entry<T, TaskAnswer<A>> each : all.entrySet()) {
            Due due = each.getValue().due();
            try {
                if (away == null) {
                    storeAlone(each.getKey(), each.getValue());
                    ended.add(due);
                }
            } catch (RuntimeException fault) {
                away = fault;
            }
            if (away != null) {
                unstored.put(due, away);
            }
        }
        return new Stored(ended, unstored);
    }

    /** Stores the answer, or the failure to store it. Throws if neither is possible. */
    private void storeAlone(T task, TaskAnswer<A> answer) {
        try {
            write(Map.of(task, answer));
        } catch (RuntimeException fault) {
            results.fail(answer.due(), kindUrgency(), fault);
        }
    }

    private void write(Map<T, TaskAnswer<A>> all) {
        inScopeOf(all.keySet(), () -> transaction.execute(_ -> storeAndReschedule(all)));
    }

    private int storeAndReschedule(Map<T, TaskAnswer<A>> all) {
        Map<T, A> answers = new HashMap<>();
        all.forEach((task, answer) -> answers.put(task, answer.answer()));
        Map<Due, Instant> next = new HashMap<>();
        Map<T, Instant> times = work.store(answers);
        all.forEach((task, answer) -> {
            Instant at = times.get(task);
            if (at != null) {
                next.put(answer.due(), at);
            }
        });
        return rows.rescheduleEach(next, kindUrgency());
    }

    private <R> R inScopeOf(Set<T> tasks, Supplier<R> step) {
        return PortalActs.in(() -> scope.among(tenants(tasks), step));
    }

    private Set<TenantId> tenants(Set<T> tasks) {
        return tasks.stream().map(MallTask::tenant).collect(Collectors.toSet());
    }
}
