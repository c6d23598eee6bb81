package jp.kagiban.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Service;

/**
 * Watches whether the database answers. It uses its own connection, because a fully used pool is no outage. A portal
 * without its database isn't ready. Anybody may read the health check, so it says one sentence only. The bean's name
 * makes it the health check "database".
 */
@Service("databaseHealthIndicator")
public class DatabaseWatch implements Watch, HealthIndicator, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);

    /** The timeout for the connection, and that for an answer, in milliseconds. */
    private static final int TIMEOUT_MILLIS = 2_000;

    /** Two, because the first may fail if the JVM itself pauses for long. */
    private static final int TRIES = 2;

    /** The gap between two log messages about a lasting outage. */
    private static final Duration LOG_GAP = Duration.ofMinutes(1);

    private final HikariDataSource pool;
    private final HikariDataSource line;
    private final Clock clock;

    private final OutageLogFilter log = new OutageLogFilter();

    private volatile @Nullable Instant downSince;
    private volatile Instant lastDown = Instant.EPOCH;
    private boolean logged;
    private Instant loggedAt = Instant.EPOCH;

    DatabaseWatch(DataSource dataSource, Clock clock) throws SQLException {
        HikariConfig config = new HikariConfig();
        this.pool = dataSource.unwrap(HikariDataSource.class);
        pool.copyStateTo(config);
        config.setPoolName("database-watch");
        config.setMaximumPoolSize(1);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(TIMEOUT_MILLIS);
        config.setInitializationFailTimeout(-1);
        this.line = new HikariDataSource(config);
        this.clock = clock;
    }

    /** The pool of the watch's own connection. */
    HikariDataSource line() {
        return line;
    }

    /** Whether the database gave no answer when it was asked last. */
    public boolean isDown() {
        return downSince != null;
    }

    /** Whether the database gave no answer at some time since then. */
    public boolean wasDownSince(Instant then) {
        return isDown() || !then.isAfter(lastDown);
    }

    @Override
    public synchronized void look() {
        if (line.isClosed()) {
            return;
        }
        log.install();
        log.beginCheck();
        if (IntStream.range(0, TRIES).anyMatch(_ -> answers())) {
            noteAnswer(downSince);
        } else {
            noteOutage(downSince);
        }
    }

    @Override
    public Health health() {
        return isDown()
                ? Health.down()
                        .withDetail("says", "The database doesn't answer.")
                        .build()
                : Health.up().build();
    }

    private void noteAnswer(@Nullable Instant since) {
        if (since == null) {
            logLeftOut(log.noteNoOutage());
            return;
        }
        // Replaces all pooled connections. Testing each would take a second for each that was cut.
        pool.getHikariPoolMXBean().softEvictConnections();
        Instant now = clock.instant();
        lastDown = now;
        downSince = null;
        log.noteEnd();
        if (logged) {
            logged = false;
            LOG.info(
                    "The database answers again, after {} s; {} log messages about it were left out",
                    Duration.between(since, now).toSeconds(),
                    log.takeLeftOut());
        }
    }

    private static void logLeftOut(long count) {
        if (count > 0) {
            LOG.info("{} more log messages about lost connections to the database were left out", count);
        }
    }

    /** Notes and logs an outage. A database that comes and goes causes at most a pair of log messages a minute. */
    private void noteOutage(@Nullable Instant since) {
        Instant now = clock.instant();
        long leftOut = log.noteOutage();
        Instant began = since == null ? now : since;
        downSince = began;
        if (now.isBefore(loggedAt.plus(LOG_GAP)) && !now.isBefore(loggedAt)) {
            return;
        }
        loggedAt = now;
        if (logged) {
            LOG.warn(
                    "The database has not answered for {} min; {} log messages about it were left out",
                    Duration.between(began, now).toMinutes(),
                    leftOut);
        } else {
            logged = true;
            LOG.warn(
                    "The database doesn't answer; new pages say so, open pages say that the connection is lost. Check the database and the network");
        }
    }

    private boolean answers() {
        try (Connection connection = line.getConnection()) {
            return answers(connection);
        } catch (SQLException outage) {
            LOG.debug("The database can't be reached", outage);
            return false;
        }
    }

    /**
     * Asks the database over this connection. Evicts the connection after a fault, because the pool doesn't notice each broken
     * one.
     */
    private boolean answers(Connection connection) {
        try (Statement question = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, TIMEOUT_MILLIS);
            return question.execute("SELECT 1");
        } catch (SQLException outage) {
            LOG.debug("The database doesn't answer", outage);
            line.getHikariPoolMXBean().softEvictConnections();
            return false;
        }
    }

    @Override
    public synchronized void destroy() {
        logLeftOut(log.uninstall());
        line.close();
    }
}
