package jp.kagiban.storage;

import java.time.Clock;
import java.time.Duration;
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
 * Pulls back jobs that are planned farther ahead than any comes round: the clock was ahead when they were planned, and without
 * this they would rest until it has caught up. Done before the scheduler starts, and every ten minutes where jobs run, by a
 * timer that knows no clock. A job that runs too early plans itself again.
 */
@Component
class JobsAhead implements InitializingBean, DisposableBean {

    /** A little more than a day: no job comes round more seldom, and the few that wait for a later day look at it themselves. */
    static final Duration LONGEST = Duration.ofHours(26);

    /** The end of a company waits for its seven days. */
    private static final Duration LONGEST_OF_AN_END = Duration.ofDays(8);

    /** A job that runs tells it every 15 s. */
    private static final Duration BEAT = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(JobsAhead.class);
    private static final Duration EVERY = Duration.ofMinutes(10);

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
        int pulled = db.sql(
                        "UPDATE scheduled_tasks SET execution_time = ?, version = version + 1"
                                + " WHERE picked = FALSE AND execution_time > CASE task_name WHEN 'tenant-end' THEN ? ELSE ? END")
                .param(Column.of(clock.instant()))
                .param(Column.of(clock.instant().plus(LONGEST_OF_AN_END)))
                .param(Column.of(clock.instant().plus(LONGEST)))
                .update();
        letTheDeadBeFound();
        if (pulled > 0) {
            LOG.info("{} jobs were planned for more than {} ahead and are looked at now", pulled, LONGEST);
        }
    }

    /** Corrects heartbeats of a node that was killed while its clock was ahead. A live node overwrites its own. */
    private void letTheDeadBeFound() {
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
