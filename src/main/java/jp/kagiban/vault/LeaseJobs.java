package jp.kagiban.vault;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.shared.Jst;
import jp.kagiban.storage.JobEnds;
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
    static final Duration FLUSH = Duration.ofHours(1);

    private static final Duration AFTER_MIDNIGHT = FLUSH.plusMinutes(30);
    private static final TaskDescriptor<Void> CLOSE = TaskDescriptor.of("vault-leases");
    private static final String ALL = "all";

    private final ObjectProvider<Jobs> jobs;
    private final Clock clock;

    /** The jobs are looked up when they are needed: their scheduler is made of the task below. */
    LeaseJobs(ObjectProvider<Jobs> jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Bean
    Task<Void> vaultLeasesTask(ObjectProvider<Leases> leases) {
        return Tasks.custom(CLOSE).onFailure(JobEnds.restLonger(clock)).execute((_, _) -> {
            leases.getObject().closeOld();
            return JobEnds.then(Optional.of(next()));
        });
    }

    @EventListener(ApplicationReadyEvent.class)
    void planAtStart() {
        jobs.getObject().planUnlessThere(CLOSE.instance(ALL).build(), next());
    }

    private Instant next() {
        return Jst.nextMidnight(clock.instant()).plus(AFTER_MIDNIGHT);
    }
}
