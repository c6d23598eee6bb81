package jp.kagiban.login.password;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.util.Optional;
import jp.kagiban.shared.Hashes;
import jp.kagiban.storage.Job;
import jp.kagiban.storage.JobType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job that mails the way to a new password, if there is such a member; one for each address. */
@Configuration(proxyBeanMethods = false)
class ResetJobs {

    private static final JobType<ResetJob> RESET = JobType.of("login-reset", ResetJob.class);

    record ResetJob(String address) implements Job<ResetJob> {

        @Override
        public JobType<ResetJob> type() {
            return RESET;
        }

        @Override
        public String instance() {
            return Hashes.hex(address);
        }

        @Override
        public String toString() {
            return "ResetJob[]";
        }
    }

    @Bean
    Task<ResetJob> loginResetTask(ObjectProvider<PasswordReset> reset, Clock clock) {
        return RESET.task(clock, job -> {
            reset.getObject().mail(job.address());
            return Optional.empty();
        });
    }
}
