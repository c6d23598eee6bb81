package jp.kagiban.audit;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import jp.kagiban.storage.JobType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Defines the only job of this module. */
@Configuration(proxyBeanMethods = false)
class HistoryJobs {

    /** Seals the chains, and cuts off entries that are too old. */
    static final JobType<Void> KEEP = JobType.single("audit-keep");

    @Bean
    Task<Void> auditKeepTask(ObjectProvider<HistoryKeeper> keeper, Clock clock) {
        return KEEP.task(clock, () -> keeper.getObject().run());
    }
}
