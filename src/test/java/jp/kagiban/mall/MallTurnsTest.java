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
import jp.kagiban.mall.MallTurns.Errand;
import jp.kagiban.shared.TenantId;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.Test;

class MallTurnsTest {

    private static final TenantId ONE = TenantId.next();
    private static final TenantId OTHER = TenantId.next();

    private final SettableClock clock = new SettableClock();
    private final AtomicInteger woken = new AtomicInteger();
    private final MallTurns turns = new MallTurns(woken::incrementAndGet, clock);
    private final List<Instant> sentAway = new ArrayList<>();

    /** Runs a task while so many jobs run. */
    private <T> T with(int jobs, TenantId tenant, Errand errand, Supplier<T> task) {
        if (jobs == 0) {
            return task.get();
        }
        List<T> result = new ArrayList<>();
        assertThat(turns.run(tenant, errand, () -> {
                    result.add(with(jobs - 1, tenant, errand, task));
                    return Optional.empty();
                }))
                .isEmpty();
        return result.getFirst();
    }

    private boolean finds(TenantId tenant, Errand errand) {
        Optional<Instant> later = turns.run(tenant, errand, Optional::empty);
        later.ifPresent(sentAway::add);
        return later.isEmpty();
    }

    @Test
    void eightJobsOfATenantRunAtOnceAndOthersAreFree() {
        assertThat(with(7, ONE, Errand.CHECK, () -> finds(ONE, Errand.CHECK))).isTrue();
        assertThat(with(8, ONE, Errand.CHECK, () -> finds(ONE, Errand.CHECK))).isFalse();
        assertThat(with(8, ONE, Errand.CHECK, () -> finds(OTHER, Errand.CHECK))).isTrue();
    }

    @Test
    void intakeLeavesPlacesForChecks() {
        assertThat(with(6, ONE, Errand.BULK, () -> finds(ONE, Errand.BULK))).isFalse();
        assertThat(with(6, ONE, Errand.BULK, () -> finds(ONE, Errand.CHECK))).isTrue();
    }

    @Test
    void someThreadsAreLeftWhateverTenantsThereAre() {
        Supplier<Boolean> last = () -> finds(TenantId.next(), Errand.CHECK);
        for (int tenant = 0; tenant < 6; tenant++) {
            Supplier<Boolean> before = last;
            last = () -> with(8, TenantId.next(), Errand.CHECK, before);
        }
        assertThat(last.get()).isFalse();
    }

    @Test
    void whoFindsNoPlaceComesAgainOneAfterTheOther() {
        with(
                8,
                ONE,
                Errand.CHECK,
                () -> IntStream.range(0, 400)
                        .filter(_ -> finds(ONE, Errand.CHECK))
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
                Errand.BULK,
                () -> IntStream.range(0, 400)
                        .filter(_ -> finds(ONE, Errand.BULK))
                        .count());
        sentAway.clear();
        with(8, ONE, Errand.CHECK, () -> finds(ONE, Errand.CHECK));
        assertThat(sentAway).containsExactly(clock.instant().plusMillis(250));
    }

    @Test
    void aPlaceThatComesFreeIsToldWhereOthersWaitForIt() {
        with(8, ONE, Errand.CHECK, () -> true);
        assertThat(woken).hasValue(0);
        with(8, ONE, Errand.CHECK, () -> finds(ONE, Errand.CHECK));
        assertThat(woken).hasPositiveValue();
    }

    @Test
    void aLongLineBringsTheJobBack() {
        Optional<Instant> later = turns.run(ONE, Errand.CHECK, () -> {
            throw new MallBusy(Duration.ofSeconds(3));
        });
        assertThat(later).contains(clock.instant().plusSeconds(3));
    }

    private void answers(int count, Duration took) {
        finds(ONE, Errand.CHECK);
        IntStream.range(0, count).forEach(_ -> turns.answered(ONE, took));
    }

    @Test
    void afterSeveralSlowAnswersInARowATenantsJobsRest() {
        answers(TenantTurns.SEVERAL, TenantTurns.SLOW);
        assertThat(finds(ONE, Errand.CHECK)).isFalse();
        assertThat(finds(OTHER, Errand.CHECK)).isTrue();
        clock.advance(TenantTurns.FIRST_REST);
        assertThat(finds(ONE, Errand.CHECK)).isTrue();
    }

    @Test
    void aQuickAnswerBetweenSlowOnesKeepsThemAtWork() {
        answers(TenantTurns.SEVERAL - 1, TenantTurns.SLOW);
        answers(1, Duration.ofMillis(50));
        answers(TenantTurns.SEVERAL - 1, TenantTurns.SLOW);
        assertThat(finds(ONE, Errand.CHECK)).isTrue();
    }

    @Test
    void theRestGrowsWhileAnswersStaySlow() {
        for (Duration rest = TenantTurns.FIRST_REST;
                rest.compareTo(TenantTurns.LONGEST_REST) < 0;
                rest = rest.multipliedBy(2)) {
            answers(TenantTurns.SEVERAL, TenantTurns.SLOW);
            clock.advance(rest.minusSeconds(1));
            assertThat(finds(ONE, Errand.CHECK)).isFalse();
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(finds(ONE, Errand.CHECK)).isTrue();
    }

    @Test
    void aClockThatWasAheadKeepsNobodyAtRest() {
        clock.advance(Duration.ofDays(40));
        answers(TenantTurns.SEVERAL, TenantTurns.SLOW);
        clock.set(SettableClock.START);
        assertThat(finds(ONE, Errand.CHECK)).isTrue();
    }
}
