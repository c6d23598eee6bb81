package jp.kagiban.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kagiban.shared.Column;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reports to operators how far the jobs are behind. */
@Service
public class JobQueue {

    /** A due job that isn't picked within this time is overdue. Usually, it is picked within seconds. */
    private static final Duration ON_TIME = Duration.ofSeconds(30);

    private final JdbcClient db;
    private final Clock clock;

    JobQueue(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * @param planned the number of jobs
     * @param overdue the number of jobs that should have started half a minute ago; of tasks, two minutes ago
     * @param oldest when the oldest overdue job should have started
     * @param failing the number of waiting jobs whose last run failed. A running job tells nothing before it ends
     */
    public record Standing(long planned, long overdue, Optional<Instant> oldest, long failing) {

        /** The sum of both. */
        public Standing and(Standing other) {
            return new Standing(
                    planned + other.planned,
                    overdue + other.overdue,
                    Stream.of(oldest, other.oldest).flatMap(Optional::stream).min(Comparator.naturalOrder()),
                    failing + other.failing);
        }
    }

    public Standing standing() {
        return db.sql("SELECT COUNT(*) AS planned,"
                        + " COUNT(CASE WHEN picked = FALSE AND execution_time <= ? THEN 1 END) AS overdue,"
                        + " MIN(CASE WHEN picked = FALSE AND execution_time <= ? THEN execution_time END) AS oldest,"
                        + " COUNT(CASE WHEN picked = FALSE AND consecutive_failures > 0 THEN 1 END) AS failing"
                        + " FROM scheduled_tasks")
                .params(late(), late())
                .query((row, _) -> new Standing(
                        row.getLong("planned"),
                        row.getLong("overdue"),
                        Optional.ofNullable(Column.instant(row, "oldest")),
                        row.getLong("failing")))
                .single();
    }

    private Object late() {
        return Column.of(clock.instant().minus(ON_TIME));
    }
}
