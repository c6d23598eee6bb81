package jp.kagiban.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.RowValues;
import jp.kagiban.shared.TenantScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes the table of planned tasks. */
@Component
class TaskRows {

    /** Each subquery reads one index entry; a GROUP BY would read the whole bucket. */
    private static final String FIRSTS = Arrays.stream(Urgency.values())
            .map(urgency -> "(SELECT due_at FROM errand WHERE bucket = ? AND urgency = " + urgency.code()
                    + " ORDER BY due_at LIMIT 1) AS first_" + urgency.code())
            .collect(Collectors.joining(", "));

    private static final String SELECT_TASK =
            "SELECT tenant_id, kind, subject_id, shop_id, urgency, due_at, version, failures FROM errand";

    private static final String WHERE_TASK = " WHERE tenant_id = ? AND kind = ? AND subject_id = ?";

    /** Only completes an INSERT whose rows all exist already. Its UPDATE part leaves their bucket unchanged. */
    private static final int UNUSED_BUCKET = 0;

    private static final int AHEAD_LIMIT = 1_000;

    private final JdbcClient db;
    private final TenantScope scope;
    private final Clock clock;

    TaskRows(JdbcClient db, TenantScope scope, Clock clock) {
        this.db = db;
        this.scope = scope;
        this.clock = clock;
    }

    /** Inserts or moves the task, and changes its version for a run in progress. */
    void upsert(MallTask task, int bucket, Urgency urgency, Instant at) {
        insert(
                task,
                bucket,
                urgency,
                at,
                "INSERT INTO",
                " ON DUPLICATE KEY UPDATE bucket = VALUES(bucket), urgency = VALUES(urgency), due_at = VALUES(due_at),"
                        + " version = version + 1");
    }

    /** Inserts the task. Returns false if it is planned already. */
    boolean insertUnlessPlanned(MallTask task, int bucket, Instant at) {
        return insert(task, bucket, task.kind().urgency(), at, "INSERT IGNORE INTO", "") > 0;
    }

    private int insert(MallTask task, int bucket, Urgency urgency, Instant at, String begin, String end) {
        return db.sql(begin
                        + " errand (tenant_id, kind, subject_id, shop_id, bucket, urgency, due_at, version, failures)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)" + end)
                .param(Column.of(task.tenant()))
                .param(task.kind().name())
                .param(Column.of(task.subject()))
                .param(Column.of(task.shop()))
                .param(bucket)
                .param(urgency.code())
                .param(Column.of(at))
                .param(firstVersion())
                .update();
    }

    /** The time in microseconds, so that a task that was removed and planned again gets a different version. */
    private long firstVersion() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    void remove(MallTask task) {
        db.sql("DELETE FROM errand" + WHERE_TASK)
                .params(Column.of(task.tenant()), task.kind().name(), Column.of(task.subject()))
                .update();
    }

    Optional<Instant> at(MallTask task) {
        return db.sql("SELECT due_at FROM errand" + WHERE_TASK)
                .params(Column.of(task.tenant()), task.kind().name(), Column.of(task.subject()))
                .query((row, _) -> instant(row, "due_at"))
                .optional();
    }

    /** Stores the next due time, unless the task was planned again or removed meanwhile. */
    void reschedule(Due due, Urgency urgency, Instant at, int failures) {
        db.sql("UPDATE errand SET urgency = ?, due_at = ?, failures = ?, version = version + 1" + WHERE_TASK
                        + " AND version = ?")
                .params(urgency.code(), Column.of(at), failures)
                .params(Column.of(due.tenant()), due.kind(), Column.of(due.subject()), due.version())
                .update();
    }

    /**
     * Stores the next due times of tasks that weren't changed meanwhile, in the scope of all their tenants. Returns the
     * count of these tasks.
     */
    int rescheduleEach(Map<Due, Instant> next, Urgency urgency) {
        List<Due> unchanged = next.isEmpty() ? List.of() : lockUnchanged(List.copyOf(next.keySet()));
        if (!unchanged.isEmpty()) {
            RowValues values = RowValues.of(
                    unchanged,
                    due -> List.of(
                            Column.of(due.tenant()),
                            due.kind(),
                            Column.of(due.subject()),
                            Column.of(due.shop()),
                            UNUSED_BUCKET,
                            urgency.code(),
                            Column.of(next.getOrDefault(due, due.at())),
                            due.version() + 1,
                            0));
            db.sql("INSERT INTO errand"
                            + " (tenant_id, kind, subject_id, shop_id, bucket, urgency, due_at, version, failures) VALUES "
                            + values.marks()
                            + " ON DUPLICATE KEY UPDATE urgency = VALUES(urgency), due_at = VALUES(due_at),"
                            + " version = VALUES(version), failures = VALUES(failures)")
                    .params(values.parameters())
                    .update();
        }
        return unchanged.size();
    }

