package jp.kagiban.login;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import jp.kagiban.storage.Jobs;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The jobs of this module and how they are named. */
@Component
class LoginJobs {

    /** Forgets tokens, buckets and devices whose time is over. */
    static final TaskDescriptor<Void> SWEEP = TaskDescriptor.of("login-sweep");

    private final Jobs jobs;
    private final Clock clock;

    LoginJobs(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void planAtStart() {
        jobs.planUnlessThere(SWEEP.instance("all").build(), clock.instant());
    }
}
