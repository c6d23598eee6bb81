package jp.kagiban.shop;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.util.UUID;
import jp.kagiban.storage.Job;
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

    /** Brings a waiting key into use; one for each waiting key. */
    static final JobType<KeyJob> KEY = JobType.of("shop-key", KeyJob.class);
    /** Watches the key in use; one for each shop. */
    static final JobType<WatchJob> WATCH = JobType.of("shop-watch", WatchJob.class);
    /** Destroys what was kept of a superseded key; one for each. */
    static final JobType<ShredJob> SHRED = JobType.of("shop-shred", ShredJob.class);
    /** Tries out what the key may do; one for each shop. */
    static final JobType<DiagnosisJob> DIAGNOSIS =
            JobType.of("shop-diagnosis", DiagnosisJob.class).yielding();
    /** Plans again what has lost its job. */
    static final JobType<Void> MEND = JobType.single("shop-plans");

    record KeyJob(UUID tenant, UUID shop, UUID generation) implements Job<KeyJob> {

        @Override
        public JobType<KeyJob> type() {
            return KEY;
        }

        GenerationId id() {
            return new GenerationId(tenant, generation);
        }

        @Override
        public String instance() {
            return tenant + ":" + generation;
        }
    }

    record WatchJob(UUID tenant, UUID shop) implements Job<WatchJob> {

        @Override
        public JobType<WatchJob> type() {
            return WATCH;
        }

        @Override
        public String instance() {
            return tenant + ":" + shop;
        }
    }

    record ShredJob(UUID tenant, UUID shop, UUID generation) implements Job<ShredJob> {

        @Override
        public JobType<ShredJob> type() {
            return SHRED;
        }

        @Override
        public String instance() {
            return tenant + ":" + generation;
        }
    }

    record DiagnosisJob(UUID tenant, UUID shop) implements Job<DiagnosisJob> {

        @Override
        public JobType<DiagnosisJob> type() {
            return DIAGNOSIS;
        }

        @Override
        public String instance() {
            return tenant + ":" + shop;
        }
    }

    static ShredJob shredJob(KeyGeneration generation) {
        return new ShredJob(
                generation.id().tenantId(), generation.shopId(), generation.id().id());
    }

    static KeyJob keyJob(KeyGeneration generation) {
        return new KeyJob(
                generation.id().tenantId(), generation.shopId(), generation.id().id());
    }

    @Bean
    Task<KeyJob> shopKeyTask(ObjectProvider<KeyActivationJob> activation, MallErrands errands, Clock clock) {
        return KEY.task(
                clock,
                job -> errands.check(job.tenant(), () -> activation.getObject().run(job)));
    }

    @Bean
    Task<WatchJob> shopWatchTask(ObjectProvider<KeyCheckJob> check, MallErrands errands, Clock clock) {
        return WATCH.task(
                clock,
                job -> errands.check(job.tenant(), () -> check.getObject().run(job)));
    }

    @Bean
    Task<ShredJob> shopShredTask(ObjectProvider<Shredder> shredder, Clock clock) {
        return SHRED.task(clock, job -> shredder.getObject().run(job));
    }

    @Bean
    Task<DiagnosisJob> shopDiagnosisTask(
            ObjectProvider<Diagnostician> diagnostician, MallErrands errands, Clock clock) {
        return DIAGNOSIS.task(
                clock,
                job -> errands.bulk(
                        job.tenant(), () -> diagnostician.getObject().run(job)));
    }

    @Bean
    Task<Void> shopPlansTask(ObjectProvider<JobReconciler> reconciler, Clock clock) {
        return MEND.task(clock, () -> reconciler.getObject().mend());
    }
}
