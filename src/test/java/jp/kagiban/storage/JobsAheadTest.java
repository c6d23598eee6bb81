package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Duration;
import java.time.Instant;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A clock that was ahead and is right again keeps no job waiting. */
@DatabaseTest
class JobsAheadTest {

    private static final TaskDescriptor<Void> JOB = TaskDescriptor.of("jobs-ahead-test");
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
    void aJobThatRunsIsLeftAlone() {
        jobs.plan(JOB.instance("one").build(), NOW.plus(Duration.ofDays(40)));
        db.sql("UPDATE scheduled_tasks SET picked = TRUE, picked_by = 'node', last_heartbeat = execution_time"
                        + " WHERE task_name = ?")
                .param(JOB.getTaskName())
                .update();
        assertThat(plannedAndStarted(Duration.ofDays(40))).isEqualTo(NOW.plus(Duration.ofDays(40)));
        db.sql("DELETE FROM scheduled_tasks WHERE task_name = ?")
                .param(JOB.getTaskName())
                .update();
    }
}
