package jp.kagiban.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.kagiban.mall.Answer;
import jp.kagiban.order.IntakeStatus.Pause;
import jp.kagiban.rakuten.RmsOnTestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever RMS does: nothing is missing after the next run that it answers, and nothing is there twice. */
@Tag("slow")
@Tag("fault")
@OrdersOverHttp
class IntakeFaultsOverHttpTest {

    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final Duration LONGEST_REST = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    Stall stall;

    @Autowired
    WireTap wire;

    @BeforeEach
    void open() {
        stall.open();
    }

    @AfterEach
    void calm() {
        wire.forget();
        stall.fairWeather();
    }

    @ParameterizedTest
    @EnumSource
    void aFaultMovesNothingAndTheNextRunClosesTheGap(Fault fault) {
        stall.importAll();
        Instant known = stall.status().knownUntil();
        stall.willSell(40, HOUR);
        stall.suffer(fault);
        stall.later(HOUR);
        assertThat(stall.status().lastAnswer()).isEqualTo(fault.answer());
        assertThat(stall.status().knownUntil()).isEqualTo(known);
        stall.fairWeather();
        stall.later(HOUR);
        stall.assertWhole();
    }

    @ParameterizedTest
    @EnumSource
    void aFaultAmidAPageKeepsWhatCameAndGoesOnThere(Fault fault) {
        stall.soldLongAgo(350);
        wire.before(3, "getOrder", () -> stall.suffer(fault));
        stall.run();
        int kept = stall.rows().size();
        assertThat(kept).isBetween(200, 300);
        stall.fairWeather();
        wire.forget();
        stall.later(HOUR);
        assertThat(wire.asked()).hasSize(350 - kept);
        stall.assertWhole();
    }

    @Test
    void theMaintenanceOfASundayNightLeavesNoGap() {
        stall.at(Instant.parse("2026-11-28T17:00:00Z"));
        stall.importAll();
        stall.willSell(60, Duration.ofHours(6));
        stall.suffer(Fault.PAGE_WITH_503);
        for (int quarter = 0; quarter < 24; quarter++) {
            stall.later(LONGEST_REST);
        }
        assertThat(stall.rows()).isEmpty();
        stall.fairWeather();
        stall.later(LONGEST_REST);
        stall.assertWhole();
    }

    @ParameterizedTest
    @EnumSource(names = {"STATUS_429", "COME_IN_40_MINUTES", "QPS_LIMIT"})
    void aThrottledRunAsksOnce(Fault fault) {
        stall.importAll();
        wire.forget();
        stall.suffer(fault);
        stall.later(INTERVAL);
        assertThat(wire.pages()).hasSize(1);
        assertThat(wire.asked()).isEmpty();
    }

    @Test
    void whatRmsAsksToRestIsRested() {
        stall.importAll();
        stall.suffer(Fault.COME_IN_40_MINUTES);
        stall.later(INTERVAL);
        stall.fairWeather();
        wire.forget();
        stall.later(Duration.ofMinutes(39));
        assertThat(wire.pages()).isEmpty();
        stall.later(Duration.ofMinutes(1));
        assertThat(wire.pages()).isNotEmpty();
    }

    @Test
    void noTwoCallsOfAnyKindComeWithinASecond() {
        stall.sell(350, DAY);
        wire.before(3, "getOrder", () -> stall.suffer(Fault.STATUS_429));
        stall.run();
        stall.fairWeather();
        stall.renew();
        stall.later(HOUR);
        stall.assertWhole();
        List<Instant> times = wire.calls().stream().map(WireTap.Call::at).toList();
        assertThat(times).hasSizeGreaterThan(20).isSorted();
        for (int i = 1; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i - 1), times.get(i))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void aKeyThatEndsAmidTheIntakeIsGoneOnWithByTheNext() {
        stall.soldLongAgo(2500);
        wire.before(12, "getOrder", stall::endKey);
        stall.run();
        assertThat(stall.status().pause()).isEqualTo(Pause.REJECTED);
        assertThat(stall.rows()).hasSize(1100);
        wire.forget();
        stall.renew();
        stall.importAll();
        assertThat(wire.pages().getFirst()).isEqualTo(2);
        assertThat(wire.asked()).hasSize(1400);
        stall.assertWhole();
    }

