package jp.kagiban.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A bucket is worked with real threads, and a clock that stands. */
@DatabaseTest
class BucketWorkerTest {

    private static final Duration NEVER = Duration.ofHours(1);

    @Autowired
    MallTasks tasks;

    @Autowired
    HandDrivenTasks byHand;

    @Autowired
    TaskRows rows;

    @Autowired
    TaskResults results;

    @Autowired
    TaskSignal signal;

    @Autowired
    TenantScope scope;

    @Autowired
    SettableClock clock;

    private final WorkerPool pool = new WorkerPool();
    private final Visit visit = Visit.some();
    /** Of the same shop, so in the same bucket. */
    private final Visit other = new Visit(visit.tenant(), visit.shop(), Ids.next());

    private final Semaphore visits = new Semaphore(0);
    private final Semaphore otherVisits = new Semaphore(0);
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger over = new AtomicInteger();
    private BucketWorker bucketWorker;
    private Thread worker;

    @BeforeEach
    void nothingIsPlanned() {
        byHand.forget();
    }

    private void begin(Duration patience) {
        TaskWorks works = byHand.only(Visit.work(this::hang));
        bucketWorker = new BucketWorker(visit.bucket(), rows, results, works, pool, clock, patience);
        bucketWorker.take();
        signal.addListener(visit.bucket(), bucketWorker::signal);
        worker = Thread.ofPlatform().start(() -> {
            try {
                bucketWorker.work(() -> over.get() > 0);
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @AfterEach
    void finish() throws InterruptedException {
        leaveWork();
        end.countDown();
        assertThat(bucketWorker.awaitEnd(Duration.ofSeconds(30))).isTrue();
        pool.end();
    }

    private void leaveWork() throws InterruptedException {
        over.set(1);
        bucketWorker.signal();
        assertThat(worker.join(Duration.ofSeconds(30))).isTrue();
    }

    /** The first visit lasts until the test ends, the other doesn't. */
    private Optional<Instant> hang(Visit one) {
        if (one.equals(other)) {
            otherVisits.release();
            return Optional.empty();
        }
        visits.release();
        try {
            end.await();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        return Optional.of(clock.instant().plus(Duration.ofDays(1)));
    }

    private static boolean comes(Semaphore visits) throws InterruptedException {
        return visits.tryAcquire(30, TimeUnit.SECONDS);
    }

    @Test
    void aTaskPlannedHereBeginsAtTheSignal() throws InterruptedException {
        begin(NEVER);
        tasks.press(visit);
        assertThat(comes(visits)).isTrue();
    }

    @Test
    void aTaskPlannedElsewhereIsSeenWithoutASignal() throws InterruptedException {
        begin(Duration.ofMillis(50));
        scope.run(visit.tenant(), () -> rows.upsert(visit, visit.bucket(), Urgency.CHECK, clock.instant()));
        assertThat(comes(visits)).isTrue();
    }

    @Test
    void oneThatHangsHoldsUpNoOther() throws InterruptedException {
        begin(NEVER);
        tasks.press(visit);
        assertThat(comes(visits)).isTrue();
        tasks.press(other);
        assertThat(comes(otherVisits)).isTrue();
    }

    @Test
    void whatRunsIsNotBegunAgainThoughItIsDue() throws InterruptedException {
        begin(Duration.ofMillis(1));
        tasks.press(visit);
        assertThat(comes(visits)).isTrue();
        tasks.press(other);
        assertThat(comes(otherVisits)).isTrue();
        assertThat(visits.availablePermits()).isZero();
    }

    @Test
    void whoeverHasLostTheBucketBeginsNothingMore() throws InterruptedException {
        begin(NEVER);
        rows.hold(visit.bucket(), Ids.next());
        tasks.press(visit);
        assertThat(worker.join(Duration.ofSeconds(30))).isTrue();
        assertThat(bucketWorker.isLost()).isTrue();
        assertThat(visits.availablePermits()).isZero();
    }

    @Test
    void whatStillRunsIsHandedOverForLater() throws InterruptedException {
        begin(NEVER);
        tasks.press(visit);
        assertThat(comes(visits)).isTrue();
        leaveWork();
        assertThat(bucketWorker.awaitEnd(Duration.ZERO)).isFalse();
        bucketWorker.handOver(Duration.ofMinutes(2));
        assertThat(byHand.planned(visit)).contains(clock.instant().plus(Duration.ofMinutes(2)));
    }
}
