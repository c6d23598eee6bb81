package jp.kagiban.operator;

import java.time.Clock;
import jp.kagiban.storage.Jobs;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Begins the heartbeat with the start of a portal that is to be heard, and ends it with that of one that isn't any more. */
@Component
class HeartbeatPlan {

    private final HeartbeatSettings settings;
    private final Jobs jobs;
    private final Clock clock;

    HeartbeatPlan(HeartbeatSettings settings, Jobs jobs, Clock clock) {
        this.settings = settings;
        this.jobs = jobs;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void planOrCancel() {
        if (settings.address().isPresent()) {
            jobs.plan(HeartbeatJobs.BEAT, clock.instant());
        } else {
            jobs.cancel(HeartbeatJobs.BEAT);
        }
    }
}
