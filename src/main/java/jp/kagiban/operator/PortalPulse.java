package jp.kagiban.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import jp.kagiban.operator.Heartbeat.Trouble;
import jp.kagiban.shop.WatchPulse;
import jp.kagiban.storage.DatabaseWatch;
import jp.kagiban.storage.JobQueue;
import jp.kagiban.task.TaskBacklog;
import org.springframework.stereotype.Component;

/** Checks whether the database answers, jobs run on time, and key checks end. */
@Component
class PortalPulse implements Heartbeat.Pulse {

    /**
     * Jobs that are this late are a trouble. Jobs of a suspended company rest for ten minutes, so the limit is a little
     * longer.
     */
    static final Duration LATE = Duration.ofMinutes(15);

    private final DatabaseWatch database;
    private final JobQueue jobs;
    private final TaskBacklog tasks;
    private final WatchPulse checks;

    PortalPulse(DatabaseWatch database, JobQueue jobs, TaskBacklog tasks, WatchPulse checks) {
        this.database = database;
        this.jobs = jobs;
        this.tasks = tasks;
        this.checks = checks;
    }

    @Override
    public Optional<Trouble> trouble(Instant now, Instant caughtUp) {
        if (database.isDown()) {
            return Optional.of(Trouble.DATABASE_DOWN);
        }
        return now.isBefore(caughtUp)
                ? Optional.empty()
                : late(jobs.standing().and(tasks.standing()).oldest(), checks::hasStopped, now);
    }

    /** @param oldest since when the oldest overdue job waits */
    static Optional<Trouble> late(Optional<Instant> oldest, BooleanSupplier checksStopped, Instant now) {
        if (oldest.filter(since -> !now.isBefore(since.plus(LATE))).isPresent()) {
            return Optional.of(Trouble.JOBS_LATE);
        }
        return checksStopped.getAsBoolean() ? Optional.of(Trouble.CHECKS_STOPPED) : Optional.empty();
    }
}
