package jp.kagiban.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jp.kagiban.shared.Column;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Pulls back jobs that are planned further ahead than any job can be. The clock was ahead when they were planned, so
 * they would wait until it has caught up. Runs before the scheduler starts, and every minute on nodes that run
 * jobs. Its timer doesn't depend on the clock. A job that runs too early plans itself again.
 */
@Component
class JobsAhead implements InitializingBean, DisposableBean {

    /** A little more than a day. No job runs less often, and the few that wait for a later day check the date themselves. */
    static final Duration LONGEST = Duration.ofHours(26);

    /** The deletion of a company waits for seven days. */
    private static final Duration LONGEST_OF_AN_END = Duration.ofDays(8);

    /** A node takes back a bucket of mall tasks after seconds. This also shortens the backoff of a bucket that fails. */
    private static final Duration LONGEST_OF_A_BUCKET = Duration.ofMinutes(1);

    /** How far ahead a heartbeat may be. A running job sends one every 15 s. */
    private static final Duration BEAT = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(JobsAhead.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final JdbcClient db;
    private final Clock clock;
    private final boolean runsJobs;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("jobs-ahead").factory());

    JobsAhead(JdbcClient db, Clock clock, @Value("${db-scheduler.enabled:true}") boolean runsJobs) {
        this.db = db;
        this.clock = clock;
        this.runsJobs = runsJobs;
    }

    @Override
    public void afterPropertiesSet() {
        pullBack();
        if (runsJobs) {
            timer.scheduleWithFixedDelay(this::tryToPullBack, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private void tryToPullBack() {
        try {
            pullBack();
        } catch (RuntimeException fault) {
            LOG.warn(
                    "Jobs that are planned too far ahead could not be pulled back; retrying in {} min",
                    EVERY.toMinutes(),
                    fault);
        }
    }

    void pullBack() {
        Instant now = clock.instant();
        int pulled = db.sql("UPDATE scheduled_tasks SET execution_time = ?, version = version + 1"
                        + " WHERE picked = FALSE AND execution_time > CASE task_name"
                        + " WHEN 'tenant-end' THEN ? WHEN 'errands' THEN ? ELSE ? END")
                .params(Column.of(now), Column.of(now.plus(LONGEST_OF_AN_END)))
                .params(Column.of(now.plus(LONGEST_OF_A_BUCKET)), Column.of(now.plus(LONGEST)))
                .update();
        correctHeartbeats();
        if (pulled > 0) {
            LOG.info("{} jobs were planned too far ahead and run now", pulled);
        }
    }

    /** Corrects heartbeats of a node that was killed while its clock was ahead. A live node overwrites its own. */
    private void correctHeartbeats() {
        db.sql("UPDATE scheduled_tasks SET last_heartbeat = ? WHERE picked = TRUE AND last_heartbeat > ?")
                .param(Column.of(clock.instant()))
                .param(Column.of(clock.instant().plus(BEAT)))
                .update();
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }
}
