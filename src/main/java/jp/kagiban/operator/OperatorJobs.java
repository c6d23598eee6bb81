package jp.kagiban.operator;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import jp.kagiban.storage.JobType;
import jp.kagiban.storage.Jobs;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * Mails a checkpoint to the operators once a week, and calls the heartbeat's address. When a portal starts without such
 * an address, the heartbeat is cancelled.
 */
@Configuration(proxyBeanMethods = false)
class OperatorJobs {

    private static final JobType<Void> CHECKPOINT = JobType.single("operator-checkpoint");
    private static final JobType<Void> HEARTBEAT = JobType.single("operator-heartbeat");
    private static final Duration CHECKPOINT_PERIOD = Duration.ofDays(7);
    private static final Duration FIRST_CHECKPOINT = Duration.ofDays(1);

    private final HeartbeatSettings heartbeat;
    private final ObjectProvider<Jobs> jobs;
    private final Clock clock;

    /** Looks up the jobs only when needed, because their scheduler is made of the tasks below. */
    OperatorJobs(HeartbeatSettings heartbeat, ObjectProvider<Jobs> jobs, Clock clock) {
        this.heartbeat = heartbeat;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Bean
    Task<Void> operatorCheckpointTask(ObjectProvider<OperatorMails> mails) {
        return CHECKPOINT.task(clock, () -> {
            mails.getObject().sendCheckpoint();
            return clock.instant().plus(CHECKPOINT_PERIOD);
        });
    }

    @Bean
    Task<Void> operatorHeartbeatTask(ObjectProvider<Heartbeat> beats) {
        return HEARTBEAT.task(clock, () -> beats.getObject().beat());
    }

    @EventListener(ApplicationReadyEvent.class)
    void planAtStart() {
        jobs.getObject().planUnlessThere(CHECKPOINT, clock.instant().plus(FIRST_CHECKPOINT));
        if (heartbeat.address().isPresent()) {
            jobs.getObject().plan(HEARTBEAT, clock.instant());
        } else {
            jobs.getObject().cancel(HEARTBEAT);
        }
    }
}
