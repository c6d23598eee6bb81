package jp.kagiban.vault;

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

/** Brings a change of the KEK to its end, on whichever node. */
@Configuration(proxyBeanMethods = false)
class RotationJobs {

    private static final JobType<Void> ROTATION = JobType.single("vault-rotation");

    /** Whether somebody has begun a change while the last look ended. */
    private static final Duration LOOK = Duration.ofHours(1);

    /** For so long one node has it before another may. */
    private static final Duration ONE_STEP = Duration.ofSeconds(20);

    private final ObjectProvider<Jobs> jobs;
    private final Clock clock;

    /** The jobs are looked up when they are needed: their scheduler is made of the task below. */
    RotationJobs(ObjectProvider<Jobs> jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Bean
    Task<Void> vaultRotationTask(ObjectProvider<Rotation> rotation) {
        return ROTATION.task(
                clock,
                () -> rotation.getObject()
                        .step(ONE_STEP)
                        .orElseGet(() -> clock.instant().plus(LOOK)));
    }

    /** A keystore may have brought a new KEK along. */
    @EventListener(ApplicationReadyEvent.class)
    void goOn() {
        jobs.getObject().plan(ROTATION, clock.instant());
    }
}
