package jp.kagiban.task;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.storage.JobQueue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reports to operators how late tasks are. */
@Service
public class TaskBacklog {

    /** A task isn't late within this time: it stays due while it runs, and no run takes longer. */
    private static final Duration ON_TIME = Duration.ofMinutes(2);

    private final JdbcClient db;
    private final TenantScope scope;
    private final TaskNodes nodes;
    private final Clock clock;

    TaskBacklog(JdbcClient db, TenantScope scope, TaskNodes nodes, Clock clock) {
        this.nodes = nodes;
        this.db = db;
        this.scope = scope;
        this.clock = clock;
    }

    /** The hosts of the nodes that run jobs and were alive within the last minute. */
    public List<String> hosts() {
        return nodes.hosts();
    }

    /** Counts all tasks, those overdue by two minutes, and those whose last run failed. */
    public JobQueue.Standing standing() {
        Object late = Column.of(clock.instant().minus(ON_TIME));
        return scope.outside(
                CrossTenantReason.DUE_TASKS,
                () -> db.sql("SELECT COUNT(*) AS planned,"
                                + " COUNT(CASE WHEN due_at <= ? THEN 1 END) AS overdue,"
                                + " MIN(CASE WHEN due_at <= ? THEN due_at END) AS oldest,"
                                + " COUNT(CASE WHEN failures > 0 THEN 1 END) AS failing FROM errand")
                        .params(late, late)
                        .query((row, _) -> new JobQueue.Standing(
                                row.getLong("planned"),
                                row.getLong("overdue"),
                                Optional.ofNullable(Column.instant(row, "oldest")),
                                row.getLong("failing")))
                        .single());
    }
}
