package jp.kagiban.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Shops that most likely have no new orders are looked at together. */
@Tag("slow-on-mysql")
@OrdersOverHttp
class IntakeWorkTest {

    private static final Duration INTERVAL = Duration.ofMinutes(5);

    @Autowired
    Stall stall;

    @Autowired
    WireTap wire;

    @BeforeEach
    void nothingWasSoldForLong() {
        stall.open();
        stall.importAll();
        stall.later(INTERVAL);
        stall.later(INTERVAL);
        wire.forget();
    }

    @AfterEach
    void calm() {
        stall.fairWeather();
    }

    @Test
    void oneSearchIsAllThatIsAsked() {
        stall.later(INTERVAL);
        assertThat(wire.calls()).hasSize(1);
    }

    @Test
    void theLookAndTheNextOneAreNoted() {
        stall.later(INTERVAL);
        assertThat(stall.status().lastSuccess()).isEqualTo(stall.now());
        assertThat(stall.status().knownUntil()).isEqualTo(stall.now());
        assertThat(stall.status().nextRun()).isEqualTo(stall.now().plus(INTERVAL));
    }

    @Test
    void anOrderThatCameIsFetched() {
        stall.willSell(1, INTERVAL.minusMinutes(1));
        stall.later(INTERVAL);
        stall.assertWhole();
        assertThat(stall.rows()).hasSize(1);
    }

    @Test
    void anOrderThatCameIsNotSearchedForTwice() {
        stall.willSell(1, INTERVAL.minusMinutes(1));
        stall.later(INTERVAL);
        assertThat(wire.pages()).hasSize(1);
        assertThat(wire.asked()).hasSize(1);
    }

    @Test
    void ordersOfTheLastHourAreFoundAgainAndNotAskedForAgain() {
        stall.willSell(3, INTERVAL.minusMinutes(1));
        stall.later(INTERVAL);
        wire.forget();
        stall.later(INTERVAL);
        assertThat(wire.calls()).extracting(WireTap.Call::path).containsExactly("searchOrder");
        assertThat(stall.status().lastSuccess()).isEqualTo(stall.now());
    }

    @Test
    void anOrderWhoseStateHasChangedIsFoundWithinTheHour() {
        stall.willSell(2, INTERVAL.minusMinutes(1));
        stall.later(INTERVAL);
        String number = stall.numbers().getFirst();
        stall.put(number, 500);
        wire.forget();
        lookForAnHour();
        stall.later(INTERVAL);
        assertThat(stall.states()).containsEntry(number, 500);
        assertThat(wire.asked()).contains(number).doesNotHaveDuplicates();
    }

    @Test
    void statesWithoutOrdersAreOneSearch() {
        stall.willSell(2, INTERVAL.minusMinutes(1));
        stall.later(INTERVAL);
        int states = Set.copyOf(stall.states().values()).size();
        wire.forget();
        lookForAnHour();
        assertThat(wire.pages()).hasSize(12 + states + 1);
        stall.assertWhole();
    }

    @Test
    void whereLooksComeLateStatesAreSearchedAllTheSame() {
        for (int look = 0; look < 15; look++) {
            stall.at(stall.now().plus(INTERVAL));
            stall.run();
        }
        assertThat(wire.statesSearched()).hasSize(1);
        assertThat(stall.status().lastSuccess()).isEqualTo(stall.now());
    }

    private void lookForAnHour() {
        for (int look = 0; look < 12; look++) {
            stall.later(INTERVAL);
        }
    }

    @Test
    void theHoursSearchForChangedStatesIsNotLeftOut() {
        for (int look = 0; look < 13; look++) {
            stall.later(INTERVAL);
        }
        assertThat(wire.pages()).hasSize(13 + 1);
    }

    @Test
    void withoutAnAnswerTheNextLookClosesTheGap() {
        stall.suffer(Fault.PAGE_WITH_503);
        stall.willSell(1, INTERVAL.minusMinutes(1));
        stall.later(INTERVAL);
        assertThat(stall.status().failures()).isEqualTo(1);
        stall.fairWeather();
        stall.later(Duration.ofHours(1));
        stall.assertWhole();
        assertThat(stall.rows()).hasSize(1);
    }

    @Test
    void aStoppedKeyIsFoundOut() {
        stall.stopKey();
        stall.later(INTERVAL);
        stall.run();
        assertThat(stall.keyRefusedSince()).isEqualTo(stall.now());
    }
}
