package jp.kagiban.operator;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import jp.kagiban.storage.JobType;
import jp.kagiban.storage.Jobs;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Plans the heartbeat when a portal starts with an address for it. Cancels it when a portal starts without one. */
@Configuration(proxyBeanMethods = false)
class HeartbeatJobs {

    /** Calls the heartbeat's address while the portal works. */
    private static final JobType<Void> BEAT = JobType.single("operator-heartbeat");

    private final HeartbeatSettings settings;
    private final ObjectProvider<Jobs> jobs;
    private final Clock clock;

    /** Looks up the jobs only when needed, because their scheduler is made of the task below. */
    HeartbeatJobs(HeartbeatSettings settings, ObjectProvider<Jobs> jobs, Clock clock) {
        this.settings = settings;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Bean
    Task<Void> operatorHeartbeatTask(ObjectProvider<Heartbeat> heartbeat) {
        return BEAT.task(clock, () -> heartbeat.getObject().beat());
    }

    @EventListener(ApplicationReadyEvent.class)
    void planOrCancel() {
        if (settings.address().isPresent()) {
            jobs.getObject().plan(BEAT, clock.instant());
        } else {
            jobs.getObject().cancel(BEAT);
        }
    }
}
