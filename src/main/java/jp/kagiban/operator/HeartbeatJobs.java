package jp.kagiban.operator;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import jp.kagiban.storage.JobType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one job of this module. */
@Configuration(proxyBeanMethods = false)
class HeartbeatJobs {

    /** Calls the address of the heartbeat while the watch is well. */
    static final JobType<Void> BEAT = JobType.single("operator-heartbeat");

    @Bean
    Task<Void> operatorHeartbeatTask(ObjectProvider<Heartbeat> heartbeat, Clock clock) {
        return BEAT.task(clock, () -> heartbeat.getObject().beat());
    }
}
