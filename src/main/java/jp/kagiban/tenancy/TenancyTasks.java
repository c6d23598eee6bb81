package jp.kagiban.tenancy;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import jp.kagiban.storage.JobEnds;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the scheduler runs. The worker is looked up when a job runs: the scheduler is made of these tasks. */
@Configuration(proxyBeanMethods = false)
class TenancyTasks {

    @Bean
    Task<TenancyJobs.EndJob> tenantEndTask(ObjectProvider<TenantEnd> end, Clock clock) {
        return Tasks.custom(TenancyJobs.END)
                .onFailure(JobEnds.restLonger(clock))
                .execute((instance, _) ->
                        JobEnds.then(end.getObject().run(instance.getData().tenant())));
    }
}
