package jp.kagiban.errand;

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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs tasks when the test says so, on its own thread. */
@TestComponent
public class HandDrivenTasks {

    private static final int ALL = 10_000;

    private final TaskRows rows;
    private final TaskRunner runner;
    private final BulkRuns bulk;
    private final TenantScope scope;
    private final JdbcClient unguarded;
    private final Clock clock;

    HandDrivenTasks(
            TaskRows rows, TaskRunner runner, BulkRuns bulk, TenantScope scope, DataSource dataSource, Clock clock)
            throws SQLException {
        this.rows = rows;
        this.runner = runner;
        this.bulk = bulk;
        this.scope = scope;
        this.unguarded = JdbcClient.create(dataSource.unwrap(HikariDataSource.class));
        this.clock = clock;
    }

    /** What is due, to be run in the order in which a portal with one thread would; each once. */
    public Runnable due() {
        return due(_ -> true);
    }

    /** The same of the kinds with these names. */
    public Runnable due(Predicate<String> kinds) {
        return due(kinds, runner);
    }

    /** The same, run by another. */
    Runnable dueWith(TaskRunner other) {
        return due(_ -> true, other);
    }

    private Runnable due(Predicate<String> kinds, TaskRunner by) {
        List<Due> due = Buckets.all()
                .boxed()
                .flatMap(bucket -> Arrays.stream(Urgency.values())
                        .flatMap(urgency -> rows.due(bucket, urgency, clock.instant(), ALL).stream()))
                .filter(one -> kinds.test(one.kind()))
                .sorted(Due.FIRST)
                .toList();
        return () -> run(due, by);
    }

    /** Those of a kind together where a node does so. */
    private void run(List<Due> due, TaskRunner by) {
        Map<String, List<Due>> byKind =
                due.stream().collect(Collectors.groupingBy(Due::kind, LinkedHashMap::new, Collectors.toList()));
        Map<String, BulkRun<?, ?>> together = bulk.begin();
        byKind.forEach((kind, some) -> {
            BulkRun<?, ?> run = together.get(kind);
            if (run == null) {
                some.forEach(by::run);
            } else {
                run.prepare(some).forEach(asking -> asking.task().get());
                assertThat(run.store().unstored()).isEmpty();
            }
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
