package jp.kagiban.shop;

import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.util.UUID;
import jp.kagiban.storage.Jobs;
import org.springframework.stereotype.Component;

/** The jobs of this module, how they are named, and which of them let others go first. */
@Component
class ShopJobs {

    /** Brings a waiting key into use; one for each waiting key. */
    static final TaskDescriptor<KeyJob> KEY = TaskDescriptor.of("shop-key", KeyJob.class);
    /** Watches the key in use; one for each shop. */
    static final TaskDescriptor<WatchJob> WATCH = TaskDescriptor.of("shop-watch", WatchJob.class);
    /** Destroys what was kept of a superseded key; one for each. */
    static final TaskDescriptor<ShredJob> SHRED = TaskDescriptor.of("shop-shred", ShredJob.class);
    /** Tries out what the key may do; one for each shop. */
    static final TaskDescriptor<DiagnosisJob> DIAGNOSIS = TaskDescriptor.of("shop-diagnosis", DiagnosisJob.class);
    /** Plans again what has lost its job. */
    static final TaskDescriptor<Void> MEND = TaskDescriptor.of("shop-plans");

    private final Jobs jobs;

    ShopJobs(Jobs jobs) {
        this.jobs = jobs;
    }

    record KeyJob(UUID tenant, UUID shop, UUID generation) {

        GenerationId id() {
            return new GenerationId(tenant, generation);
        }

        String instance() {
            return tenant + ":" + generation;
        }
    }

    record WatchJob(UUID tenant, UUID shop) {

        String instance() {
            return tenant + ":" + shop;
        }
    }

    record ShredJob(UUID tenant, UUID shop, UUID generation) {

        String instance() {
            return tenant + ":" + generation;
        }
    }

    record DiagnosisJob(UUID tenant, UUID shop) {

        String instance() {
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

    void plan(KeyJob job, Instant at) {
        jobs.plan(KEY.instance(job.instance()).data(job).build(), at);
    }

    void plan(WatchJob job, Instant at) {
        jobs.plan(WATCH.instance(job.instance()).data(job).build(), at);
    }

    void plan(ShredJob job, Instant at) {
        jobs.plan(SHRED.instance(job.instance()).data(job).build(), at);
    }

    void plan(DiagnosisJob job, Instant at) {
        jobs.plan(waiting(job), at);
    }

    boolean planUnlessThere(ShredJob job, Instant at) {
        return jobs.planUnlessThere(SHRED.instance(job.instance()).data(job).build(), at);
    }

    boolean planUnlessThere(KeyJob job, Instant at) {
        return jobs.planUnlessThere(KEY.instance(job.instance()).data(job).build(), at);
    }

    boolean planUnlessThere(WatchJob job, Instant at) {
        return jobs.planUnlessThere(WATCH.instance(job.instance()).data(job).build(), at);
    }

    private static TaskInstance<DiagnosisJob> waiting(DiagnosisJob job) {
        return DIAGNOSIS
                .instance(job.instance())
                .data(job)
                .priority(Priority.LOW)
                .build();
    }

    boolean planUnlessThere(DiagnosisJob job, Instant at) {
        return jobs.planUnlessThere(waiting(job), at);
    }

    void planMending(Instant at) {
        jobs.plan(MEND.instance("all").build(), at);
    }

    void cancel(KeyJob job) {
        jobs.cancel(KEY.instanceId(job.instance()));
    }

    void cancel(ShredJob job) {
        jobs.cancel(SHRED.instanceId(job.instance()));
    }

    void cancel(DiagnosisJob job) {
        jobs.cancel(DIAGNOSIS.instanceId(job.instance()));
    }

    void cancel(WatchJob job) {
        jobs.cancel(WATCH.instanceId(job.instance()));
    }
}
