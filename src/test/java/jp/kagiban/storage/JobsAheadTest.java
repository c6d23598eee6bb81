package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Duration;
import java.time.Instant;
import jp.kagiban.shared.Column;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A clock that was ahead and is right again keeps no job waiting. */
@Tag("fault")
@DatabaseTest
class JobsAheadTest {

    private static final TaskDescriptor<Void> JOB = TaskDescriptor.of("jobs-ahead-test");
    private static final TaskDescriptor<Void> END = TaskDescriptor.of("tenant-end");
    private static final TaskDescriptor<Void> BUCKET = TaskDescriptor.of("errands");
    private static final Instant NOW = SettableClock.START;

    @Autowired
    Jobs jobs;

    @Autowired
    SchedulerClient client;

    @Autowired
    JdbcClient db;

    @Autowired
    SettableClock clock;

    @BeforeEach
    void nothingElseIsPlanned() {
        clock.set(NOW);
        client.getScheduledExecutions().forEach(planned -> client.cancel(planned.getTaskInstance()));
    }

    @AfterEach
    void forget() {
        client.getScheduledExecutions().forEach(planned -> client.cancel(planned.getTaskInstance()));
    }

    private Instant plannedAndStarted(Duration ahead) {
        jobs.plan(JOB.instance("one").build(), NOW.plus(ahead));
        new JobsAhead(db, clock, false).afterPropertiesSet();
        return client.getScheduledExecution(JOB.instanceId("one")).orElseThrow().getExecutionTime();
    }

    @Test
    void aJobOfFortyDaysAheadRunsNow() {
        assertThat(plannedAndStarted(Duration.ofDays(40))).isEqualTo(NOW);
    }

    @Test
    void aJobOfTomorrowWaits() {
        assertThat(plannedAndStarted(Duration.ofHours(25))).isEqualTo(NOW.plus(Duration.ofHours(25)));
    }

    @Test
    void theEndOfACompanyWaitsForItsSevenDays() {
        Instant end = NOW.plus(Duration.ofDays(7));
        jobs.plan(END.instance("one").build(), end);
        plannedAndStarted(Duration.ofHours(1));
        assertThat(client.getScheduledExecution(END.instanceId("one"))
                        .orElseThrow()
                        .getExecutionTime())
                .isEqualTo(end);
    }

    @Test
    void aBucketPlannedNineHoursAheadIsWorkedNow() {
        jobs.plan(BUCKET.instance("7").build(), NOW.plus(Duration.ofHours(9)));
        plannedAndStarted(Duration.ofHours(9));
        assertThat(client.getScheduledExecution(BUCKET.instanceId("7"))
                        .orElseThrow()
                        .getExecutionTime())
                .isEqualTo(NOW);
    }

    @Test
    void aJobThatRunsIsLeftAloneAndFoundDeadIfItsNodeIs() {
        jobs.plan(JOB.instance("one").build(), NOW.plus(Duration.ofDays(40)));
        db.sql("UPDATE scheduled_tasks SET picked = TRUE, picked_by = 'node', last_heartbeat = execution_time"
                        + " WHERE task_name = ?")
                .param(JOB.getTaskName())
                .update();
        assertThat(plannedAndStarted(Duration.ofDays(40))).isEqualTo(NOW.plus(Duration.ofDays(40)));
        assertThat(db.sql("SELECT COUNT(*) FROM scheduled_tasks WHERE picked = TRUE AND last_heartbeat > ?")
                        .param(Column.of(NOW.plusSeconds(60)))
                        .query(Integer.class)
                        .single())
                .isZero();
        db.sql("DELETE FROM scheduled_tasks WHERE task_name = ?")
                .param(JOB.getTaskName())
                .update();
    }
}
