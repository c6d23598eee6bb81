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
 * Runs the tasks of one kind and bucket: prepares several together, calls the mall for each one, stores several answers together.
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
    private final ConcurrentLinkedQueue<Heard<A>> heard = new ConcurrentLinkedQueue<>();
    private volatile boolean abandoned;

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

    private record Heard<A>(Due due, A answer) {}

    /**
     * The work of a pool thread for one task.
     *
     * @param run returns whether the task has ended; otherwise its answer waits to be stored
     * @param drop runs instead if the task is dropped
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

    /** Prepares these tasks together. If that fails, each one is prepared on its thread, so that a bad one doesn't block the others. */
    List<TaskCall> prepare(List<Due> load) {
        try {
            return prepared(load).entrySet().stream()
                    .map(one ->
                            new TaskCall(one.getKey(), () -> run(one.getKey(), one.getValue()), one.getValue()::close))
                    .toList();
        } catch (RuntimeException | Error fault) {
            LOG.warn(
                    "{} mall tasks of {} could not be prepared together; each runs alone now",
                    load.size(),
                    work.kind().name(),
                    fault);
            return load.stream().map(this::alone).toList();
        }
    }

    private Map<Due, PreparedTask<T, A>> prepared(List<Due> load) {
        Map<T, Due> wanted = new LinkedHashMap<>();
        load.forEach(due -> wanted.put(work.kind().read(due), due));
        Map<Due, PreparedTask<T, A>> prepared = new LinkedHashMap<>();
        among(wanted.keySet(), () -> prepared(wanted.keySet()))
                .forEach(task -> prepared.put(wanted.get(task.task()), task));
        if (!prepared.keySet().equals(Set.copyOf(load))) {
            prepared.values().forEach(PreparedTask::close);
            throw new IllegalStateException("Not each task was prepared once");
        }
        return prepared;
    }

    private List<PreparedTask<T, A>> prepared(Set<T> tasks) {
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
        answer.ifPresent(one -> heard.add(new Heard<>(due, one)));
        if (abandoned) {
            store();
        }
        return answer.isEmpty();
    }

    /** Calls the mall. Returns an answer to be stored; empty if the result is stored already. */
    private Optional<A> call(Due due, PreparedTask<T, A> prepared) {
        try (prepared) {
            return switch (PortalActs.in(() -> bulkhead.call(due.tenant(), usual(), prepared.call()))) {
                case CallResult.Usual<A>(A answer) -> Optional.of(answer);
                case CallResult.Settled<A>(var next) -> {
                    results.settle(due, usual(), next);
                    yield Optional.empty();
                }
            };
        } catch (RuntimeException fault) {
            results.fail(due, usual(), fault);
            return Optional.empty();
        }
    }

    private Urgency usual() {
        return work.kind().urgency();
    }

    /** One task that waits for no other: one thread prepares it, calls the mall and stores the answer. */
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
            prepared = prepared(List.of(due));
        } catch (RuntimeException fault) {
            results.fail(due, usual(), fault);
            return;
        }
        prepared.forEach((_, task) ->
                call(due, task).ifPresent(answer -> storeOne(task.task(), new Heard<>(due, answer))));
    }

    /**
     * The result of storing answers.
     *
     * @param unstored tasks whose answers couldn't be stored
     */
    record Stored(List<Due> ended, Map<Due, RuntimeException> unstored) {}

    /** The count of answers that wait to be stored. */
    int waiting() {
        return heard.size();
    }

    /** From now on each thread stores its own answer, because the worker has stopped. */
    void abandon() {
        abandoned = true;
    }

    /** Stores the answers and the next due times. */
    Stored store() {
        Map<T, Heard<A>> all = new HashMap<>();
        for (Heard<A> one = heard.poll(); one != null; one = heard.poll()) {
            all.put(work.kind().read(one.due()), one);
        }
        return all.isEmpty() || isStored(all)
                ? new Stored(all.values().stream().map(Heard::due).toList(), Map.of())
                : storeEach(all);
    }

    private boolean isStored(Map<T, Heard<A>> all) {
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

    /** Stores each answer alone, so that a bad one doesn't block the others. Stops at the first sign that the database is unreachable. */
    private Stored storeEach(Map<T, Heard<A>> all) {
        List<Due> ended = new ArrayList<>();
        Map<Due, RuntimeException> unstored = new HashMap<>();
        RuntimeException away = null;
        for (Map.Entry<T, Heard<A>> each : all.entrySet()) {
            Due due = each.getValue().due();
            try {
                if (away == null) {
                    storeOne(each.getKey(), each.getValue());
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

    /** Stores the answer, or that this failed. Throws if neither is possible. */
    private void storeOne(T task, Heard<A> one) {
        try {
            write(Map.of(task, one));
        } catch (RuntimeException fault) {
            results.fail(one.due(), usual(), fault);
        }
    }

    private void write(Map<T, Heard<A>> some) {
        among(some.keySet(), () -> transaction.execute(_ -> store(some)));
    }

    private int store(Map<T, Heard<A>> all) {
        Map<T, A> answers = new HashMap<>();
        all.forEach((task, one) -> answers.put(task, one.answer()));
        Map<Due, Instant> next = new HashMap<>();
        Map<T, Instant> times = work.store(answers);
        all.forEach((task, one) -> {
            Instant at = times.get(task);
            if (at != null) {
                next.put(one.due(), at);
            }
        });
        return rows.againEach(next, usual());
    }

    private <R> R among(Set<T> tasks, Supplier<R> step) {
        return PortalActs.in(() -> scope.among(tenants(tasks), step));
    }

    private Set<TenantId> tenants(Set<T> tasks) {
        return tasks.stream().map(MallTask::tenant).collect(Collectors.toSet());
    }
}
