package jp.kagiban.login.password;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.shared.Hashes;
import jp.kagiban.storage.JobEnds;
import jp.kagiban.storage.Jobs;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The job that mails the way to a new password, if there is such a member; one for each address. */
@Component
class ResetJobs {

    private static final TaskDescriptor<ResetJob> RESET = TaskDescriptor.of("login-reset", ResetJob.class);

    private final Jobs jobs;

    ResetJobs(Jobs jobs) {
        this.jobs = jobs;
    }

    record ResetJob(String address) {
        @Override
        public String toString() {
            return "ResetJob[]";
        }
    }

    void plan(String address, Instant at) {
        jobs.plan(
                RESET.instance(Hashes.hex(address)).data(new ResetJob(address)).build(), at);
    }

    /** What the scheduler runs. The worker is looked up when a job runs, because it plans jobs itself. */
    @Configuration(proxyBeanMethods = false)
    static class Runs {

        @Bean
        Task<ResetJob> loginResetTask(ObjectProvider<PasswordReset> reset, Clock clock) {
            return Tasks.custom(RESET).onFailure(JobEnds.restLonger(clock)).execute((instance, _) -> {
                reset.getObject().mail(instance.getData().address());
                return JobEnds.then(Optional.empty());
            });
        }
    }
}
