package jp.kagiban.tenancy;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import jp.kagiban.shared.TenantId;
import jp.kagiban.storage.Job;
import jp.kagiban.storage.JobType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The only job of this module: it deletes a company. Each company whose owner has asked for that has its own. */
@Configuration(proxyBeanMethods = false)
class TenancyJobs {

    private static final JobType<EndJob> END = JobType.of("tenant-end", EndJob.class);

    record EndJob(TenantId tenant) implements Job<EndJob> {

        @Override
        public JobType<EndJob> type() {
            return END;
        }

        @Override
        public String instance() {
            return tenant.toString();
        }
    }

    @Bean
    Task<EndJob> tenantEndTask(ObjectProvider<TenantEnd> end, Clock clock) {
        return END.task(clock, job -> end.getObject().run(job.tenant()));
    }
}
