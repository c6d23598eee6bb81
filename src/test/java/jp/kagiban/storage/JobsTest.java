package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class JobsTest {

    private static final TaskDescriptor<Void> JOB = TaskDescriptor.of("jobs-test");

    @Autowired
    Jobs jobs;

    @Autowired
    SchedulerClient client;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void aJobPlannedInATransactionVanishesWithItsRollback() {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            jobs.plan(JOB.instance("rolled-back").build(), SettableClock.START);
            transaction.setRollbackOnly();
        });
        assertThat(client.getScheduledExecution(JOB.instanceId("rolled-back"))).isEmpty();
    }

    @Test
    void aJobPlannedAgainMovesToTheNewTime() {
        jobs.plan(JOB.instance("moved").build(), SettableClock.START);
        jobs.plan(JOB.instance("moved").build(), SettableClock.START.plusSeconds(60));
        assertThat(client.getScheduledExecution(JOB.instanceId("moved"))
                        .orElseThrow()
                        .getExecutionTime())
                .isEqualTo(SettableClock.START.plusSeconds(60));
    }
}
