package jp.kagiban.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.mall.OrderQuery;
import jp.kagiban.order.OrderDetails.OrderChange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OrderTest
class OrderIntakeTest {

    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final String ONE = ScriptedOrders.Shelf.number(0);

    @Autowired
    Shopkeeper keeper;

    @BeforeEach
    void open() {
        keeper.open();
    }

    private ScriptedOrders.Shelf shelf() {
        return keeper.shelf();
    }

    private Instant ago(Duration time) {
        return keeper.now().minus(time);
    }

    private void newOrder(String number, Instant at) {
        shelf().put(new OrderJson(number, 100, at));
    }

    @Test
    void aKeyInUseBeginsTheIntake() {
        assertThat(keeper.planned()).contains(keeper.now());
        assertThat(keeper.status().reachDays()).isEqualTo(63);
    }

    @Test
    void theFirstImportBringsEveryOrder() {
        shelf().fill(1050, ago(Duration.ofMinutes(1)), 300);
        assertThat(keeper.fetch()).contains(keeper.now().plus(INTERVAL));
        assertThat(keeper.numbers()).hasSize(1050).doesNotHaveDuplicates();
        assertThat(keeper.status().firstImport()).isNull();
        assertThat(keeper.status().lastSuccess()).isEqualTo(keeper.now());
    }

    @Test
    void numbersComeByTheThousandAndDetailsByTheHundred() {
        shelf().fill(1050, ago(Duration.ofMinutes(1)), 700);
        keeper.fetch();
        assertThat(shelf().gets).hasSize(11).allMatch(numbers -> numbers.size() <= 100);
        assertThat(shelf().searches.subList(0, 2)).allMatch(query -> query.pageSize() == 1000);
        assertThat(shelf().searches.getFirst().direction()).isEqualTo(OrderQuery.Direction.DESCENDING);
    }

    @Test
    void ordersOlderThanTheReachStayAway() {
        newOrder(ONE, ago(Duration.ofDays(64)));
        keeper.fetch();
        assertThat(keeper.rows()).isEmpty();
        keeper.in(() -> keeper.reach(730));
        keeper.fetch();
        assertThat(keeper.numbers()).containsExactly(ONE);
    }

    @Test
    void whatComesLaterIsFoundFromTheWatermarkOn() {
        keeper.fetch();
        keeper.pass(INTERVAL);
        newOrder(ONE, ago(Duration.ofMinutes(2)));
        assertThat(keeper.fetch()).contains(keeper.now().plus(INTERVAL));
        assertThat(keeper.numbers()).containsExactly(ONE);
        assertThat(shelf().searches.getLast().from()).isEqualTo(ago(INTERVAL.plus(IntakeCursor.OVERLAP)));
    }

    @Test
    void anOverlapAsksForNoDetailsTwice() {
        newOrder(ONE, ago(Duration.ofMinutes(2)));
        keeper.fetch();
        keeper.pass(INTERVAL);
        keeper.fetch();
        assertThat(shelf().gets).containsExactly(List.of(ONE));
        assertThat(keeper.rows()).hasSize(1);
    }

    @Test
    void anOrderThatRmsShowsLateIsFoundByTheOverlap() {
        keeper.fetch();
        keeper.pass(INTERVAL);
        newOrder(ONE, ago(Duration.ofMinutes(50)));
        keeper.fetch();
        assertThat(keeper.numbers()).containsExactly(ONE);
    }

    @Test
    void theNextRunClosesTheGapOfAnOutage() {
        keeper.fetch();
        shelf().failures.add(new MallOutcome.Maintenance());
        keeper.pass(Duration.ofHours(6));
        newOrder(ONE, ago(Duration.ofHours(5)));
        keeper.fetch();
        assertThat(keeper.rows()).isEmpty();
        assertThat(keeper.status().lastAnswer()).isEqualTo(Answer.MAINTENANCE);
        keeper.fetch();
        assertThat(keeper.numbers()).containsExactly(ONE);
        assertThat(keeper.status().failures()).isZero();
    }

    @Test
    void ordersComeWithinTheUsualIntervalOnceALongOutageIsOver() {
        for (int run = 0; run < 6; run++) {
            shelf().failures.add(new MallOutcome.Maintenance());
            assertThat(keeper.fetch()).contains(keeper.now().plus(INTERVAL));
        }
    }

    @Test
    void aThrottledRunHonoursRetryAfter() {
        shelf().failures.add(new MallOutcome.Throttled(Duration.ofMinutes(7)));
        assertThat(keeper.fetch()).contains(keeper.now().plus(Duration.ofMinutes(7)));
    }

    @Test
    void aClosedMallIsAskedAgainWhenItSaysAndWithinAnHour() {
        shelf().failures.add(new MallOutcome.Maintenance(Duration.ofMinutes(40), "503"));
        assertThat(keeper.fetch()).contains(keeper.now().plus(Duration.ofMinutes(40)));
        shelf().failures.add(new MallOutcome.Maintenance(Duration.ofDays(1), "503"));
        assertThat(keeper.fetch()).contains(keeper.now().plus(Duration.ofHours(1)));
    }

