package jp.kagiban.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.kagiban.testing.DatabaseTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A bucket, worked as the scheduler has it worked. */
@DatabaseTest
class BucketAssignmentsTest {

    private static final int BUCKET = 3;

    @Autowired
    BucketAssignments assignments;

    @Autowired
    TaskRows rows;

    private final List<Thread> workers = new ArrayList<>();

    private Thread begin() {
        Thread worker = Thread.ofPlatform().start(() -> assignments.work(BUCKET));
        workers.add(worker);
        return worker;
    }

    /** One that were to go on would do other tests' tasks. */
    @AfterEach
    void workNoMore() throws InterruptedException {
        assignments.stop();
        for (Thread worker : workers) {
            assertThat(worker.join(Duration.ofSeconds(30))).isTrue();
        }
        assignments.start();
    }

    @Test
    void theEndOfThePortalEndsIt() throws InterruptedException {
        Thread worker = begin();
        assignments.stop();
        assertThat(worker.join(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void begunAgainByASchedulerThatHasMissedItTheFirstOneEnds() throws InterruptedException {
        UUID before = holder();
        Thread forgotten = begin();
        for (long end = System.nanoTime() + 30_000_000_000L; holder().equals(before) && System.nanoTime() < end; ) {
            Thread.onSpinWait();
        }
        Thread again = begin();
        assertThat(forgotten.join(Duration.ofSeconds(30))).isTrue();
        assertThat(again.isAlive()).isTrue();
    }

    private UUID holder() {
        return rows.state(BUCKET).holder();
    }
}
