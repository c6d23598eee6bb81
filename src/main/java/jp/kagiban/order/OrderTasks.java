package jp.kagiban.order;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.util.Optional;
import jp.kagiban.shop.MallErrands;
import jp.kagiban.storage.JobEnds;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the scheduler runs. The workers are looked up when a job runs, because they plan jobs themselves. */
@Configuration(proxyBeanMethods = false)
class OrderTasks {

    @Bean
    Task<OrderJobs.IntakeJob> orderIntakeTask(ObjectProvider<IntakeRun> intake, MallErrands errands, Clock clock) {
        return Tasks.custom(OrderJobs.INTAKE)
                .onFailure(JobEnds.restLonger(clock))
                .execute((instance, _) -> JobEnds.then(errands.bulk(
                        instance.getData().tenant(), () -> intake.getObject().run(instance.getData()))));
    }

    @Bean
    Task<OrderJobs.ConfirmJob> orderConfirmTask(ObjectProvider<ConfirmRun> confirm, MallErrands errands, Clock clock) {
        return Tasks.custom(OrderJobs.CONFIRM)
                .onFailure(JobEnds.restLonger(clock))
                .execute((instance, _) ->
                        JobEnds.then(errands.check(instance.getData().tenant(), () -> {
                            confirm.getObject().run(instance.getData());
                            return Optional.empty();
                        })));
    }

    @Bean
    Task<Void> orderPlansTask(ObjectProvider<IntakeReconciler> reconciler, Clock clock) {
        return Tasks.custom(OrderJobs.MEND)
                .onFailure(JobEnds.restLonger(clock))
                .execute((_, _) ->
                        JobEnds.then(Optional.of(reconciler.getObject().reconcile())));
    }

    @Bean
    Task<Void> orderPurgeTask(ObjectProvider<PurgeJob> purge, Clock clock) {
        return Tasks.custom(OrderJobs.PURGE)
                .onFailure(JobEnds.restLonger(clock))
                .execute((_, _) -> JobEnds.then(Optional.of(purge.getObject().run())));
    }
}
