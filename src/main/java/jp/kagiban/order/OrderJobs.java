package jp.kagiban.order;

import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.util.UUID;
import jp.kagiban.storage.Jobs;
import org.springframework.stereotype.Component;

/** The jobs of this module, how they are named, and which of them let others go first. */
@Component
class OrderJobs {

    /** Fetches the orders of a shop; one for each shop that has had a key in use. */
    static final TaskDescriptor<IntakeJob> INTAKE = TaskDescriptor.of("order-intake", IntakeJob.class);
    /** Confirms the orders that a member has chosen; one for each time that it was asked for. */
    static final TaskDescriptor<ConfirmJob> CONFIRM = TaskDescriptor.of("order-confirm", ConfirmJob.class);
    /** Purges orders whose time is over. */
    static final TaskDescriptor<Void> PURGE = TaskDescriptor.of("order-purge");
    /** Plans again what has lost its job. */
    static final TaskDescriptor<Void> MEND = TaskDescriptor.of("order-plans");

    private static final String ALL = "all";

    private final Jobs jobs;

    OrderJobs(Jobs jobs) {
        this.jobs = jobs;
    }

    /** How far it has come stands in {@code order_intake}, which is written with the orders. */
    record IntakeJob(UUID tenant, UUID shop) {

        IntakeId id() {
            return new IntakeId(tenant, shop);
        }

        String instance() {
            return tenant + ":" + shop;
        }
    }

    record ConfirmJob(UUID tenant, UUID batch) {

        String instance() {
            return tenant + ":" + batch;
        }
    }

    void plan(IntakeJob job, Instant at) {
        jobs.plan(waiting(job), at);
    }

    boolean planUnlessThere(IntakeJob job, Instant at) {
        return jobs.planUnlessThere(waiting(job), at);
    }

    private static TaskInstance<IntakeJob> waiting(IntakeJob job) {
        return INTAKE.instance(job.instance()).data(job).priority(Priority.LOW).build();
    }

    void cancel(IntakeJob job) {
        jobs.cancel(INTAKE.instanceId(job.instance()));
    }

    void plan(ConfirmJob job, Instant at) {
        jobs.plan(CONFIRM.instance(job.instance()).data(job).build(), at);
    }

    boolean planUnlessThere(ConfirmJob job, Instant at) {
        return jobs.planUnlessThere(CONFIRM.instance(job.instance()).data(job).build(), at);
    }

    void planPurge(Instant at) {
        jobs.planUnlessThere(PURGE.instance(ALL).build(), at);
    }

    void planMending(Instant at) {
        jobs.plan(MEND.instance(ALL).build(), at);
    }
}
