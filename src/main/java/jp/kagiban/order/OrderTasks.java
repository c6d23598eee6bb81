package jp.kagiban.order;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the scheduler runs. The workers are looked up when a job runs, because they plan jobs themselves. */
@Configuration(proxyBeanMethods = false)
class OrderTasks {

    private static final Duration FIRST_REST = Duration.ofMinutes(1);
    private static final Duration LONGEST_REST = Duration.ofHours(1);

    @Bean
    Task<OrderJobs.IntakeJob> orderIntakeTask(ObjectProvider<IntakeRun> intake, Clock clock) {
        return Tasks.custom(OrderJobs.INTAKE)
                .onFailure(restLonger(clock))
                .execute((instance, _) -> then(intake.getObject().run(instance.getData())));
    }

    @Bean
    Task<OrderJobs.ConfirmJob> orderConfirmTask(ObjectProvider<ConfirmRun> confirm, Clock clock) {
        return Tasks.custom(OrderJobs.CONFIRM).onFailure(restLonger(clock)).execute((instance, _) -> {
            confirm.getObject().run(instance.getData());
            return then(Optional.empty());
        });
    }

    @Bean
    Task<Void> orderPlansTask(ObjectProvider<IntakePlanner> planner, Clock clock) {
        return Tasks.custom(OrderJobs.MEND)
                .onFailure(restLonger(clock))
                .execute((_, _) -> then(Optional.of(planner.getObject().mend())));
    }

    @Bean
    Task<Void> orderPurgeTask(ObjectProvider<PurgeJob> purge, Clock clock) {
        return Tasks.custom(OrderJobs.PURGE)
                .onFailure(restLonger(clock))
                .execute((_, _) -> then(Optional.of(purge.getObject().run())));
    }

    private static <T> CompletionHandler<T> then(Optional<Instant> next) {
        return (done, operations) -> next.ifPresentOrElse(at -> operations.reschedule(done, at), operations::remove);
    }

    private static <T> FailureHandler<T> restLonger(Clock clock) {
        return (failure, operations) -> {
            int before = Math.min(failure.getExecution().consecutiveFailures, 6);
            Duration grown = FIRST_REST.multipliedBy(1L << before);
            Duration rest = grown.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : grown;
            operations.reschedule(failure, clock.instant().plus(rest));
        };
    }
}
