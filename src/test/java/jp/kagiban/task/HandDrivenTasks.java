package jp.kagiban.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Suspensions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs tasks when the test says so, on its own thread. */
@TestComponent
public class HandDrivenTasks {

    private static final int ALL = 10_000;

    private final MallTasks tasks;
    private final TaskRows rows;
    private final TaskWorks works;
    private final TaskResults results;
    private final TenantBulkhead bulkhead;
    private final Suspensions suspensions;
    private final TenantScope scope;
    private final TransactionTemplate transaction;
    private final JdbcClient unguarded;
    private final Clock clock;

    HandDrivenTasks(
            MallTasks tasks,
            TaskRows rows,
            TaskWorks works,
            TaskResults results,
            TenantBulkhead bulkhead,
            Suspensions suspensions,
            TenantScope scope,
            TransactionTemplate transaction,
            DataSource dataSource,
            Clock clock)
            throws SQLException {
        this.tasks = tasks;
        this.rows = rows;
        this.works = works;
        this.results = results;
        this.bulkhead = bulkhead;
        this.suspensions = suspensions;
        this.scope = scope;
        this.transaction = transaction;
        this.unguarded = JdbcClient.create(dataSource.unwrap(HikariDataSource.class));
        this.clock = clock;
    }

    /** The works of a portal that has no other than this one. */
    TaskWorks only(TaskWork<?, ?> work) {
        return only(work, () -> {});
    }

    /** @param onLookUp runs when the work is looked up */
    TaskWorks only(TaskWork<?, ?> work, Runnable onLookUp) {
        return new TaskWorks(
                new OneWork(work, onLookUp), rows, results, bulkhead, suspensions, scope, transaction, clock);
    }

    private record OneWork(TaskWork<?, ?> work, Runnable onLookUp) implements ObjectProvider<TaskWork<?, ?>> {

        @Override
        public Stream<TaskWork<?, ?>> stream() {
            onLookUp.run();
            return Stream.of(work);
        }

        @Override
        public TaskWork<?, ?> getObject() {
            return work;
        }
    }

    /** Returns a run of all due tasks, once each, in the order of a portal with one thread. */
    public Runnable due() {
        return dueWith(works);
    }

    /** The same of the kinds with these names. */
    public Runnable due(Predicate<String> kinds) {
        return due(one -> kinds.test(one.kind()), works);
    }

    /** The same, run by other works. */
    Runnable dueWith(TaskWorks others) {
        return due(_ -> true, others);
    }

    private Runnable due(Predicate<Due> some, TaskWorks by) {
        List<Due> due = Buckets.all()
                .boxed()
                .flatMap(bucket -> Arrays.stream(Urgency.values())
                        .flatMap(urgency -> rows.due(bucket, urgency, clock.instant(), ALL).stream()))
                .filter(some)
                .sorted(Due.FIRST)
                .toList();
        return () -> run(due, by);
    }

    /** Runs this task now, whenever it is planned for, outside of the test's tenant scope. Returns when it is due again. */
    public Optional<Instant> run(MallTask task) {
        tasks.plan(task, clock.instant());
        Due.Ref ref = new Due.Ref(task.tenant(), task.kind().name(), task.subject());
        CompletableFuture.runAsync(due(one -> one.ref().equals(ref), works)).join();
        return planned(task);
    }

    /** Those of a kind together, as a node does it. */
    private static void run(List<Due> due, TaskWorks by) {
        Map<String, List<Due>> byKind =
                due.stream().collect(Collectors.groupingBy(Due::kind, LinkedHashMap::new, Collectors.toList()));
        byKind.forEach((kind, some) -> {
            TaskBatches<?, ?> batches = by.batches(kind);
            batches.prepare(some).forEach(call -> call.run().get());
            assertThat(batches.store().unstored()).isEmpty();
        });
    }

    /** Takes away what earlier tests have planned. */
    public void forget() {
        unguarded.sql("DELETE FROM errand").update();
    }

    /** Takes away what isn't of the kind with this name. */
    public void keep(String kind) {
        unguarded.sql("DELETE FROM errand WHERE kind <> ?").param(kind).update();
    }

    /** Takes away what is of the kind with this name. */
    public void lose(String kind) {
        unguarded.sql("DELETE FROM errand WHERE kind = ?").param(kind).update();
    }

    /** When it is due; empty if it isn't planned. */
    public Optional<Instant> planned(MallTask task) {
        return scope.in(task.tenant(), () -> rows.at(task));
    }

    /** The kinds of the tasks for a shop, in the order in which they would be run. */
    public List<String> kindsFor(ShopId shop) {
        return unguarded
                .sql("SELECT kind FROM errand WHERE shop_id = ? ORDER BY urgency, due_at")
                .param(Column.of(shop))
                .query(String.class)
                .list();
    }

    /** When the tasks for a shop are due, in the same order. */
    public List<Instant> timesFor(ShopId shop) {
        return unguarded
                .sql("SELECT due_at FROM errand WHERE shop_id = ? ORDER BY urgency, due_at")
                .param(Column.of(shop))
                .query((row, _) -> Column.instant(row.getObject("due_at", LocalDateTime.class)))
                .list();
    }
}
