package jp.kagiban.delivery;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.util.UUID;
import jp.kagiban.delivery.letter.WeeklyMails;
import jp.kagiban.delivery.letter.WeeklyMails.WeeklyJob;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.storage.Job;
import jp.kagiban.storage.JobType;
import jp.kagiban.tenancy.Suspensions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Defines the jobs of this module. Key checks and order imports run before the runs and sends. */
@Configuration(proxyBeanMethods = false)
class DeliveryJobs {

    /** Plans the deliveries of one company that has shops. */
    static final JobType<RunJob> RUN = JobType.of("delivery-run", RunJob.class).yielding();
    /** Sends one delivery. */
    static final JobType<SendJob> SEND =
            JobType.of("delivery-send", SendJob.class).yielding();
    /** Plans a run for each company whose run was lost. */
    static final JobType<Void> RECONCILE = JobType.single("delivery-plans");

    record RunJob(TenantId tenant) implements Job<RunJob> {

        @Override
        public JobType<RunJob> type() {
            return RUN;
        }

        @Override
        public String instance() {
            return tenant.toString();
        }
    }

    record SendJob(TenantId tenant, UUID delivery) implements Job<SendJob> {

        @Override
        public JobType<SendJob> type() {
            return SEND;
        }

        @Override
        public String instance() {
            return tenant + ":" + delivery;
        }
    }

    @Bean
    Task<RunJob> deliveryRunTask(
            ObjectProvider<DeliveryRun> run, Suspensions suspensions, TenantScope scope, Clock clock) {
        return RUN.task(
                clock,
                job -> suspensions.unlessSuspended(
                        job.tenant(),
                        () -> scope.in(job.tenant(), () -> run.getObject().run(job.tenant()))));
    }

    @Bean
    Task<SendJob> deliverySendTask(
            ObjectProvider<DeliverySend> send, Suspensions suspensions, TenantScope scope, Clock clock) {
        return SEND.task(
                clock,
                job -> suspensions.unlessSuspended(
                        job.tenant(),
                        () -> scope.in(job.tenant(), () -> send.getObject().run(job.tenant(), job.delivery()))));
    }

    @Bean
    Task<WeeklyJob> weeklyMailTask(
            ObjectProvider<WeeklyMails> mails, Suspensions suspensions, TenantScope scope, Clock clock) {
        return WeeklyJob.SEND.task(
                clock,
                job -> suspensions.unlessSuspended(
                        job.tenant(),
                        () -> scope.in(job.tenant(), () -> mails.getObject().send(job))));
    }

    @Bean
    Task<Void> deliveryPlansTask(ObjectProvider<DeliveryPlanner> planner, Clock clock) {
        return RECONCILE.task(clock, () -> planner.getObject().reconcile());
    }
}
