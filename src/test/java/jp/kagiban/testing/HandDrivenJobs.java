package jp.kagiban.testing;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import jp.kagiban.task.HandDrivenTasks;
import org.springframework.boot.test.context.TestComponent;

/** Runs the portal's jobs when the test says so, on a thread that belongs to no browser tab and to no member. */
@TestComponent
public class HandDrivenJobs {

    private final ManualScheduler scheduler;
    private final SchedulerClient client;
    private final HandDrivenTasks mallTasks;
    private final SettableClock clock;

    HandDrivenJobs(
            DataSource dataSource,
            List<Task<?>> tasks,
            List<ExecutionInterceptor> interceptors,
            SchedulerClient client,
            HandDrivenTasks mallTasks,
            SettableClock clock)
            throws SQLException {
        TestHelper.ManualSchedulerBuilder builder =
                TestHelper.createManualScheduler(dataSource.unwrap(HikariDataSource.class), tasks);
        builder.clock(new com.github.kagkarlsson.scheduler.testhelper.SettableClock());
        builder.serializer(new Jackson3Serializer());
        builder.alwaysPersistTimestampInUTC();
        interceptors.forEach(builder::addExecutionInterceptor);
        this.scheduler = builder.build();
        this.client = client;
        this.mallTasks = mallTasks;
        this.clock = clock;
    }

    /** Takes away what earlier tests have planned. */
    public void forget() {
        client.getScheduledExecutions().forEach(execution -> client.cancel(execution.getTaskInstance()));
        mallTasks.forget();
    }

    /** Takes away what isn't of the task with this name. */
    public void keep(String task) {
        client.getScheduledExecutions().stream()
                .map(execution -> execution.getTaskInstance())
                .filter(job -> !job.getTaskName().equals(task))
                .forEach(client::cancel);
        mallTasks.keep(task);
    }

    /** Whoever works a bucket goes on for as long as the portal runs. */
    private void leaveBuckets() {
        client.getScheduledExecutionsForTask("errands").forEach(bucket -> client.cancel(bucket.getTaskInstance()));
    }

    /** Runs what is due by the test's clock, and returns when it has run. */
    public void runDue() {
        leaveBuckets();
        scheduler.getClock().set(clock.instant());
        Runnable due = mallTasks.due();
        Thread job = Thread.ofVirtual().name("job by hand").start(() -> {
            scheduler.runAnyDueExecutions();
            due.run();
        });
        try {
            job.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
