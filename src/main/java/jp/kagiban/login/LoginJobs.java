package jp.kagiban.login;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import jp.kagiban.login.member.Swept;
import jp.kagiban.storage.JobType;
import jp.kagiban.storage.Jobs;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Deletes expired tokens, buckets, devices and sessions. */
@Configuration(proxyBeanMethods = false)
class LoginJobs {

    private static final JobType<Void> SWEEP = JobType.single("login-sweep");
    private static final Duration PERIOD = Duration.ofHours(6);

    private final ObjectProvider<Jobs> jobs;
    private final Clock clock;

    /** Looks the jobs up late, because their scheduler needs the task below. */
    LoginJobs(ObjectProvider<Jobs> jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Bean
    Task<Void> loginSweepTask(ObjectProvider<Swept> all) {
        return SWEEP.task(clock, () -> {
            all.forEach(Swept::forgetOld);
            return clock.instant().plus(PERIOD);
        });
    }

    @EventListener(ApplicationReadyEvent.class)
    void planAtStart() {
        jobs.getObject().planUnlessThere(SWEEP, clock.instant());
    }
}
