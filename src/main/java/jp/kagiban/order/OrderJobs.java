package jp.kagiban.order;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.order.OrderIntake.IntakeId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.storage.JobType;
import jp.kagiban.task.MallTask;
import jp.kagiban.task.MallTasks;
import jp.kagiban.task.TaskKind;
import jp.kagiban.task.TaskWork;
import jp.kagiban.task.Urgency;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the mall tasks and jobs of this module. */
@Configuration(proxyBeanMethods = false)
class OrderJobs {

    /** Fetches the orders of a shop. Each shop that has ever had a key in use has one task. */
    static final TaskKind<IntakeJob> INTAKE = TaskKind.of(
            "order-intake", Urgency.BULK, IntakeJob.class, (tenant, shop, _) -> new IntakeJob(tenant, shop));
    /** Confirms all chosen orders of a shop that have no result yet. */
    static final TaskKind<ConfirmJob> CONFIRM = TaskKind.of(
            "order-confirm", Urgency.CHECK, ConfirmJob.class, (tenant, shop, _) -> new ConfirmJob(tenant, shop));
    /** The job of earlier versions, which had one for each request and all its shops. */
    static final JobType<EarlierConfirmJob> EARLIER_CONFIRM =
            JobType.ofEarlierPortals("order-confirm", EarlierConfirmJob.class);
    /** Purges orders whose retention is over. */
    static final JobType<Void> PURGE = JobType.single("order-purge");
    /** Plans intakes and confirmations that have lost their task. */
    static final JobType<Void> RECONCILE = JobType.single("order-plans");

    /** The task of an intake. The progress is in {@code order_intake}, which is written together with the orders. */
    record IntakeJob(TenantId tenant, ShopId shop) implements MallTask {

        IntakeId id() {
            return new IntakeId(tenant, shop);
        }

        @Override
        public TaskKind<IntakeJob> kind() {
            return INTAKE;
        }
    }

    /** The task of confirming orders. The progress is in {@code order_confirmation}. */
    record ConfirmJob(TenantId tenant, ShopId shop) implements MallTask {

        @Override
        public TaskKind<ConfirmJob> kind() {
            return CONFIRM;
        }
    }

    record EarlierConfirmJob(TenantId tenant, UUID batch) {}

    @Bean
    Task<IntakeJob> earlierIntakeTask(ObjectProvider<MallTasks> mallTasks, Clock clock) {
        return INTAKE.takeOver(mallTasks, clock);
    }

    @Bean
    TaskWork<ConfirmJob, Void> confirmWork(ConfirmRun confirm) {
        return TaskWork.ofEach(CONFIRM, job -> {
            confirm.run(job);
            return Optional.empty();
        });
    }

    @Bean
    Task<EarlierConfirmJob> earlierConfirmTask(ObjectProvider<OrderConfirmations> confirmations, Clock clock) {
        return EARLIER_CONFIRM.task(clock, job -> {
            confirmations.getObject().planAgain(job.tenant(), job.batch());
            return Optional.empty();
        });
    }

    @Bean
    Task<Void> orderPlansTask(ObjectProvider<IntakePlanner> planner, Clock clock) {
        return RECONCILE.task(clock, () -> planner.getObject().reconcile());
    }

    @Bean
    Task<Void> orderPurgeTask(ObjectProvider<PurgeJob> purge, Clock clock) {
        return PURGE.task(clock, () -> purge.getObject().run());
    }
}
