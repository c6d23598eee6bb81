package jp.kagiban.login;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.time.Instant;
import jp.kagiban.shared.Hashes;
import jp.kagiban.storage.Jobs;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The jobs of this module and how they are named. */
@Component
class LoginJobs {

    /** Mails the way to a new password, if there is such a member; one for each address. */
    static final TaskDescriptor<ResetJob> RESET = TaskDescriptor.of("login-reset", ResetJob.class);
    /** Forgets tokens, buckets and devices whose time is over. */
    static final TaskDescriptor<Void> SWEEP = TaskDescriptor.of("login-sweep");

    private final Jobs jobs;
    private final Clock clock;

    LoginJobs(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    record ResetJob(String address) {

        @Override
        public String toString() {
            return "ResetJob[]";
        }
    }

    void planReset(String address, Instant at) {
        jobs.plan(
                RESET.instance(Hashes.hex(address)).data(new ResetJob(address)).build(), at);
    }

    @EventListener(ApplicationReadyEvent.class)
    void planAtStart() {
        jobs.planUnlessThere(SWEEP.instance("all").build(), clock.instant());
    }
}
