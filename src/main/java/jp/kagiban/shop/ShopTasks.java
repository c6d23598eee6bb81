package jp.kagiban.shop;

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

/**
 * What the scheduler runs. The workers are looked up when a job runs: they plan jobs themselves, and so would need the
 * scheduler that is made of these tasks.
 */
@Configuration(proxyBeanMethods = false)
class ShopTasks {

    private static final Duration FIRST_REST = Duration.ofMinutes(1);
    private static final Duration LONGEST_REST = Duration.ofHours(1);

    @Bean
    Task<ShopJobs.KeyJob> shopKeyTask(ObjectProvider<KeyRoad> road, Clock clock) {
        return Tasks.custom(ShopJobs.KEY)
                .onFailure(restLonger(clock))
                .execute((instance, _) -> then(road.getObject().run(instance.getData())));
    }

    @Bean
    Task<ShopJobs.WatchJob> shopWatchTask(ObjectProvider<Watchman> watchman, Clock clock) {
        return Tasks.custom(ShopJobs.WATCH)
                .onFailure(restLonger(clock))
                .execute((instance, _) -> then(watchman.getObject().run(instance.getData())));
    }

    @Bean
    Task<ShopJobs.ShredJob> shopShredTask(ObjectProvider<Shredder> shredder, Clock clock) {
        return Tasks.custom(ShopJobs.SHRED)
                .onFailure(restLonger(clock))
                .execute((instance, _) -> then(shredder.getObject().run(instance.getData())));
    }

    @Bean
    Task<ShopJobs.DiagnosisJob> shopDiagnosisTask(ObjectProvider<Diagnostician> diagnostician, Clock clock) {
        return Tasks.custom(ShopJobs.DIAGNOSIS)
                .onFailure(restLonger(clock))
                .execute((instance, _) -> then(diagnostician.getObject().run(instance.getData())));
    }

    @Bean
    Task<Void> shopPlansTask(ObjectProvider<PlanMender> mender, Clock clock) {
        return Tasks.custom(ShopJobs.MEND)
                .onFailure(restLonger(clock))
                .execute((_, _) -> then(Optional.of(mender.getObject().mend())));
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
