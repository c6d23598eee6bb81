package jp.kagiban.audit;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import jp.kagiban.storage.Jobs;
import org.springframework.stereotype.Component;

/** The jobs of this module and how they are named. */
@Component
class HistoryJobs {

    /** Seals the chains, and cuts off what is too old. */
    static final TaskDescriptor<Void> KEEP = TaskDescriptor.of("audit-keep");

    private static final String ALL = "all";

    private final Jobs jobs;

    HistoryJobs(Jobs jobs) {
        this.jobs = jobs;
    }

    void plan(Instant at) {
        jobs.planUnlessThere(KEEP.instance(ALL).build(), at);
    }
}
