package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class AbandonedJobsTest {

    private static final TaskDescriptor<Void> JOB = TaskDescriptor.of("abandoned-jobs-test");

    @Autowired
    Jobs jobs;

    @Autowired
    SchedulerClient client;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void aNodePicksAJobAndIsKilled() {
        jobs.plan(JOB.instance("in-hand").build(), SettableClock.START);
        db.sql("UPDATE scheduled_tasks SET picked = TRUE, picked_by = 'killed' WHERE task_name = ?")
                .param(JOB.getTaskName())
                .update();
    }

    @Test
    void itIsFreeAtTheNextStartWhereOnlyOneProcessCanBe() {
        new AbandonedJobs(db, "jdbc:h2:file:/data/kagiban").afterPropertiesSet();
        assertThat(isPicked()).isFalse();
    }

    @Test
    void itIsLeftToItsNodeWhereOthersMayRun() {
        new AbandonedJobs(db, "jdbc:mysql://db/kagiban").afterPropertiesSet();
        assertThat(isPicked()).isTrue();
    }

    private boolean isPicked() {
        return client.getScheduledExecution(JOB.instanceId("in-hand"))
                .orElseThrow()
                .isPicked();
    }
}
