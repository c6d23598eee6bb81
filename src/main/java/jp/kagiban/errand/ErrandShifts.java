package jp.kagiban.errand;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The buckets that this node works. Beside others it gives each back after some minutes, so that a node which has come later gets
 * its share; an H2 database is open in one process alone, which keeps all.
 */
@Component
class ErrandShifts implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ErrandShifts.class);

    private static final Duration SHIFT = Duration.ofMinutes(5);

    /** So soon a node sees what another one has planned. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration PATIENCE_ALONE = Duration.ofSeconds(5);

    /** A mall takes a call a second of a number: so long nothing is asked after another node has worked the bucket. */
    private static final Duration GAP_OF_CALLS = Duration.ofSeconds(1);

    private static final Duration LAST_RUNS = Duration.ofSeconds(3);

    /** Longer than any run takes. */
    private static final Duration HANDED_OVER = Duration.ofMinutes(2);

    /** Longer than any errand is planned ahead: what lies farther was planned while the clock was ahead. */
    private static final Duration LONGEST_PLAN = Duration.ofHours(26);

    private final ErrandRows rows;
    private final ErrandRunner runner;
    private final BulkRuns bulk;
    private final ErrandCrew crew;
    private final ErrandBell bell;
    private final Clock clock;
    private final boolean alone;
    private volatile boolean running;

    ErrandShifts(
            ErrandRows rows,
            ErrandRunner runner,
            BulkRuns bulk,
            ErrandCrew crew,
            ErrandBell bell,
            Clock clock,
            @Value("${spring.datasource.url}") String url) {
        this.rows = rows;
        this.runner = runner;
        this.bulk = bulk;
        this.crew = crew;
        this.bell = bell;
        this.clock = clock;
        this.alone = url.startsWith("jdbc:h2:");
    }

    /** Works a bucket for a while. Returns when some node is to go on. */
    Instant work(int bucket) {
        ErrandShift shift =
                new ErrandShift(bucket, rows, runner, bulk.begin(), crew, clock, alone ? PATIENCE_ALONE : PATIENCE);
        Runnable listener = shift::ring;
        bell.listen(listener);
        try {
            work(bucket, shift);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            bell.leave(listener);
        }
        return clock.instant();
    }

    private void work(int bucket, ErrandShift shift) throws InterruptedException {
        shift.take();
        if (!alone) {
            shift.pause(GAP_OF_CALLS);
        }
        do {
            int ahead = rows.pullBack(bucket, clock.instant().plus(LONGEST_PLAN));
            if (ahead > 0) {
                LOG.info("{} errands were planned for more than {} ahead and are run now", ahead, LONGEST_PLAN);
            }
            shift.work(until(SHIFT));
        } while (alone && running && !shift.isLost());
        if (!shift.isLost() && !shift.awaitEnd(running ? LAST_RUNS : SHIFT)) {
            shift.handOver(HANDED_OVER);
        }
    }

    private BooleanSupplier until(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return () -> !running || System.nanoTime() > end;
    }

    @Override
    public void start() {
        running = true;
    }

    /** The scheduler ends later, and waits until nothing runs any more. */
    @Override
    public void stop() {
        running = false;
        bell.ring();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