    @Test
    void theGapOfAKeyThatWasOverForDaysIsClosed() {
        stall.importAll();
        stall.endKey();
        stall.willSell(100, DAY.multipliedBy(3));
        for (int hours = 0; hours < 72; hours += 6) {
            stall.later(Duration.ofHours(6));
        }
        assertThat(stall.status().pause()).isEqualTo(Pause.REJECTED);
        assertThat(stall.rows()).isEmpty();
        stall.renew();
        stall.run();
        stall.assertWhole();
    }

    @Test
    void whileTheKeyIsRefusedRmsIsSeldomAsked() {
        stall.importAll();
        stall.stopKey();
        wire.forget();
        for (int minutes = 0; minutes < 24 * 60; minutes += 5) {
            stall.later(INTERVAL);
        }
        assertThat(wire.pages()).hasSizeLessThan(35);
    }

    @Test
    void aKeyThatWasStoppedInRmsIsKnownToBeWithTheFirstRefusal() {
        stall.importAll();
        stall.stopKey();
        stall.later(INTERVAL);
        stall.later(Duration.ZERO);
        assertThat(stall.keyRefusedSince()).isNotNull();
        assertThat(stall.status().pause()).isEqualTo(Pause.REJECTED);
    }

    @Test
    void slowPagesAreWaitedFor() {
        stall.sell(50, DAY);
        stall.slow(Duration.ofMillis(150));
        stall.importAll();
        stall.assertWhole();
    }

    @Test
    void aPageThatDoesNotComeInTimeMovesNothing() {
        stall.importAll();
        Instant known = stall.status().knownUntil();
        stall.willSell(20, INTERVAL);
        stall.slow(RmsOnTestTime.PATIENCE.plusSeconds(10));
        stall.later(INTERVAL);
        assertThat(stall.status().lastAnswer()).isEqualTo(Answer.UNREACHABLE);
        assertThat(stall.status().knownUntil()).isEqualTo(known);
        stall.slow(Duration.ZERO);
        stall.later(LONGEST_REST);
        stall.assertWhole();
    }

    @Test
    void aFirstImportThatIsCutOffIsTakenUpWhereItStood() {
        stall.soldLongAgo(3200);
        wire.before(25, "getOrder", () -> stall.suffer(Fault.REFUSED));
        stall.run();
        assertThat(stall.status().firstImport().fetched()).isEqualTo(2000);
        assertThat(stall.rows()).hasSize(2400);
        stall.fairWeather();
        wire.forget();
        stall.later(LONGEST_REST);
        assertThat(wire.asked()).hasSize(800);
        stall.assertWhole();
    }

    /** Fifteen thousand orders take MySQL minutes, and what is tried is what RMS is asked. */
    @Tag("seldom-on-mysql")
    @Test
    void moreOrdersThanRmsTellsAreReachedInNarrowerWindows() {
        stall.soldLongAgo(15_050);
        stall.importAll();
        assertThat(wire.pages()).hasSizeGreaterThan(16).allMatch(page -> page <= 15);
        stall.assertWhole();
    }

    @Test
    void anOverlapAsksForNothingTwice() {
        stall.sell(250, HOUR);
        stall.importAll();
        List<OrderRow> rows = stall.rows();
        wire.forget();
        stall.later(INTERVAL);
        stall.later(INTERVAL);
        assertThat(wire.asked()).isEmpty();
        assertThat(stall.rows()).isEqualTo(rows);
        stall.assertWhole();
    }

    @Test
    void aRunBesideAnotherDoublesNothing() {
        stall.sell(250, DAY);
        stall.unhurried();
        wire.before(2, "getOrder", stall::runBeside);
        stall.run();
        stall.importAll();
        stall.assertWhole();
        assertThat(stall.details(stall.numbers().getFirst()).changes()).isEmpty();
    }
}
