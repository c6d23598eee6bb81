package jp.kagiban.audit;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.util.Optional;
import jp.kagiban.storage.JobEnds;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the scheduler runs. The worker is looked up when a job runs, because it plans jobs itself. */
@Configuration(proxyBeanMethods = false)
class HistoryTasks {

    @Bean
    Task<Void> auditKeepTask(ObjectProvider<HistoryKeeper> keeper, Clock clock) {
        return Tasks.custom(HistoryJobs.KEEP)
                .onFailure(JobEnds.restLonger(clock))
                .execute((_, _) -> JobEnds.then(Optional.of(keeper.getObject().run())));
    }
}
