package jp.kagiban.shop;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import jp.kagiban.shop.activation.KeyActivationJob;
import jp.kagiban.shop.diagnosis.DiagnosisJob;
import jp.kagiban.shop.diagnosis.Diagnostician;
import jp.kagiban.shop.key.KeyGenerations;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.shop.key.KeyRetirement;
import jp.kagiban.storage.JobType;
import jp.kagiban.task.MallTasks;
import jp.kagiban.task.ShopLines;
import jp.kagiban.task.TaskWork;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Declares the mall tasks and jobs of this module, except the checks ({@code shop/watch/KeyChecks}). Mall tasks are
 * postponed while their company is suspended. The destruction of secrets is a job, which runs even then.
 */
@Configuration(proxyBeanMethods = false)
class ShopJobs {

    /** Runs {@link JobReconciler}. */
    static final JobType<Void> RECONCILE = JobType.single("shop-plans");

    @Bean
    TaskWork<KeyJobs.KeyJob, Void> keyWork(KeyActivationJob activation) {
        return TaskWork.ofEach(KeyJobs.KEY, activation::run);
    }

    @Bean
    TaskWork<DiagnosisJob, Void> diagnosisWork(Diagnostician diagnostician) {
        return TaskWork.ofEach(DiagnosisJob.KIND, diagnostician::run);
    }

    /** Finds a shop's number at its mall. Tasks of shops with the same number share a bucket. */
    @Bean
    ShopLines shopLines(KeyGenerations generations) {
        return generations::numberInUse;
    }

    @Bean
    Task<KeyJobs.KeyJob> earlierKeyTask(ObjectProvider<MallTasks> mallTasks, Clock clock) {
        return KeyJobs.KEY.takeOver(mallTasks, clock);
    }

    @Bean
    Task<KeyJobs.WatchJob> earlierWatchTask(ObjectProvider<MallTasks> mallTasks, Clock clock) {
        return KeyJobs.WATCH.takeOver(mallTasks, clock);
    }

    @Bean
    Task<DiagnosisJob> earlierDiagnosisTask(ObjectProvider<MallTasks> mallTasks, Clock clock) {
        return DiagnosisJob.KIND.takeOver(mallTasks, clock);
    }

    @Bean
    Task<KeyJobs.ShredJob> shopShredTask(ObjectProvider<KeyRetirement> retirement, Clock clock) {
        return KeyJobs.SHRED.task(clock, job -> retirement.getObject().shred(job));
    }

    @Bean
    Task<Void> shopPlansTask(ObjectProvider<JobReconciler> reconciler, Clock clock) {
        return RECONCILE.task(clock, () -> reconciler.getObject().reconcile());
    }
}
