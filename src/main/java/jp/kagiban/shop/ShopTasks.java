package jp.kagiban.shop;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.util.Optional;
import jp.kagiban.storage.JobEnds;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the scheduler runs. The workers are looked up when a job runs: they plan jobs themselves, and so would need the
 * scheduler that is made of these tasks. In a company that is suspended nothing asks RMS; secrets are destroyed all the same.
 */
@Configuration(proxyBeanMethods = false)
class ShopTasks {

    @Bean
    Task<ShopJobs.KeyJob> shopKeyTask(ObjectProvider<KeyActivationJob> road, MallErrands errands, Clock clock) {
        return Tasks.custom(ShopJobs.KEY)
                .onFailure(JobEnds.restLonger(clock))
                .execute((instance, _) -> JobEnds.then(errands.check(
                        instance.getData().tenant(), () -> road.getObject().run(instance.getData()))));
    }

    @Bean
    Task<ShopJobs.WatchJob> shopWatchTask(ObjectProvider<ExpiryCheck> watchman, MallErrands errands, Clock clock) {
        return Tasks.custom(ShopJobs.WATCH)
                .onFailure(JobEnds.restLonger(clock))
                .execute((instance, _) -> JobEnds.then(errands.check(
                        instance.getData().tenant(), () -> watchman.getObject().run(instance.getData()))));
    }

    @Bean
    Task<ShopJobs.ShredJob> shopShredTask(ObjectProvider<Shredder> shredder, Clock clock) {
        return Tasks.custom(ShopJobs.SHRED)
                .onFailure(JobEnds.restLonger(clock))
                .execute((instance, _) -> JobEnds.then(shredder.getObject().run(instance.getData())));
    }

    @Bean
    Task<ShopJobs.DiagnosisJob> shopDiagnosisTask(
            ObjectProvider<Diagnostician> diagnostician, MallErrands errands, Clock clock) {
        return Tasks.custom(ShopJobs.DIAGNOSIS)
                .onFailure(JobEnds.restLonger(clock))
                .execute((instance, _) -> JobEnds.then(errands.bulk(
                        instance.getData().tenant(),
                        () -> diagnostician.getObject().run(instance.getData()))));
    }

    @Bean
    Task<Void> shopPlansTask(ObjectProvider<JobReconciler> mender, Clock clock) {
        return Tasks.custom(ShopJobs.MEND)
                .onFailure(JobEnds.restLonger(clock))
                .execute((_, _) -> JobEnds.then(Optional.of(mender.getObject().mend())));
    }
}
