package jp.kagiban.task;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Suspensions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/** Finds the work for each kind of task. */
@Component
class TaskWorks {

    /** The delay for a kind that only a newer node knows. */
    private static final Duration UNKNOWN_KIND_DELAY = Duration.ofMinutes(1);

    private final Supplier<Map<String, TaskWork<?, ?>>> works;
    private final TaskRows rows;
    private final TaskResults results;
    private final TenantBulkhead bulkhead;
    private final Suspensions suspensions;
    private final TenantScope scope;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** Looks the works up at the first run, because their beans plan tasks themselves. */
    TaskWorks(
            ObjectProvider<TaskWork<?, ?>> works,
            TaskRows rows,
            TaskResults results,
            TenantBulkhead bulkhead,
            Suspensions suspensions,
            TenantScope scope,
            TransactionTemplate transaction,
            Clock clock) {
        this.works = SingletonSupplier.of(() ->
                works.stream().collect(Collectors.toMap(work -> work.kind().name(), Function.identity())));
        this.rows = rows;
        this.results = results;
        this.bulkhead = bulkhead;
        this.suspensions = suspensions;
        this.scope = scope;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Creates the batches of a kind for one bucket's worker. */
    TaskBatches<?, ?> batches(String kind) {
        TaskWork<?, ?> work = works.get().getOrDefault(kind, postponing(kind));
        return batches(work);
    }

    private <T extends MallTask, A> TaskBatches<T, A> batches(TaskWork<T, A> work) {
        return new TaskBatches<>(work, rows, results, bulkhead, suspensions, scope, transaction);
    }

    /** Postpones each task of an unknown kind by a minute. */
    private TaskWork<?, ?> postponing(String kind) {
        return TaskWork.ofEach(
                Unknown.kind(kind), _ -> Optional.of(clock.instant().plus(UNKNOWN_KIND_DELAY)));
    }

    /** A task whose kind only a newer version knows. */
    private record Unknown(TaskKind<Unknown> kind, TenantId tenant, ShopId shop, UUID subject) implements MallTask {

        static TaskKind<Unknown> kind(String name) {
            return TaskKind.of(
                    name,
                    Urgency.LAST,
                    Unknown.class,
                    (tenant, shop, subject) -> new Unknown(kind(name), tenant, shop, subject));
        }
    }
}
