package jp.kagiban.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class TaskDispatcherTest {

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
    private final Visit visit = Visit.some();
    private TaskDispatcher dispatcher;

    @BeforeEach
    void oneIsUnderWay() {
        byHand.forget();
        dispatcher = new TaskDispatcher(results, pool, byHand.only(Visit.work(_ -> hang())), news::release);
        tasks.plan(visit, clock.instant());
    }

    @AfterEach
    void end() {
        pool.end();
    }

    private Optional<Instant> hang() {
        go.acquireUninterruptibly();
        return Optional.empty();
    }

    private List<Due> due() {
        return rows.due(visit.bucket(), Urgency.CHECK, clock.instant(), 9);
    }

    /** A row that was read before the run ended says no longer how things are. */
    @Test
    void whatRanWhenALookBeganIsNotBegunByIt() {
        dispatcher.replaceAll(due());
        dispatcher.begin();
        Predicate<Due> free = dispatcher.startable();
        List<Due> read = due();
        go.release();
        news.acquireUninterruptibly();
        assertThat(dispatcher.underWay()).isZero();
        assertThat(read).hasSize(1).noneMatch(free);
    }

    @Test
    void thePlaceIsFreeBeforeTheNewsOfIt() {
        dispatcher.replaceAll(due());
        dispatcher.begin();
        go.release();
        news.acquireUninterruptibly();
        assertThat(pool.freeThreads(Urgency.CHECK)).isEqualTo(TenantBulkhead.NODE_LIMIT - WorkerPool.FOR_AWAITED);
    }

    private void allAreBusy() {
        for (int busy = pool.freeThreads(Urgency.CHECK); busy > 0; busy--) {
            pool.begin(this::hang, Urgency.CHECK, () -> {});
        }
    }

    /** Keys that were opened would lie about until somebody is free. */
    @Test
    void nothingIsMadeReadyWhileNobodyIsFree() {
        allAreBusy();
        dispatcher.replaceAll(due());
        assertThat(dispatcher.begin()).isFalse();
        assertThat(dispatcher.underWay()).isZero();
        go.release(TenantBulkhead.NODE_LIMIT);
    }

    @Test
    void whatAMemberWaitsForFindsAPlaceThatNothingElseTakes() {
        allAreBusy();
        assertThat(pool.begin(this::hang, Urgency.CHECK, () -> {})).isFalse();
        assertThat(pool.begin(this::hang, Urgency.AWAITED, () -> {})).isTrue();
        go.release(TenantBulkhead.NODE_LIMIT);
    }

    private int begun(Urgency urgency, int most) {
        int begun = 0;
        while (begun < most && pool.begin(this::hang, urgency, () -> {})) {
            begun++;
        }
        return begun;
    }

    /** With 36 busy of all, a mall has no place for what can wait. */
    @Test
    void whatCanWaitLeavesThreadsForChecks() {
        assertThat(begun(Urgency.CHECK, 8)).isEqualTo(8);
        assertThat(begun(Urgency.BULK, 99)).isEqualTo(28);
        assertThat(begun(Urgency.CHECK, 99)).isEqualTo(8);
        go.release(TenantBulkhead.NODE_LIMIT);
    }

    /** The pool's threads share no map with the worker. */
    @Test
    void theWorkOfATaskIsLookedUpByTheWorkersThread() {
        List<Thread> lookedUpBy = new CopyOnWriteArrayList<>();
        TaskWorks works = byHand.only(Visit.work(_ -> hang()), () -> lookedUpBy.add(Thread.currentThread()));
        dispatcher = new TaskDispatcher(results, pool, works, news::release);
        tasks.press(visit);
        dispatcher.replaceAll(rows.due(visit.bucket(), Urgency.AWAITED, clock.instant(), 9));
        dispatcher.begin();
        go.release();
        news.acquireUninterruptibly();
        assertThat(lookedUpBy).containsExactly(Thread.currentThread());
    }
}
