package jp.kagiban.shop;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import jp.kagiban.errand.ErrandWork;
import jp.kagiban.errand.Errands;
import jp.kagiban.errand.ShopLines;
import jp.kagiban.shop.activation.KeyActivationJob;
import jp.kagiban.shop.diagnosis.DiagnosisJob;
import jp.kagiban.shop.diagnosis.Diagnostician;
import jp.kagiban.shop.key.KeyGenerations;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.shop.key.KeyRetirement;
import jp.kagiban.shop.watch.KeyCheckJob;
import jp.kagiban.storage.JobType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The errands and jobs of this module. A suspended company makes no calls to malls, but its secrets are still destroyed. */
@Configuration(proxyBeanMethods = false)
class ShopJobs {

    /** Runs {@link JobReconciler}. */
    static final JobType<Void> MEND = JobType.single("shop-plans");

    @Bean
    ErrandWork<KeyJobs.KeyJob> keyErrands(KeyActivationJob activation, MallErrands errands) {
        return new ErrandWork<>(KeyJobs.KEY, job -> errands.check(job.tenant(), () -> activation.run(job)));
    }

    @Bean
    ErrandWork<KeyJobs.WatchJob> watchErrands(KeyCheckJob check, MallErrands errands) {
        return new ErrandWork<>(KeyJobs.WATCH, job -> errands.check(job.tenant(), () -> check.run(job)));
    }

    @Bean
    ErrandWork<DiagnosisJob> diagnosisErrands(Diagnostician diagnostician, MallErrands errands) {
        return new ErrandWork<>(DiagnosisJob.KIND, job -> errands.bulk(job.tenant(), () -> diagnostician.run(job)));
    }

    /** Errands of shops with one number share a bucket. */
    @Bean
    ShopLines shopLines(KeyGenerations generations) {
        return generations::numberInUse;
    }

    @Bean
    Task<KeyJobs.KeyJob> earlierKeyTask(ObjectProvider<Errands> errands, Clock clock) {
        return KeyJobs.KEY.takeOver(errands, clock);
    }

    @Bean
    Task<KeyJobs.WatchJob> earlierWatchTask(ObjectProvider<Errands> errands, Clock clock) {
        return KeyJobs.WATCH.takeOver(errands, clock);
    }

    @Bean
    Task<DiagnosisJob> earlierDiagnosisTask(ObjectProvider<Errands> errands, Clock clock) {
        return DiagnosisJob.KIND.takeOver(errands, clock);
    }

    @Bean
    Task<KeyJobs.ShredJob> shopShredTask(ObjectProvider<KeyRetirement> retirement, Clock clock) {
        return KeyJobs.SHRED.task(clock, job -> retirement.getObject().shred(job));
    }

    @Bean
    Task<Void> shopPlansTask(ObjectProvider<JobReconciler> reconciler, Clock clock) {
        return MEND.task(clock, () -> reconciler.getObject().mend());
    }
}
