package jp.kagiban.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import jp.kagiban.mall.MallBusy;
import jp.kagiban.shared.TenantId;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.Test;

class TenantBulkheadTest {

    private static final TenantId ONE = TenantId.next();
    private static final TenantId OTHER = TenantId.next();

    private final SettableClock clock = new SettableClock();
    private final AtomicInteger woken = new AtomicInteger();
    private final TenantBulkhead bulkhead = new TenantBulkhead(signal(), clock);
    private final List<Instant> sentAway = new ArrayList<>();

    private TaskSignal signal() {
        TaskSignal signal = new TaskSignal();
        signal.addListener(0, woken::incrementAndGet);
        return signal;
    }

    /** When to come again; as the call says where it was made. */
    private Optional<Instant> run(TenantId tenant, Urgency urgency, Supplier<Optional<Instant>> call) {
        CallResult<Void> result = bulkhead.call(tenant, urgency, () -> new CallResult.Settled<>(call.get()));
        return ((CallResult.Settled<Void>) result).next();
    }

    /** Runs a task while so many jobs run. */
    private <T> T with(int jobs, TenantId tenant, Urgency urgency, Supplier<T> task) {
        if (jobs == 0) {
            return task.get();
        }
        List<T> result = new ArrayList<>();
        assertThat(run(tenant, urgency, () -> {
                    result.add(with(jobs - 1, tenant, urgency, task));
                    return Optional.empty();
                }))
                .isEmpty();
        return result.getFirst();
    }

    private boolean finds(TenantId tenant, Urgency urgency) {
        Optional<Instant> later = run(tenant, urgency, Optional::empty);
        later.ifPresent(sentAway::add);
        return later.isEmpty();
    }

    @Test
    void eightJobsOfATenantRunAtOnceAndOthersAreFree() {
        assertThat(with(7, ONE, Urgency.CHECK, () -> finds(ONE, Urgency.CHECK))).isTrue();
        assertThat(with(8, ONE, Urgency.CHECK, () -> finds(ONE, Urgency.CHECK))).isFalse();
        assertThat(with(8, ONE, Urgency.CHECK, () -> finds(OTHER, Urgency.CHECK)))
                .isTrue();
    }

    @Test
    void intakeLeavesPlacesForChecks() {
        assertThat(with(6, ONE, Urgency.BULK, () -> finds(ONE, Urgency.BULK))).isFalse();
        assertThat(with(6, ONE, Urgency.BULK, () -> finds(ONE, Urgency.CHECK))).isTrue();
    }

    @Test
    void someThreadsAreLeftWhateverTenantsThereAre() {
        Supplier<Boolean> last = () -> finds(TenantId.next(), Urgency.CHECK);
        for (int tenant = 0; tenant < 6; tenant++) {
            Supplier<Boolean> before = last;
            last = () -> with(8, TenantId.next(), Urgency.CHECK, before);
        }
        assertThat(last.get()).isFalse();
    }

    @Test
    void whoFindsNoPlaceComesAgainOneAfterTheOther() {
        with(
                8,
                ONE,
                Urgency.CHECK,
                () -> IntStream.range(0, 400)
                        .filter(_ -> finds(ONE, Urgency.CHECK))
                        .count());
        assertThat(sentAway)
                .hasSize(400)
                .isSorted()
                .first()
                .isEqualTo(clock.instant().plusMillis(250));
        assertThat(sentAway.getLast())
                .isAfter(clock.instant().plusSeconds(5))
                .isBefore(clock.instant().plusSeconds(121));
    }

    @Test
    void aCheckIsNotSentBehindAllIntakesThatWait() {
        with(
                6,
                ONE,
                Urgency.BULK,
                () -> IntStream.range(0, 400)
                        .filter(_ -> finds(ONE, Urgency.BULK))
                        .count());
        sentAway.clear();
        with(8, ONE, Urgency.CHECK, () -> finds(ONE, Urgency.CHECK));
        assertThat(sentAway).containsExactly(clock.instant().plusMillis(250));
    }

    @Test
    void aPlaceThatComesFreeIsToldWhereOthersWaitForIt() {
        with(8, ONE, Urgency.CHECK, () -> true);
        assertThat(woken).hasValue(0);
        with(8, ONE, Urgency.CHECK, () -> finds(ONE, Urgency.CHECK));
        assertThat(woken).hasPositiveValue();
    }

    @Test
    void aLongLineBringsTheJobBack() {
        Optional<Instant> later = run(ONE, Urgency.CHECK, () -> {
            throw new MallBusy(Duration.ofSeconds(3));
        });
        assertThat(later).contains(clock.instant().plusSeconds(3));
    }

    private void answers(int count, Duration took) {
        finds(ONE, Urgency.CHECK);
        IntStream.range(0, count).forEach(_ -> bulkhead.answered(ONE, took));
    }

    @Test
    void afterSeveralSlowAnswersInARowATenantsJobsRest() {
        answers(TenantLoad.SLOW_CALLS, TenantLoad.SLOW);
        assertThat(finds(ONE, Urgency.CHECK)).isFalse();
        assertThat(finds(OTHER, Urgency.CHECK)).isTrue();
        clock.advance(TenantLoad.FIRST_COOL_DOWN);
        assertThat(finds(ONE, Urgency.CHECK)).isTrue();
    }

    @Test
    void aQuickAnswerBetweenSlowOnesKeepsThemAtWork() {
        answers(TenantLoad.SLOW_CALLS - 1, TenantLoad.SLOW);
        answers(1, Duration.ofMillis(50));
        answers(TenantLoad.SLOW_CALLS - 1, TenantLoad.SLOW);
        assertThat(finds(ONE, Urgency.CHECK)).isTrue();
    }

    @Test
    void theRestGrowsWhileAnswersStaySlow() {
        for (Duration rest = TenantLoad.FIRST_COOL_DOWN;
                rest.compareTo(TenantLoad.LONGEST_COOL_DOWN) < 0;
                rest = rest.multipliedBy(2)) {
            answers(TenantLoad.SLOW_CALLS, TenantLoad.SLOW);
            clock.advance(rest.minusSeconds(1));
            assertThat(finds(ONE, Urgency.CHECK)).isFalse();
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(finds(ONE, Urgency.CHECK)).isTrue();
    }

    @Test
    void aClockThatWasAheadKeepsNobodyAtRest() {
        clock.advance(Duration.ofDays(40));
        answers(TenantLoad.SLOW_CALLS, TenantLoad.SLOW);
        clock.set(SettableClock.START);
        assertThat(finds(ONE, Urgency.CHECK)).isTrue();
    }
}
