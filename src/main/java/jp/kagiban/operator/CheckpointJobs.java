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

/** Mails a checkpoint to the operators once a week. */
@Configuration(proxyBeanMethods = false)
class CheckpointJobs {

    private static final JobType<Void> SEND = JobType.single("operator-checkpoint");
    private static final Duration PERIOD = Duration.ofDays(7);
    private static final Duration FIRST = Duration.ofDays(1);

    private final ObjectProvider<Jobs> jobs;
    private final Clock clock;

    /** Looks up the jobs only when needed, because their scheduler is made of the task below. */
    CheckpointJobs(ObjectProvider<Jobs> jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Bean
    Task<Void> operatorCheckpointTask(ObjectProvider<OperatorMails> mails) {
        return SEND.task(clock, () -> {
            mails.getObject().sendCheckpoint();
            return clock.instant().plus(PERIOD);
        });
    }

    @EventListener(ApplicationReadyEvent.class)
    void planAtStart() {
        jobs.getObject().planUnlessThere(SEND, clock.instant().plus(FIRST));
    }
}
