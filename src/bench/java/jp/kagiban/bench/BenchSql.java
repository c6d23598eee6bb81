package jp.kagiban.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import jp.kagiban.shared.Column;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The portal's database, past its guard. */
final class BenchSql {

    private static final long LOOK_EVERY = 20_000_000;

    private final JdbcClient db;
    private final java.time.Clock clock;

    BenchSql(DataSource portals, java.time.Clock clock) throws SQLException {
        this.db = JdbcClient.create(portals.unwrap(HikariDataSource.class));
        this.clock = clock;
    }

    int run(String sql, Object... parameters) {
        return db.sql(sql).params(parameters).update();
    }

    long number(String sql, Object... parameters) {
        return db.sql(sql).params(parameters).query(Long.class).single();
    }

    /** How many errands are due. */
    long due() {
        return number("SELECT COUNT(*) FROM errand WHERE due_at <= ?", Column.of(clock.instant()));
    }

    /** Makes all errands of this kind due at once, and none of another. */
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
