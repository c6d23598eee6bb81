package jp.kagiban.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.shared.OutOfReach;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@ExtendWith(OutputCaptureExtension.class)
class MallTasksTest {

    private static final Instant NOW = SettableClock.START;

    @Autowired
    MallTasks tasks;

    @Autowired
    HandDrivenTasks byHand;

    @Autowired
    TaskRows rows;

    @Autowired
    TaskResults results;

    @Autowired
    TenantScope scope;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SettableClock clock;

    private final List<UUID> visited = new ArrayList<>();
    private final Visit visit = Visit.some();
    private Optional<Instant> next = Optional.empty();
    private Runnable meanwhile = () -> {};

    @BeforeEach
    void nothingIsPlanned() {
        byHand.forget();
    }

    private Optional<Instant> run(Visit one) {
        visited.add(one.subject());
        meanwhile.run();
        return next;
    }

    private void runDue() {
        byHand.dueWith(byHand.only(Visit.work(this::run))).run();
    }

    @Test
    void oneThatIsDueRunsAndIsOver() {
        tasks.plan(visit, NOW);
        runDue();
        assertThat(visited).containsExactly(visit.subject());
        assertThat(byHand.planned(visit)).isEmpty();
    }

    @Test
    void oneThatIsNotDueWaits() {
        tasks.plan(visit, NOW.plusSeconds(1));
        runDue();
        assertThat(visited).isEmpty();
    }

    @Test
    void itRunsAgainWhenItSaysSo() {
        next = Optional.of(NOW.plus(Duration.ofHours(1)));
        tasks.plan(visit, NOW);
        runDue();
        assertThat(byHand.planned(visit)).isEqualTo(next);
    }

    @Test
    void plannedAgainItMoves() {
        tasks.plan(visit, NOW.plusSeconds(60));
        tasks.plan(visit, NOW.plusSeconds(5));
        assertThat(byHand.planned(visit)).contains(NOW.plusSeconds(5));
    }

    @Test
    void whatIsThereIsNotPlannedAgain() {
        assertThat(tasks.planUnlessThere(visit, NOW.plusSeconds(60))).isTrue();
        assertThat(tasks.planUnlessThere(visit, NOW)).isFalse();
        assertThat(byHand.planned(visit)).contains(NOW.plusSeconds(60));
    }

    @Test
    void plannedWhileItRunsItRunsOnceMore() {
        next = Optional.of(NOW.plus(Duration.ofHours(1)));
        meanwhile = () -> tasks.plan(visit, NOW);
        tasks.plan(visit, NOW);
        runDue();
        assertThat(byHand.planned(visit)).contains(NOW);
    }

    @Test
    void plannedWhileItEndsItRunsOnceMore() {
        meanwhile = () -> tasks.plan(visit, NOW);
        tasks.plan(visit, NOW);
        runDue();
        assertThat(byHand.planned(visit)).contains(NOW);
    }

    @Test
    void cancelledWhileItRunsItIsOver() {
        next = Optional.of(NOW.plus(Duration.ofHours(1)));
        meanwhile = () -> tasks.cancel(visit);
        tasks.plan(visit, NOW);
        runDue();
        assertThat(byHand.planned(visit)).isEmpty();
    }

    @Test
    void cancelledAndPlannedAnewWhileItRunsItIsAnother() {
        meanwhile = () -> {
            tasks.cancel(visit);
            clock.advance(Duration.ofSeconds(1));
            tasks.plan(visit, clock.instant());
        };
        tasks.plan(visit, NOW);
        runDue();
        assertThat(byHand.planned(visit)).contains(NOW.plusSeconds(1));
    }

    @Test
    void rolledBackNothingIsPlanned() {
        transaction.executeWithoutResult(work -> {
            tasks.plan(visit, NOW);
            work.setRollbackOnly();
        });
        assertThat(byHand.planned(visit)).isEmpty();
    }

    private static final class Away extends IllegalStateException implements OutOfReach {}

    @Test
    void whatWaitsForSomethingOutOfReachRestsAlikeEachTime() {
        meanwhile = () -> {
            throw new Away();
        };
        tasks.plan(visit, NOW);
        runDue();
        assertThat(byHand.planned(visit)).contains(NOW.plus(Duration.ofMinutes(5)));
        clock.advance(Duration.ofMinutes(5));
        runDue();
        assertThat(byHand.planned(visit)).contains(NOW.plus(Duration.ofMinutes(10)));
    }

    @Test
    void afterAFaultItRestsLongerEachTime() {
        meanwhile = () -> {
            throw new IllegalStateException("The node has trouble");
        };
        tasks.plan(visit, NOW);
        runDue();
        assertThat(byHand.planned(visit)).contains(NOW.plus(Duration.ofMinutes(1)));
        clock.advance(Duration.ofMinutes(1));
        runDue();
        assertThat(byHand.planned(visit)).contains(clock.instant().plus(Duration.ofMinutes(2)));
    }

    @Test
    void aBusyDatabaseIsAFaultFromTheSecondTimeOn(CapturedOutput output) {
        meanwhile = () -> {
            throw new QueryTimeoutException("Another transaction holds the row");
        };
        tasks.plan(visit, NOW);
        runDue();
        assertThat(output).doesNotContain("ERROR");
        clock.advance(Duration.ofMinutes(1));
        runDue();
        assertThat(output).contains("ERROR");
    }

    @Test
    void whatAMemberWaitsForGoesFirst() {
        Visit pressed = Visit.some();
        tasks.plan(visit, NOW.minusSeconds(60));
        tasks.press(pressed);
        runDue();
        assertThat(visited).containsExactly(pressed.subject(), visit.subject());
    }

    @Test
    void afterwardsItGoesInItsUsualTurn() {
        next = Optional.of(NOW.plus(Duration.ofHours(1)));
        tasks.press(visit);
        runDue();
        clock.advance(Duration.ofHours(1));
        assertThat(rows.due(visit.bucket(), Urgency.CHECK, clock.instant(), 9)).hasSize(1);
    }

    @Test
    void aTaskOfALaterPortalIsLeftToIt() {
        tasks.plan(visit, NOW);
        byHand.due().run();
        assertThat(byHand.planned(visit)).contains(NOW.plus(Duration.ofMinutes(1)));
    }

    @Test
    void whatAClockThatWasAheadPlannedRunsNow() {
        tasks.plan(visit, NOW.plus(Duration.ofDays(40)));
        rows.ahead(visit.bucket(), NOW.plus(Duration.ofHours(26))).forEach(results::pullBack);
        assertThat(byHand.planned(visit)).contains(NOW);
    }

    @Test
    void aPressThatFoundNoPlaceStaysOne() {
        next = Optional.of(NOW.plusSeconds(1));
        tasks.press(visit);
        runDue();
        assertThat(rows.due(visit.bucket(), Urgency.AWAITED, NOW.plusSeconds(1), 9))
                .hasSize(1);
    }

    @Test
    void whatIsLeftToAnotherNodeMayStillEndHere() {
        next = Optional.of(NOW.plus(Duration.ofHours(1)));
        meanwhile = () -> rows.due(visit.bucket(), Urgency.CHECK, NOW, 9)
                .forEach(due -> results.postpone(due, Duration.ofMinutes(2)));
        tasks.plan(visit, NOW);
        runDue();
        assertThat(byHand.planned(visit)).isEqualTo(next);
    }

    @Test
    void noTenantMovesAnothersTasks() {
        tasks.plan(visit, NOW);
        scope.run(
                TenantId.next(),
                () -> assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> rows.remove(visit)));
    }
}
