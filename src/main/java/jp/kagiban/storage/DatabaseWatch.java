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
 * Watches whether the database answers. It asks over its own connection, because a pool in full use is no outage. A portal without its
 * database isn't ready. Anybody may read the health check, so it says one sentence only. The bean's name makes it the health check "database".
 */
@Service("databaseHealthIndicator")
public class DatabaseWatch implements Watch, HealthIndicator, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);

    /** How long the connection and an answer are waited for, each; in milliseconds. */
    private static final int PATIENCE = 2_000;

    /** The first may have stood still itself, as in a long pause of the JVM. */
    private static final int TRIES = 2;

    /** Between two lines about an outage that lasts. */
    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private final HikariDataSource pool;
    private final HikariDataSource line;
    private final Clock clock;

    private final OutageLogFilter log = new OutageLogFilter();

    private volatile @Nullable Instant downSince;
    private volatile Instant lastDown = Instant.EPOCH;
    private boolean told;
    private Instant toldAt = Instant.EPOCH;

    DatabaseWatch(DataSource dataSource, Clock clock) throws SQLException {
        HikariConfig config = new HikariConfig();
        this.pool = dataSource.unwrap(HikariDataSource.class);
        pool.copyStateTo(config);
        config.setPoolName("database-watch");
        config.setMaximumPoolSize(1);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE);
        config.setInitializationFailTimeout(-1);
        this.line = new HikariDataSource(config);
        this.clock = clock;
    }

    /** The pool of its own connection. */
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
        log.lookBegins();
        if (IntStream.range(0, TRIES).anyMatch(_ -> answers())) {
            answered(downSince);
        } else {
            gaveNoAnswer(downSince);
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

    private void answered(@Nullable Instant since) {
        if (since == null) {
            tellLeftOut(log.isWell());
            return;
        }
        // To try each of them whether it is dead would take a second each where the line was cut.
        pool.getHikariPoolMXBean().softEvictConnections();
        Instant now = clock.instant();
        lastDown = now;
        downSince = null;
        log.isBack();
        if (told) {
            told = false;
            LOG.info(
                    "The database answers again, after {} s; {} log messages about it were left out",
                    Duration.between(since, now).toSeconds(),
                    log.takeLeftOut());
        }
    }

    private static void tellLeftOut(long count) {
        if (count > 0) {
            LOG.info("{} more log messages about lost connections to the database were left out", count);
        }
    }

    /** A database that comes and goes is a pair of lines a minute at most. */
    private void gaveNoAnswer(@Nullable Instant since) {
        Instant now = clock.instant();
        long leftOut = log.isAway();
        Instant began = since == null ? now : since;
        downSince = began;
        if (now.isBefore(toldAt.plus(BETWEEN)) && !now.isBefore(toldAt)) {
            return;
        }
        toldAt = now;
        if (told) {
            LOG.warn(
                    "The database has not answered for {} min; {} log messages about it were left out",
                    Duration.between(began, now).toMinutes(),
                    leftOut);
        } else {
            told = true;
            LOG.warn(
                    "The database doesn't answer; members are told so until it does. Check the database and the line to it");
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

    /** The pool doesn't see of every fault that the connection is no more. */
    private boolean answers(Connection connection) {
        try (Statement question = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, PATIENCE);
            return question.execute("SELECT 1");
        } catch (SQLException outage) {
            LOG.debug("The database doesn't answer", outage);
            line.getHikariPoolMXBean().softEvictConnections();
            return false;
        }
    }

    @Override
    public synchronized void destroy() {
        tellLeftOut(log.uninstall());
        line.close();
    }
}
