package jp.kagiban.vault;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jp.kagiban.shared.Jst;
import jp.kagiban.storage.JobType;
import jp.kagiban.storage.Jobs;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Closes the leases of the day before, once all nodes have added their counts. */
@Configuration(proxyBeanMethods = false)
class LeaseJobs {

    /** How often each node adds its counts. */
    static final Duration FLUSH = Duration.ofMinutes(1);

    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(90);
    private static final JobType<Void> CLOSE = JobType.single("vault-leases");

    private final ObjectProvider<Jobs> jobs;
    private final Clock clock;

    /** The jobs are looked up when they are needed: their scheduler is made of the task below. */
    LeaseJobs(ObjectProvider<Jobs> jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Bean
    Task<Void> vaultLeasesTask(ObjectProvider<Leases> leases) {
        return CLOSE.task(clock, () -> {
            leases.getObject().closeOld();
            return next();
        });
    }

    @EventListener(ApplicationReadyEvent.class)
    void planAtStart() {
        jobs.getObject().planUnlessThere(CLOSE, next());
    }

    private Instant next() {
        return Jst.nextMidnight(clock.instant()).plus(AFTER_MIDNIGHT);
    }
}
