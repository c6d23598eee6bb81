package jp.kagiban.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is read, asked and stored together, by one node's work on a bucket. */
@DatabaseTest
class BatchDispatchTest {

    @Autowired
    MallTasks tasks;

    @Autowired
    HandDrivenTasks byHand;

    @Autowired
    TaskRows rows;

    @Autowired
    TaskResults results;

    @Autowired
    SettableClock clock;

    private final WorkerPool pool = new WorkerPool();
    private final Semaphore news = new Semaphore(0);
    private final Semaphore go = new Semaphore(0);
    private final List<Visit> alone = new CopyOnWriteArrayList<>();
    private final List<Visit> closed = new CopyOnWriteArrayList<>();
    private final Visit visit = Visit.some();
    private Instant next;
    private TaskDispatcher dispatcher;

    @BeforeEach
    void someAreDue() {
        byHand.forget();
        next = clock.instant().plus(Duration.ofHours(1));
        dispatcher = new TaskDispatcher(results, pool, byHand.only(new Together()), news::release);
        tasks.plan(visit, clock.instant());
    }

    @AfterEach
    void end() {
        go.release(TenantBulkhead.NODE_LIMIT);
        pool.end();
    }

    /** Each waits to be let go, and is due in an hour again. */
    private final class Together implements TaskWork<Visit, String> {

        @Override
        public TaskKind<Visit> kind() {
            return visit.kind();
        }

        @Override
        public List<PreparedTask<Visit, String>> prepare(List<Visit> all) {
            if (all.size() == 1) {
                alone.addAll(all);
            }
            return all.stream()
                    .map(one -> new PreparedTask<Visit, String>(one, this::ask, () -> closed.add(one)))
                    .toList();
        }

        private CallResult<String> ask() {
            go.acquireUninterruptibly();
            return new CallResult.Usual<>("as before");
        }

        @Override
        public Map<Visit, Instant> store(Map<Visit, String> told) {
            Map<Visit, Instant> times = new HashMap<>();
            told.keySet().forEach(one -> times.put(one, next));
            return times;
        }
    }

    private List<Due> due(Urgency urgency) {
        return rows.due(visit.bucket(), urgency, clock.instant(), 99);
    }

    private void begin() {
        dispatcher.replaceAll(due(Urgency.CHECK));
        dispatcher.begin();
    }

    private void allBut(int free) {
        CountDownLatch busy = new CountDownLatch(pool.freeThreads(Urgency.CHECK) - free);
        for (long left = busy.getCount(); left > 0; left--) {
            pool.begin(
                    () -> {
                        busy.countDown();
                        go.acquireUninterruptibly();
                    },
                    Urgency.CHECK,
                    () -> {});
        }
    }

    private void awaitHeard() {
        go.release();
        news.acquireUninterruptibly();
    }

    @Test
    void whatWasHeardIsStoredWhenNothingElseIsUnderWay() {
        begin();
        awaitHeard();
        assertThat(dispatcher.store()).isNull();
        assertThat(byHand.planned(visit)).contains(next);
    }

    /** What a member presses while the answer waits to be stored is begun as soon as it is. */
    @Test
    void thatSomethingIsStoredIsNews() {
        begin();
        awaitHeard();
        news.drainPermits();
        dispatcher.store();
        assertThat(news.availablePermits()).isPositive();
    }

    @Test
    void whereFewThreadsAreFreeEightAreReadTogetherAllTheSame() {
        IntStream.range(0, 20).forEach(_ -> tasks.plan(inTheSameBucket(), clock.instant()));
        allBut(1);
        begin();
        assertThat(dispatcher.underWay()).isEqualTo(8);
    }

    private long sharesLeft() {
        Due one = new Due(visit.tenant(), visit.kind().name(), visit.subject(), visit.shop(), 1, clock.instant(), 1, 0);
        return IntStream.range(0, 99).filter(_ -> pool.quota().take(one)).count();
    }

    @Test
    void theTenantsQuotaIsGivenBackWhenTheTaskHasEnded() {
        begin();
        awaitHeard();
        assertThat(sharesLeft()).isEqualTo(TenantBulkhead.TENANT_LIMIT);
    }

    @Test
    void andWhenItWasDropped() {
        waiting();
        dispatcher.clear();
        assertThat(sharesLeft()).isEqualTo(TenantBulkhead.TENANT_LIMIT);
    }

    @Test
    void andIsHeldUntilThen() {
        waiting();
        assertThat(sharesLeft()).isEqualTo(TenantBulkhead.TENANT_LIMIT - 1);
    }

    private Visit inTheSameBucket() {
        Visit other = Visit.some();
        while (other.bucket() != visit.bucket()) {
            other = Visit.some();
        }
        return other;
    }

    /** The other one waits for a thread, opened already. */
    private Visit waiting() {
        Visit other = inTheSameBucket();
        tasks.plan(other, clock.instant().minusSeconds(1));
        tasks.plan(visit, clock.instant());
        allBut(1);
        begin();
        return visit;
    }

    @Test
    void whatAMemberPressesIsRunAloneThoughItIsReadyAndWaits() {
        Visit pressed = waiting();
        tasks.press(pressed);
        dispatcher.replaceAll(
                due(Urgency.AWAITED).stream().filter(dispatcher.startable()).toList());
        dispatcher.begin();
        Awaitility.await().until(() -> alone.contains(pressed));
        assertThat(closed).contains(pressed);
    }

    @Test
    void whatOnlyWaitsIsNotBegunASecondTime() {
        waiting();
        assertThat(due(Urgency.CHECK)).hasSize(2).noneMatch(dispatcher.startable());
    }

    @Test
    void whatIsHeardAfterTheBucketWasHandedOverIsStored() {
        begin();
        dispatcher.handOver(Duration.ofMinutes(2));
        awaitHeard();
        Awaitility.await()
                .until(() -> byHand.planned(visit).filter(next::equals).isPresent());
    }

    @Test
    void whatWasMadeReadyIsWipedWhereItIsNotBegun() {
        Visit opened = waiting();
        dispatcher.clear();
        assertThat(closed).containsExactly(opened);
    }
}