    /** Locks these tasks' rows. Returns the tasks whose version is still the same. */
    private List<Due> lockUnchanged(List<Due> all) {
        Map<Due.Ref, Due> byRef = all.stream().collect(Collectors.toMap(Due::ref, Function.identity()));
        RowValues values =
                RowValues.of(all, due -> List.of(Column.of(due.tenant()), due.kind(), Column.of(due.subject())));
        return db
                .sql("SELECT tenant_id, kind, subject_id, version FROM errand"
                        + " WHERE (tenant_id, kind, subject_id) IN (" + values.marks() + ") FOR UPDATE")
                .params(values.parameters())
                .query((row, _) -> {
                    Due.Ref ref = new Due.Ref(
                            Column.tenant(row, "tenant_id"), row.getString("kind"), Column.uuid(row, "subject_id"));
                    Due due = byRef.get(ref);
                    return due != null && due.version() == row.getLong("version")
                            ? Optional.of(due)
                            : Optional.<Due>empty();
                })
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Deletes the task, unless it was planned again meanwhile. */
    void delete(Due due) {
        db.sql("DELETE FROM errand" + WHERE_TASK + " AND version = ?")
                .params(Column.of(due.tenant()), due.kind(), Column.of(due.subject()), due.version())
                .update();
    }

    /** Makes this id the bucket's only holder. */
    void hold(int bucket, UUID holder) {
        db.sql("UPDATE errand_bucket SET holder = ? WHERE bucket = ?")
                .params(Column.of(holder), bucket)
                .update();
    }

    /**
     * The state of a bucket.
     *
     * @param firstDue the earliest due time of each urgency that has tasks
     */
    record BucketState(UUID holder, Map<Urgency, Instant> firstDue) {}

    BucketState state(int bucket) {
        return scope.outside(
                CrossTenantReason.DUE_TASKS,
                () -> db.sql("SELECT holder, " + FIRSTS + " FROM errand_bucket WHERE bucket = ?")
                        .params(Collections.nCopies(Urgency.values().length + 1, bucket))
                        .query((row, _) -> new BucketState(Column.uuid(row, "holder"), firstDue(row)))
                        .single());
    }

    private static Map<Urgency, Instant> firstDue(ResultSet row) throws SQLException {
        Map<Urgency, Instant> first = new EnumMap<>(Urgency.class);
        for (Urgency urgency : Urgency.values()) {
            Instant at = Column.instant(row, "first_" + urgency.code());
            if (at != null) {
                first.put(urgency, at);
            }
        }
        return first;
    }

    /** The due tasks of a bucket, oldest first. */
    List<Due> due(int bucket, Urgency urgency, Instant now, int limit) {
        return scope.outside(
                CrossTenantReason.DUE_TASKS,
                () -> db.sql(SELECT_TASK + " WHERE bucket = ? AND urgency = ? AND due_at <= ? ORDER BY due_at LIMIT ?")
                        .params(bucket, urgency.code(), Column.of(now), limit)
                        .query((row, _) -> due(row))
                        .list());
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                Column.tenant(row, "tenant_id"),
                row.getString("kind"),
                Column.uuid(row, "subject_id"),
                Column.shop(row, "shop_id"),
                row.getInt("urgency"),
                instant(row, "due_at"),
                row.getLong("version"),
                row.getInt("failures"));
    }

    /** Up to 1,000 tasks of a bucket whose due time is later than this. */
    List<Due> ahead(int bucket, Instant farthest) {
        return scope.outside(
                CrossTenantReason.DUE_TASKS,
                () -> db.sql(SELECT_TASK + " WHERE bucket = ? AND due_at > ? LIMIT " + AHEAD_LIMIT)
                        .params(bucket, Column.of(farthest))
                        .query((row, _) -> due(row))
                        .list());
    }

    /** Moves only the due time, so that a run in progress elsewhere can still store the next one. */
    void postpone(Due due, Instant at) {
        db.sql("UPDATE errand SET due_at = ?" + WHERE_TASK + " AND version = ?")
                .params(Column.of(at), Column.of(due.tenant()), due.kind(), Column.of(due.subject()), due.version())
                .update();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Column.instant(row.getObject(column, LocalDateTime.class));
    }
}
