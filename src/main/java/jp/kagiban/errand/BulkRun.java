package jp.kagiban.errand;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs tasks of one kind and bucket in batches.
 *
 * @param <T> the task
 * @param <A> the answer
 */
final class BulkRun<T extends MallTask, A> {

    private static final Logger LOG = LoggerFactory.getLogger(BulkRun.class);

    private final BulkWork<T, A> work;
    private final TaskRows rows;
    private final TaskRunner runner;
    private final TenantScope scope;
    private final TransactionTemplate transaction;
    private final ConcurrentLinkedQueue<Heard<A>> heard = new ConcurrentLinkedQueue<>();
    private volatile boolean abandoned;

    BulkRun(BulkWork<T, A> work, TaskRows rows, TaskRunner runner, TenantScope scope, TransactionTemplate transaction) {
        this.work = work;
        this.rows = rows;
        this.runner = runner;
        this.scope = scope;
        this.transaction = transaction;
    }

    private record Heard<A>(Due due, A answer) {}

    /**
     * The work of a pool thread for one task.
     *
     * @param task returns whether the task has ended
     * @param drop runs instead of the task if that is dropped
     * @param together whether the task is part of a batch
     */
    record Asking(Due due, Supplier<Boolean> task, Runnable drop, boolean together) {

        /** Adds an action that runs after the task has ended or was dropped. */
        Asking then(Runnable end) {
            return new Asking(
                    due,
                    () -> {
                        try {
                            return task.get();
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
                    },
                    together);
        }

        static Asking alone(Due due, TaskRunner runner) {
            return new Asking(
                    due,
                    () -> {
                        runner.run(due);
                        return true;
                    },
                    () -> {},
                    false);
        }
    }

    /**
     * The result of storing answers.
     *
     * @param unstored tasks whose answers couldn't be stored
     */
    record Stored(List<Due> ended, Map<Due, RuntimeException> unstored) {}

    /** Reads the data of these tasks together. A task that is unusual or can't be read runs alone. */
    List<Asking> prepare(List<Due> load) {
        Map<T, Due> wanted = new LinkedHashMap<>();
        load.forEach(due -> wanted.put(work.kind().read(due), due));
        List<Asking> askings = new ArrayList<>();
        for (PreparedTask<T, A> ready : among(wanted.keySet(), () -> work.prepare(List.copyOf(wanted.keySet())))) {
            Due due = wanted.remove(ready.task());
            if (due == null) {
                throw new IllegalStateException("Nobody has asked for this task");
            }
            askings.add(new Asking(due, () -> ask(due, ready), ready::close, true));
        }
        wanted.values().forEach(due -> askings.add(Asking.alone(due, runner)));
        return askings;
    }

    private boolean ask(Due due, PreparedTask<T, A> ready) {
        try (ready) {
            return switch (PortalActs.in(ready::ask)) {
                case CallResult.Usual<A>(A answer) -> {
                    heard.add(new Heard<>(due, answer));
                    if (abandoned) {
                        store();
                    }
                    yield false;
                }
                case CallResult.Settled<A>(var next) -> {
                    runner.settle(due, next);
                    yield true;
                }
            };
        } catch (RuntimeException fault) {
            runner.fail(due, fault);
            return true;
        }
    }

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
            away = away == null ? storeOne(each.getKey(), each.getValue()) : away;
            if (away == null) {
                ended.add(each.getValue().due());
            } else {
                unstored.put(each.getValue().due(), away);
            }
        }
        return new Stored(ended, unstored);
    }

    /** Returns null, or the exception if not even the failure could be stored. */
    private @Nullable RuntimeException storeOne(T task, Heard<A> one) {
        try {
            write(Map.of(task, one));
        } catch (RuntimeException fault) {
            try {
                runner.fail(one.due(), fault);
            } catch (RuntimeException away) {
                return away;
            }
        }
        return null;
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
        return rows.againEach(next, work.kind().urgency());
    }

    private <R> R among(Set<T> tasks, Supplier<R> work) {
        Set<TenantId> tenants = tasks.stream().map(MallTask::tenant).collect(Collectors.toSet());
        return PortalActs.in(() -> scope.among(tenants, work));
    }
}
