package jp.kagiban.order;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.shop.MallErrands;
import jp.kagiban.storage.Job;
import jp.kagiban.storage.JobType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs of this module, and which of them let others go first. */
@Configuration(proxyBeanMethods = false)
class OrderJobs {

    /** Fetches the orders of a shop; one for each shop that has had a key in use. */
    static final JobType<IntakeJob> INTAKE =
            JobType.of("order-intake", IntakeJob.class).yielding();
    /** Confirms the orders that a member has chosen; one for each time that it was asked for. */
    static final JobType<ConfirmJob> CONFIRM = JobType.of("order-confirm", ConfirmJob.class);
    /** Purges orders whose time is over. */
    static final JobType<Void> PURGE = JobType.single("order-purge");
    /** Plans again what has lost its job. */
    static final JobType<Void> RECONCILE = JobType.single("order-plans");

    /** How far it has come stands in {@code order_intake}, which is written with the orders. */
    record IntakeJob(UUID tenant, UUID shop) implements Job<IntakeJob> {

        IntakeId id() {
            return new IntakeId(tenant, shop);
        }

        @Override
        public JobType<IntakeJob> type() {
            return INTAKE;
        }

        @Override
        public String instance() {
            return tenant + ":" + shop;
        }
    }

    record ConfirmJob(UUID tenant, UUID batch) implements Job<ConfirmJob> {

        @Override
        public JobType<ConfirmJob> type() {
            return CONFIRM;
        }

        @Override
        public String instance() {
            return tenant + ":" + batch;
        }
    }

    @Bean
    Task<IntakeJob> orderIntakeTask(ObjectProvider<IntakeRun> intake, MallErrands errands, Clock clock) {
        return INTAKE.task(
                clock,
                job -> errands.bulk(job.tenant(), () -> intake.getObject().run(job)));
    }

    @Bean
    Task<ConfirmJob> orderConfirmTask(ObjectProvider<ConfirmRun> confirm, MallErrands errands, Clock clock) {
        return CONFIRM.task(
                clock,
                job -> errands.check(job.tenant(), () -> {
                    confirm.getObject().run(job);
                    return Optional.empty();
                }));
    }

    @Bean
    Task<Void> orderPlansTask(ObjectProvider<IntakeReconciler> reconciler, Clock clock) {
        return RECONCILE.task(clock, () -> reconciler.getObject().reconcile());
    }

    @Bean
    Task<Void> orderPurgeTask(ObjectProvider<PurgeJob> purge, Clock clock) {
        return PURGE.task(clock, () -> purge.getObject().run());
    }
}
