package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    JobQueue queue;

    @Autowired
    JdbcClient db;

    @Autowired
    ObjectProvider<Scheduler> scheduler;

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

    @Test
    void aJobThatEndsWhileItIsMovedIsPlannedAnew() {
        jobs.plan(JOB.instance("ends").build(), SettableClock.START);
        whenAsked("reschedule", () -> client.cancel(JOB.instanceId("ends")))
                .plan(JOB.instance("ends").build(), SettableClock.START.plusSeconds(60));
        assertThat(client.getScheduledExecution(JOB.instanceId("ends"))
                        .orElseThrow()
                        .getExecutionTime())
                .isEqualTo(SettableClock.START.plusSeconds(60));
    }

    @Test
    void aJobThatAnotherMovesFirstIsMovedAfterThem() {
        jobs.plan(JOB.instance("second").build(), SettableClock.START);
        whenAsked("reschedule", once(() -> anotherMoves("second")))
                .plan(JOB.instance("second").build(), SettableClock.START.plusSeconds(60));
        assertThat(client.getScheduledExecution(JOB.instanceId("second"))
                        .orElseThrow()
                        .getExecutionTime())
                .isEqualTo(SettableClock.START.plusSeconds(60));
    }

    @Test
    void aJobThatAnotherMovesEachTimeStaysWhereTheyPutIt() {
        jobs.plan(JOB.instance("contested").build(), SettableClock.START);
        whenAsked("reschedule", () -> anotherMoves("contested"))
                .plan(JOB.instance("contested").build(), SettableClock.START.plusSeconds(60));
        assertThat(client.getScheduledExecution(JOB.instanceId("contested"))
                        .orElseThrow()
                        .getExecutionTime())
                .isEqualTo(SettableClock.START.plusSeconds(5));
    }

    @Test
    void aJobThatRunsAndEndsWhileItIsMovedIsPlannedAnew() {
        jobs.plan(JOB.instance("runs").build(), SettableClock.START);
        whenAsked("reschedule", once(() -> {
                    client.cancel(JOB.instanceId("runs"));
                    throw notUpdated("runs");
                }))
                .plan(JOB.instance("runs").build(), SettableClock.START.plusSeconds(60));
        assertThat(client.getScheduledExecution(JOB.instanceId("runs"))
                        .orElseThrow()
                        .getExecutionTime())
                .isEqualTo(SettableClock.START.plusSeconds(60));
    }

    /** The job of a bucket runs on for as long as its node, and keeps its failures until it ends. */
    @Test
    void aJobThatRunsAgainDoesNotCountAsFailing() {
        jobs.plan(JOB.instance("failed").build(), SettableClock.START);
        set("consecutive_failures = 3");
        long whileItWaits = queue.standing().failing();
        set("picked = TRUE");
        assertThat(queue.standing().failing()).isEqualTo(whileItWaits - 1);
        set("picked = FALSE");
        client.cancel(JOB.instanceId("failed"));
    }

    private void set(String change) {
        db.sql("UPDATE scheduled_tasks SET " + change + " WHERE task_instance = 'failed'")
                .update();
    }

    /** Between the look at the job and the change of its row, as the scheduler's client then says it. */
    private void anotherMoves(String job) {
        client.reschedule(JOB.instanceId(job), SettableClock.START.plusSeconds(5));
        throw notUpdated(job);
    }

    private static ExecutionException notUpdated(String job) {
        return new ExecutionException("Expected one execution to be updated, but updated 0", "jobs-test", job, 2);
    }

    private static Runnable once(Runnable deed) {
        AtomicBoolean done = new AtomicBoolean();
        return () -> {
            if (!done.getAndSet(true)) {
                deed.run();
            }
        };
    }

    @Test
    void aJobThatEndsWhileItIsCancelledIsGone() {
        jobs.plan(JOB.instance("gone").build(), SettableClock.START);
        whenAsked("cancel", () -> client.cancel(JOB.instanceId("gone"))).cancel(JOB.instanceId("gone"));
        assertThat(client.getScheduledExecution(JOB.instanceId("gone"))).isEmpty();
    }

    @Test
    void aJobThatIsPickedWhileItIsCancelledIsLeftAlone() {
        jobs.plan(JOB.instance("picked").build(), SettableClock.START);
        Jobs racing = whenAsked("cancel", () -> {
            throw new ExecutionException("Expected one execution to be removed", "jobs-test", "picked", 2);
        });
        racing.cancel(JOB.instanceId("picked"));
        assertThat(client.getScheduledExecution(JOB.instanceId("picked"))).isPresent();
    }

    /** Jobs under whose hands something else happens, each time this method of the scheduler is called. */
    private Jobs whenAsked(String method, Runnable meanwhile) {
        SchedulerClient racing = (SchedulerClient) Proxy.newProxyInstance(
                SchedulerClient.class.getClassLoader(),
                new Class<?>[] {SchedulerClient.class},
                (_, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        meanwhile.run();
                    }
                    return passOn(called, arguments);
                });
        return new Jobs(racing, scheduler);
    }

    private Object passOn(Method called, Object[] arguments) throws Throwable {
        try {
            return called.invoke(client, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
