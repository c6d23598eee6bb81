package jp.kagiban.login;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import jp.kagiban.storage.JobEnds;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the scheduler runs. The workers are looked up when a job runs, because they plan jobs themselves. */
@Configuration(proxyBeanMethods = false)
class LoginTasks {

    private static final Duration SWEEPS = Duration.ofHours(6);

    @Bean
    Task<LoginJobs.ResetJob> loginResetTask(ObjectProvider<PasswordReset> reset, Clock clock) {
        return Tasks.custom(LoginJobs.RESET)
                .onFailure(JobEnds.restLonger(clock))
                .execute((instance, _) -> {
                    reset.getObject().mail(instance.getData().address());
                    return JobEnds.then(Optional.empty());
                });
    }

    @Bean
    Task<Void> loginSweepTask(
            ObjectProvider<OneTimeTokens> tokens,
            ObjectProvider<Throttle> throttle,
            ObjectProvider<LoginDelays> delays,
            ObjectProvider<KnownDevices> devices,
            ObjectProvider<SessionRows> sessions,
            ObjectProvider<OwnSignIns> signIns,
            Clock clock) {
        return Tasks.custom(LoginJobs.SWEEP)
                .onFailure(JobEnds.restLonger(clock))
                .execute((_, _) -> {
                    tokens.getObject().forgetExpired();
                    throttle.getObject().forgetOld();
                    delays.getObject().forgetOld();
                    devices.getObject().forgetOld();
                    sessions.getObject().forgetOld();
                    signIns.getObject().forgetOld();
                    return JobEnds.then(Optional.of(clock.instant().plus(SWEEPS)));
                });
    }
}