    @Test
    void noRestIsLongerThanSixHours() {
        shelf().failures.add(new MallOutcome.Throttled(Duration.ofSeconds(999_999_999)));
        assertThat(keeper.fetch()).contains(keeper.now().plus(Duration.ofHours(6)));
    }

    @Test
    void aWindowOfTheFirstImportIsGivenUpAtItsThirdRefusal() {
        shelf().refusing = query -> query.direction() == OrderQuery.Direction.DESCENDING;
        keeper.fetch();
        keeper.fetch();
        assertThat(keeper.status().firstImport()).isNotNull();
        keeper.fetch();
        assertThat(keeper.status().firstImport()).isNull();
    }

    @Test
    void aWindowThatWasRefusedByMistakeIsSearchedAgain() {
        newOrder(ONE, ago(Duration.ofDays(3)));
        shelf().refusing = query -> query.direction() == OrderQuery.Direction.DESCENDING;
        keeper.fetch();
        shelf().refusing = _ -> false;
        keeper.fetch();
        assertThat(keeper.numbers()).containsExactly(ONE);
    }

    @Test
    void aCrowdedWindowIsSplitUntilAllIsReached() {
        shelf().fill(300, ago(Duration.ofMinutes(1)), 500);
        shelf().crowdedAbove = Duration.ofDays(10);
        keeper.fetch();
        assertThat(keeper.numbers()).hasSize(300).doesNotHaveDuplicates();
        assertThat(keeper.status().firstImport()).isNull();
    }

    @Test
    void anOrderThatVanishesBetweenSearchAndGetIsAskedForAgainAndShown() {
        newOrder(ONE, ago(Duration.ofMinutes(2)));
        shelf().hidden.add(ONE);
        keeper.fetch();
        assertThat(keeper.rows())
                .extracting(OrderRow::progress, OrderRow::tries)
                .containsExactly(tuple(0, 1));
        keeper.pass(INTERVAL);
        keeper.fetch();
        assertThat(keeper.missing()).isEqualTo(1);
        assertThat(keeper.details(ONE).order()).isNull();
    }

