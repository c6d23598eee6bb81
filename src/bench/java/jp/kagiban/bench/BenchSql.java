package jp.kagiban.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import jp.kagiban.shared.Column;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The portal's database, past its guard. */
final class BenchSql {

    private static final long LOOK_EVERY = 20_000_000;
    private static final int URGENCIES = 4;
    private static final String DUE = IntStream.range(0, URGENCIES)
            .mapToObj(urgency -> "EXISTS (SELECT 1 FROM errand e WHERE e.bucket = b.bucket AND e.urgency = " + urgency
                    + " AND e.due_at <= ?)")
            .collect(Collectors.joining(" OR "));

    private final JdbcClient db;
    private final Clock clock;

    BenchSql(DataSource portals, Clock clock) throws SQLException {
        this.db = JdbcClient.create(portals.unwrap(HikariDataSource.class));
        this.clock = clock;
    }

    int run(String sql, Object... parameters) {
        return db.sql(sql).params(parameters).update();
    }

    long number(String sql, Object... parameters) {
        return db.sql(sql).params(parameters).query(Long.class).single();
    }

    /** Whether a task is due now. */
    boolean isDue() {
        return isDue(clock.instant());
    }

    /** Whether one is that was due by then: by the edges of its index, since whoever asks often would be measured too. */
    boolean isDue(Instant by) {
        Object[] then = new Object[URGENCIES];
        Arrays.fill(then, Column.of(by));
        return number("SELECT COUNT(*) FROM errand_bucket b WHERE " + DUE, then) > 0;
    }

    /** Makes all tasks of this kind due at once, and none of another. */
    void makeDue(String kind) {
        run(
                "UPDATE errand SET due_at = CASE kind WHEN ? THEN ? ELSE ? END",
                kind,
                Column.of(clock.instant()),
                Column.of(clock.instant().plus(Duration.ofHours(2))));
    }

    JdbcClient client() {
        return db;
    }

    static void await(BooleanSupplier wanted) {
        while (!wanted.getAsBoolean()) {
            LockSupport.parkNanos(LOOK_EVERY);
        }
    }
}
