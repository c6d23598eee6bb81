package jp.kagiban.login;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import jp.kagiban.login.member.Swept;
import jp.kagiban.storage.JobEnds;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the scheduler runs. The workers are looked up when a job runs, because they plan jobs themselves. */
@Configuration(proxyBeanMethods = false)
class LoginTasks {

    private static final Duration SWEEPS = Duration.ofHours(6);

    @Bean
    Task<Void> loginSweepTask(ObjectProvider<Swept> all, Clock clock) {
        return Tasks.custom(LoginJobs.SWEEP)
                .onFailure(JobEnds.restLonger(clock))
                .execute((_, _) -> {
                    all.forEach(Swept::forgetOld);
                    return JobEnds.then(Optional.of(clock.instant().plus(SWEEPS)));
                });
    }
}
