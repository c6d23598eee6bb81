package jp.kagiban.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.HostName;
import jp.kagiban.shared.Ids;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes of one MySQL; the database that the test has does for both. */
@DatabaseTest
@ExtendWith(OutputCaptureExtension.class)
class TaskNodesTest {

    @Autowired
    JdbcClient db;

    @Autowired
    SettableClock clock;

    private TaskNodes one;
    private TaskNodes other;

    @BeforeEach
    void nobodyWasSeen() {
        db.sql("DELETE FROM errand_node").update();
        one = node();
        other = node();
        one.beat();
    }

    private TaskNodes node() {
        return new TaskNodes(db, clock, "jdbc:mysql://db/kagiban", true);
    }

    private static List<TaskNodes.Place> takeAll(TaskNodes node) {
        List<TaskNodes.Place> places = new ArrayList<>();
        for (Optional<TaskNodes.Place> place = node.take(); place.isPresent(); place = node.take()) {
            places.add(place.get());
        }
        return places;
    }

    @Test
    void aloneANodeWorksAllBuckets() {
        assertThat(takeAll(one)).hasSize(Buckets.COUNT);
    }

    @Test
    void twoNodesWorkHalfEach() {
        other.beat();
        one.beat();
        assertThat(takeAll(one)).hasSize(Buckets.COUNT / 2);
        assertThat(takeAll(other)).hasSize(Buckets.COUNT / 2);
    }

    @Test
    void whoeverHasTooManyGivesBackWhatIsTooMany() {
        List<TaskNodes.Place> places = takeAll(one);
        other.beat();
        one.beat();
        assertThat(places.stream().filter(TaskNodes.Place::closeIfWanted)).hasSize(Buckets.COUNT / 2);
        assertThat(places.stream().filter(TaskNodes.Place::closeIfWanted)).hasSize(Buckets.COUNT / 2);
        assertThat(one.take()).isEmpty();
    }

    @Test
    void whatIsGivenBackTwiceIsGivenBackOnce() {
        List<TaskNodes.Place> places = takeAll(one);
        places.getFirst().close();
        places.getFirst().close();
        assertThat(takeAll(one)).hasSize(1);
    }

    @Test
    void aNodeThatIsNotSeenForAMinuteHasNoPart() {
        other.beat();
        clock.advance(Duration.ofSeconds(61));
        one.beat();
        assertThat(takeAll(one)).hasSize(Buckets.COUNT);
    }

    @Test
    void aDeadNodeIsLoggedOnce(CapturedOutput log) {
        one.beat();
        clock.advance(Duration.ofSeconds(1));
        other.beat();
        Stream.of(25, 25, 15, 10).map(Duration::ofSeconds).forEach(this::beatAfter);
        assertThat(log.getAll()).containsOnlyOnce("Node " + HostName.own() + " is gone");
    }

    @Test
    void afterALongPauseNobodyIsTakenForDead(CapturedOutput log) {
        one.beat();
        clock.advance(Duration.ofSeconds(1));
        other.beat();
        Stream.of(65, 10, 10).map(Duration::ofSeconds).forEach(this::beatAfter);
        assertThat(log.getAll()).doesNotContain("is gone");
    }

    private void beatAfter(Duration time) {
        clock.advance(time);
        one.beat();
    }

    @Test
    void aNodeThatDiedWhileItsClockWasAheadHasNoPart() {
        clock.advance(Duration.ofDays(1));
        other.beat();
        clock.advance(Duration.ofDays(-1));
        one.beat();
        assertThat(takeAll(one)).hasSize(Buckets.COUNT);
    }

    @Test
    void eachNodeIsKnownByItsHost() {
        other.beat();
        assertThat(one.hosts()).containsExactly(HostName.own(), HostName.own());
        clock.advance(Duration.ofSeconds(61));
        other.beat();
        assertThat(one.hosts()).containsExactly(HostName.own());
    }

    @Test
    void aNodeOfAnEarlierVersionHasNoName() {
        db.sql("INSERT INTO errand_node (id, seen_at) VALUES (?, ?)")
                .params(Column.of(Ids.next()), Column.of(clock.instant()))
                .update();
        assertThat(one.hosts()).containsExactly("–", HostName.own());
    }

    @Test
    void onH2ThereIsOneNodeWhateverWasSeen() {
        TaskNodes alone = new TaskNodes(db, clock, "jdbc:h2:file:./data", true);
        alone.start();
        assertThat(takeAll(alone)).hasSize(Buckets.COUNT);
        assertThat(alone.hosts()).containsExactly(HostName.own());
        alone.stop();
    }
}