    @Test
    void anOrderThatRmsNoLongerHandsOutIsCountedAsMissing() {
        newOrder(ONE, ago(Duration.ofDays(2)));
        keeper.fetch();
        shelf().hidden.add(ONE);
        for (int vain = 0; vain < 2; vain++) {
            keeper.pass(Duration.ofHours(7));
            keeper.fetch();
        }
        assertThat(keeper.missing()).isEqualTo(1);
        assertThat(keeper.details(ONE).order()).isNotNull();
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    void aVanishedOrderThatComesBackIsTakenIn() {
        newOrder(ONE, ago(Duration.ofMinutes(2)));
        shelf().hidden.add(ONE);
        keeper.fetch();
        shelf().hidden.clear();
        keeper.pass(INTERVAL);
        keeper.fetch();
        assertThat(keeper.missing()).isZero();
        assertThat(keeper.details(ONE).order()).isNotNull();
        assertThat(keeper.details(ONE).changes()).isEmpty();
    }

    @Test
    void aStateThatChangedIsSeenWithinTheHour() {
        newOrder(ONE, ago(Duration.ofDays(20)));
        keeper.fetch();
        shelf().put(new OrderJson(ONE, 300, ago(Duration.ofDays(20))));
        keeper.pass(Duration.ofHours(1));
        keeper.fetch();
        assertThat(keeper.rows()).extracting(OrderRow::progress).containsExactly(300);
        assertThat(keeper.details(ONE).changes())
                .containsExactly(new OrderChange(OrderChange.Kind.PROGRESS, 100L, 300L, keeper.now()));
    }

    @Test
    void openOrdersAreReadAgainEverySixHours() {
        newOrder(ONE, ago(Duration.ofDays(2)));
        keeper.fetch();
        shelf().put(new OrderJson(ONE, 100, ago(Duration.ofDays(2))).with("totalPrice", 9000));
        keeper.pass(Duration.ofHours(5));
        keeper.fetch();
        assertThat(keeper.rows()).extracting(OrderRow::total).containsExactly(3500L);
        keeper.pass(Duration.ofHours(1));
        keeper.fetch();
        assertThat(keeper.rows()).extracting(OrderRow::total).containsExactly(9000L);
    }

    @Test
    void closedOrdersAreNotReadAgain() {
        shelf().put(new OrderJson(ONE, 700, ago(Duration.ofDays(2))));
        keeper.fetch();
        keeper.pass(Duration.ofHours(7));
        keeper.fetch();
        assertThat(shelf().gets).hasSize(1);
    }

    @Test
    void aKillBetweenPagesLosesAndDoublesNothing() {
        shelf().fill(2500, ago(Duration.ofMinutes(1)), 700);
        shelf().beforeGet = () -> {
            if (shelf().gets.size() == 15) {
                throw new IllegalStateException("The node dies");
            }
        };
        assertThatThrownBy(keeper::fetch).isInstanceOf(IllegalStateException.class);
        assertThat(keeper.rows()).hasSize(1000);
        keeper.fetch();
        assertThat(keeper.numbers()).hasSize(2500).doesNotHaveDuplicates();
    }

    @Test
    void aRunThatIsDoubledMeanwhileDoublesNothing() {
        shelf().fill(300, ago(Duration.ofMinutes(1)), 700);
        shelf().beforeGet = () -> {
            shelf().beforeGet = () -> {};
            keeper.fetch();
        };
        keeper.fetch();
        assertThat(keeper.numbers()).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void whatCameBeforeAFailureIsKept() {
        shelf().fill(300, ago(Duration.ofMinutes(1)), 700);
        shelf().callsBeforeFailure = 3;
        keeper.fetch();
        assertThat(keeper.rows()).hasSize(200);
        keeper.fetch();
        assertThat(keeper.numbers()).hasSize(300).doesNotHaveDuplicates();
        assertThat(shelf().gets).hasSize(4);
    }

    @Test
    void fieldsThatNobodyKnowsAreKept() {
        newOrder(ONE, ago(Duration.ofMinutes(2)));
        keeper.fetch();
        byte[] original = keeper.details(ONE).order().original().toBytes();
        assertThat(new String(original, java.nio.charset.StandardCharsets.UTF_8))
                .contains("aFieldOfTomorrow");
    }

    @Test
    void aRefusedKeyPausesAndANewOneGoesOn() {
        keeper.fetch();
        shelf().failures.add(new MallOutcome.Rejected("ES01-01"));
        keeper.pass(Duration.ofHours(2));
        keeper.fetch();
        assertThat(keeper.status().pause()).isEqualTo(IntakeStatus.Pause.REJECTED);
        keeper.renew();
        assertThat(keeper.planned()).contains(keeper.now());
        newOrder(ONE, ago(Duration.ofMinutes(90)));
        keeper.fetch();
        assertThat(keeper.status().pause()).isNull();
        assertThat(keeper.numbers()).containsExactly(ONE);
    }

    @Test
    void aKeyThatHasRunOutIsNotUsed() {
        keeper.fetch();
        int calls = shelf().searches.size();
        keeper.pass(Duration.ofDays(365 * 4));
        keeper.fetch();
        assertThat(shelf().searches).hasSize(calls);
        assertThat(keeper.status().pause()).isEqualTo(IntakeStatus.Pause.EXPIRED);
    }

    @Test
    void newOrdersComeInWhileALongImportGoesOn() {
        shelf().fill(300, ago(Duration.ofMinutes(1)), 700);
        shelf().beforeGet = () -> {
            if (shelf().gets.size() == 2) {
                keeper.pass(INTERVAL);
                newOrder("123456-20261125-9999999999", keeper.now());
            }
        };
        keeper.fetch();
        keeper.fetch();
        assertThat(keeper.numbers()).hasSize(301).first().isEqualTo("123456-20261125-9999999999");
    }

    @Test
    void theJobRunsAsAWorkerRunsIt() {
        newOrder(ONE, ago(Duration.ofMinutes(2)));
        keeper.runJobs("order-intake"::equals);
        assertThat(keeper.numbers()).containsExactly(ONE);
        assertThat(keeper.planned()).contains(keeper.now().plus(INTERVAL));
    }

    @Test
    void aJobThatIsLostIsPlannedAgain() {
        keeper.loseJob();
        keeper.mend();
        assertThat(keeper.planned()).contains(keeper.now());
    }

    @Test
    void withTheShopGoItsOrders() {
        shelf().fill(600, ago(Duration.ofMinutes(1)), 100);
        keeper.fetch();
        assertThat(keeper.sealedOrders()).isEqualTo(600);
        assertThat(keeper.delete()).isTrue();
        assertThat(keeper.rows()).isEmpty();
        assertThat(keeper.sealedOrders()).isZero();
        assertThat(keeper.planned()).isEmpty();
        assertThat(keeper.fetch()).isEmpty();
    }

    private void runWithAClockThatIsAhead() {
        keeper.pass(Duration.ofDays(40));
        keeper.fetch();
        keeper.pass(Duration.ofDays(-40));
    }

    @Test
    void anIntakeOfAClockThatWasAheadComesNow() {
        runWithAClockThatIsAhead();
        keeper.loseJob();
        keeper.mend();
        assertThat(keeper.planned()).contains(keeper.now());
    }

    @Test
    void ordersPlacedSinceTheClockWasAheadAreFetched() {
        runWithAClockThatIsAhead();
        newOrder(ONE, ago(Duration.ofDays(3)));
        keeper.fetch();
        assertThat(keeper.numbers()).contains(ONE);
        assertThat(keeper.status().nextRun()).isEqualTo(keeper.now().plus(INTERVAL));
    }

    @Test
    void ordersReadWhileTheClockWasAheadAreReadAgain() {
        newOrder(ONE, ago(Duration.ofMinutes(2)));
        runWithAClockThatIsAhead();
        shelf().put(new OrderJson(ONE, 100, ago(Duration.ofMinutes(2))).with("remarks", "急ぎ"));
        keeper.fetch();
        assertThat(keeper.details(ONE).order().remarks()).isEqualTo("急ぎ");
    }
}
