package jp.kagiban.shop;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import jp.kagiban.shop.activation.KeyActivationJob;
import jp.kagiban.shop.diagnosis.DiagnosisJob;
import jp.kagiban.shop.diagnosis.Diagnostician;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.shop.key.Shredder;
import jp.kagiban.shop.watch.KeyCheckJob;
import jp.kagiban.storage.JobType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The jobs of this module, and which of them let others go first. In a company that is suspended nothing asks a mall; secrets
 * are destroyed all the same.
 */
@Configuration(proxyBeanMethods = false)
class ShopJobs {

    /** Plans again what has lost its job. */
    static final JobType<Void> MEND = JobType.single("shop-plans");

    @Bean
    Task<KeyJobs.KeyJob> shopKeyTask(ObjectProvider<KeyActivationJob> activation, MallErrands errands, Clock clock) {
        return KeyJobs.KEY.task(
                clock,
                job -> errands.check(job.tenant(), () -> activation.getObject().run(job)));
    }

    @Bean
    Task<KeyJobs.WatchJob> shopWatchTask(ObjectProvider<KeyCheckJob> check, MallErrands errands, Clock clock) {
        return KeyJobs.WATCH.task(
                clock,
                job -> errands.check(job.tenant(), () -> check.getObject().run(job)));
    }

    @Bean
    Task<KeyJobs.ShredJob> shopShredTask(ObjectProvider<Shredder> shredder, Clock clock) {
        return KeyJobs.SHRED.task(clock, job -> shredder.getObject().run(job));
    }

    @Bean
    Task<DiagnosisJob> shopDiagnosisTask(
            ObjectProvider<Diagnostician> diagnostician, MallErrands errands, Clock clock) {
        return DiagnosisJob.TYPE.task(
                clock,
                job -> errands.bulk(
                        job.tenant(), () -> diagnostician.getObject().run(job)));
    }

    @Bean
    Task<Void> shopPlansTask(ObjectProvider<JobReconciler> reconciler, Clock clock) {
        return MEND.task(clock, () -> reconciler.getObject().mend());
    }
}
