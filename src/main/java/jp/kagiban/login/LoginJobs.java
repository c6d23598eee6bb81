package jp.kagiban.login;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import jp.kagiban.login.member.Swept;
import jp.kagiban.login.password.PasswordReset;
import jp.kagiban.login.password.ResetRequests;
import jp.kagiban.login.password.ResetRequests.ResetJob;
import jp.kagiban.storage.JobType;
import jp.kagiban.storage.Jobs;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** The jobs of this module: one deletes expired tokens, buckets, devices and sessions; one mails links to new passwords. */
@Configuration(proxyBeanMethods = false)
class LoginJobs {

    private static final JobType<Void> SWEEP = JobType.single("login-sweep");
    private static final Duration PERIOD = Duration.ofHours(6);

    private final ObjectProvider<Jobs> jobs;
    private final Clock clock;

    /** Looks the jobs up late, because their scheduler needs the tasks below. */
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

    @Bean
    Task<ResetJob> loginResetTask(ObjectProvider<PasswordReset> reset) {
        return ResetRequests.RESET.task(clock, job -> {
            reset.getObject().mail(job.address());
            return Optional.empty();
        });
    }

    @EventListener(ApplicationReadyEvent.class)
    void planAtStart() {
        jobs.getObject().planUnlessThere(SWEEP, clock.instant());
    }
}
