package jp.kagiban.mall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import jp.kagiban.mall.TenantBulkhead.Kind;
import jp.kagiban.shared.TenantId;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.Test;

class TenantBulkheadTest {

    private static final TenantId ONE = TenantId.next();
    private static final TenantId OTHER = TenantId.next();

    private final SettableClock clock = new SettableClock();
    private final AtomicInteger woken = new AtomicInteger();
    private final TenantBulkhead bulkhead = new TenantBulkhead(woken::incrementAndGet, clock);
    private final List<Instant> sentAway = new ArrayList<>();

    /** Runs a task while so many jobs run. */
    private <T> T with(int jobs, TenantId tenant, Kind kind, Supplier<T> task) {
        if (jobs == 0) {
            return task.get();
        }
        List<T> result = new ArrayList<>();
        assertThat(bulkhead.run(tenant, kind, () -> {
                    result.add(with(jobs - 1, tenant, kind, task));
                    return Optional.empty();
                }))
                .isEmpty();
        return result.getFirst();
    }

    private boolean finds(TenantId tenant, Kind kind) {
        Optional<Instant> later = bulkhead.run(tenant, kind, Optional::empty);
        later.ifPresent(sentAway::add);
        return later.isEmpty();
    }

    @Test
    void eightJobsOfATenantRunAtOnceAndOthersAreFree() {
        assertThat(with(7, ONE, Kind.CHECK, () -> finds(ONE, Kind.CHECK))).isTrue();
        assertThat(with(8, ONE, Kind.CHECK, () -> finds(ONE, Kind.CHECK))).isFalse();
        assertThat(with(8, ONE, Kind.CHECK, () -> finds(OTHER, Kind.CHECK))).isTrue();
    }

    @Test
    void intakeLeavesPlacesForChecks() {
        assertThat(with(6, ONE, Kind.BULK, () -> finds(ONE, Kind.BULK))).isFalse();
        assertThat(with(6, ONE, Kind.BULK, () -> finds(ONE, Kind.CHECK))).isTrue();
    }

    @Test
    void someThreadsAreLeftWhateverTenantsThereAre() {
        Supplier<Boolean> last = () -> finds(TenantId.next(), Kind.CHECK);
        for (int tenant = 0; tenant < 6; tenant++) {
            Supplier<Boolean> before = last;
            last = () -> with(8, TenantId.next(), Kind.CHECK, before);
        }
        assertThat(last.get()).isFalse();
    }

    @Test
    void whoFindsNoPlaceComesAgainOneAfterTheOther() {
        with(
                8,
                ONE,
                Kind.CHECK,
                () -> IntStream.range(0, 400)
                        .filter(_ -> finds(ONE, Kind.CHECK))
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
                Kind.BULK,
                () -> IntStream.range(0, 400).filter(_ -> finds(ONE, Kind.BULK)).count());
        sentAway.clear();
        with(8, ONE, Kind.CHECK, () -> finds(ONE, Kind.CHECK));
        assertThat(sentAway).containsExactly(clock.instant().plusMillis(250));
    }

    @Test
    void aPlaceThatComesFreeIsToldWhereOthersWaitForIt() {
        with(8, ONE, Kind.CHECK, () -> true);
        assertThat(woken).hasValue(0);
        with(8, ONE, Kind.CHECK, () -> finds(ONE, Kind.CHECK));
        assertThat(woken).hasPositiveValue();
    }

    @Test
    void aLongLineBringsTheJobBack() {
        Optional<Instant> later = bulkhead.run(ONE, Kind.CHECK, () -> {
            throw new MallBusy(Duration.ofSeconds(3));
        });
        assertThat(later).contains(clock.instant().plusSeconds(3));
    }

    private void answers(int count, Duration took) {
        finds(ONE, Kind.CHECK);
        IntStream.range(0, count).forEach(_ -> bulkhead.answered(ONE, took));
    }

    @Test
    void afterSeveralSlowAnswersInARowATenantsJobsRest() {
        answers(TenantLoad.SEVERAL, TenantLoad.SLOW);
        assertThat(finds(ONE, Kind.CHECK)).isFalse();
        assertThat(finds(OTHER, Kind.CHECK)).isTrue();
        clock.advance(TenantLoad.FIRST_REST);
        assertThat(finds(ONE, Kind.CHECK)).isTrue();
    }

    @Test
    void aQuickAnswerBetweenSlowOnesKeepsThemAtWork() {
        answers(TenantLoad.SEVERAL - 1, TenantLoad.SLOW);
        answers(1, Duration.ofMillis(50));
        answers(TenantLoad.SEVERAL - 1, TenantLoad.SLOW);
        assertThat(finds(ONE, Kind.CHECK)).isTrue();
    }

    @Test
    void theRestGrowsWhileAnswersStaySlow() {
        for (Duration rest = TenantLoad.FIRST_REST;
                rest.compareTo(TenantLoad.LONGEST_REST) < 0;
                rest = rest.multipliedBy(2)) {
            answers(TenantLoad.SEVERAL, TenantLoad.SLOW);
            clock.advance(rest.minusSeconds(1));
            assertThat(finds(ONE, Kind.CHECK)).isFalse();
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(finds(ONE, Kind.CHECK)).isTrue();
    }

    @Test
    void aClockThatWasAheadKeepsNobodyAtRest() {
        clock.advance(Duration.ofDays(40));
        answers(TenantLoad.SEVERAL, TenantLoad.SLOW);
        clock.set(SettableClock.START);
        assertThat(finds(ONE, Kind.CHECK)).isTrue();
    }
}
