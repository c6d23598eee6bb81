package jp.kagiban.order;

import static jp.kagiban.rakuten.RmsOrders.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.kagiban.mall.OrderPage;
import jp.kagiban.mall.OrderStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeCursorTest {

    private static final Instant NOW = Instant.parse("2026-11-25T01:42:00Z");
    private static final Instant EVER = Instant.EPOCH;
    private static final OrderPage ONE_PAGE = new OrderPage(List.of("a"), 1, 1, 1);

    private static Instant ago(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private static IntakeCursor after(IntakeCursor cursor, Step.Kind kind, OrderPage page) {
        SearchWindow next = switch (kind) {
            case FORWARD -> cursor.forward().getFirst();
            case BACKWARDS -> cursor.backwards().getFirst();
            case STATES -> cursor.states().getFirst();
        };
        return cursor.after(new Step.Search(kind, next), page, LIMITS);
    }

    @ParameterizedTest
    @CsvSource({"63, 1", "64, 2", "126, 2", "365, 6"})
    void aFirstImportGoesBackWindowByWindow(int days, int windows) {
        IntakeCursor cursor = IntakeCursor.at(NOW, days, LIMITS);
        assertThat(cursor.backwards()).hasSize(windows);
        assertThat(cursor.backwards().getFirst().to()).isEqualTo(NOW);
        assertThat(cursor.backwards().getLast().from()).isEqualTo(ago(days));
    }

    @Test
    void noWindowIsOlderThanRmsGives() {
        IntakeCursor cursor = IntakeCursor.at(NOW, 730, LIMITS);
        assertThat(cursor.floor()).isEqualTo(NOW.minus(LIMITS.reach())).isAfter(ago(730));
    }

    @Test
    void aWindowUnderWayIsCutBeforeRmsRefusesIt() {
        IntakeCursor begun = IntakeCursor.at(NOW, 730, LIMITS);
        while (begun.backwards().size() > 1) {
            begun = after(begun, Step.Kind.BACKWARDS, ONE_PAGE);
        }
        IntakeCursor half = after(begun, Step.Kind.BACKWARDS, new OrderPage(List.of("a"), 2500, 3, 1));
        assertThat(half.within(NOW.plus(Duration.ofMinutes(30)), EVER, LIMITS)).isEqualTo(half);
        Instant later = NOW.plus(Duration.ofHours(2));
        SearchWindow cut = half.within(later, EVER, LIMITS).backwards().getFirst();
        assertThat(cut.from()).isEqualTo(later.minus(LIMITS.reach()));
        assertThat(cut.page()).isEqualTo(1);
    }

    @Test
    void theWatermarkMovesWhenAWindowIsThrough() {
        IntakeCursor cursor = IntakeCursor.at(ago(1), 63, LIMITS).beginForward(NOW, EVER, LIMITS);
        assertThat(cursor.forward()).extracting(SearchWindow::from).containsExactly(ago(1).minus(IntakeCursor.OVERLAP));
        IntakeCursor half = after(cursor, Step.Kind.FORWARD, new OrderPage(List.of(), 1001, 2, 1));
        assertThat(half.watermark()).isEqualTo(ago(1));
        IntakeCursor whole = after(half, Step.Kind.FORWARD, new OrderPage(List.of(), 1001, 2, 2));
        assertThat(whole.watermark()).isEqualTo(NOW);
        assertThat(whole.forward()).isEmpty();
    }

    @Test
    void aLongOutageIsClosedTheOldestFirst() {
        IntakeCursor cursor = IntakeCursor.at(ago(100), 63, LIMITS).beginForward(NOW, EVER, LIMITS);
        assertThat(cursor.forward()).hasSize(2);
        assertThat(after(cursor, Step.Kind.FORWARD, ONE_PAGE).watermark())
                .isEqualTo(ago(100).minus(IntakeCursor.OVERLAP).plus(Duration.ofDays(63)));
    }

    @Test
    void theHalvesOfASplitWindowComeInTheRightOrder() {
        OrderPage crowded = new OrderPage(List.of(), 20_000, 20, 1);
        IntakeCursor forward =
                after(IntakeCursor.at(ago(1), 63, LIMITS).beginForward(NOW, EVER, LIMITS), Step.Kind.FORWARD, crowded);
        assertThat(forward.forward().getLast().to()).isEqualTo(NOW);
        assertThat(forward.watermark()).isEqualTo(ago(1));
        IntakeCursor back = after(IntakeCursor.at(NOW, 63, LIMITS), Step.Kind.BACKWARDS, crowded);
        assertThat(back.backwards().getFirst().to()).isEqualTo(NOW);
    }

    @Test
    void aSplitWindowIsExpectedOnce() {
        IntakeCursor split =
                after(IntakeCursor.at(NOW, 63, LIMITS), Step.Kind.BACKWARDS, new OrderPage(List.of(), 20_000, 20, 1));
        assertThat(split.expected()).isEqualTo(20_000);
        IntakeCursor half = after(split, Step.Kind.BACKWARDS, new OrderPage(List.of("a", "b"), 9_000, 9, 1));
        assertThat(half.expected()).isEqualTo(20_000);
        assertThat(half.fetched()).isEqualTo(2);
    }

    @Test
    void reachingFartherAddsWhatIsMissing() {
        IntakeCursor farther = IntakeCursor.at(NOW, 63, LIMITS).reaching(NOW, 100, LIMITS);
        assertThat(farther.backwards()).hasSize(2);
        assertThat(farther.backwards().getLast()).isEqualTo(SearchWindow.of(ago(100), ago(63)));
        assertThat(farther.reaching(NOW, 30, LIMITS)).isEqualTo(farther);
    }

    @Test
    void whatIsNotKeptIsNotFetched() {
        IntakeCursor cursor = IntakeCursor.at(NOW, 365, LIMITS).within(NOW, ago(100), LIMITS);
        assertThat(cursor.backwards().getLast().from()).isEqualTo(ago(100));
        assertThat(IntakeCursor.at(ago(200), 63, LIMITS)
                        .beginForward(NOW, ago(50), LIMITS)
                        .forward())
                .extracting(SearchWindow::from)
                .containsExactly(ago(50));
    }

    private static IntakeCursor searchingStates(Set<OrderStatus> met) {
        return IntakeCursor.at(ago(400), 63, LIMITS).beginStates(NOW, EVER, LIMITS, _ -> met);
    }

    @Test
    void statesWithOrdersAreSearchedOneByOneAndAllOthersTogether() {
        IntakeCursor cursor = searchingStates(EnumSet.of(OrderStatus.PAID, OrderStatus.TO_SHIP));
        assertThat(cursor.states())
                .extracting(SearchWindow::states)
                .containsExactly(
                        EnumSet.complementOf(EnumSet.of(OrderStatus.PAID, OrderStatus.TO_SHIP)),
                        Set.of(OrderStatus.TO_SHIP),
                        Set.of(OrderStatus.PAID));
        assertThat(cursor.states()).extracting(SearchWindow::from).containsOnly(ago(63));
    }

    @Test
    void aShopWithoutOrdersHasOneSearchForStates() {
        assertThat(searchingStates(Set.of()).states())
                .extracting(SearchWindow::states)
                .containsExactly(EnumSet.allOf(OrderStatus.class));
    }

    @Test
    void whereOrdersAreInEveryStateEachIsSearched() {
        assertThat(searchingStates(EnumSet.allOf(OrderStatus.class)).states())
                .extracting(SearchWindow::states)
                .containsExactlyElementsOf(
                        Arrays.stream(OrderStatus.values()).map(Set::of).toList());
    }

    /** As a portal wrote it that knew one state a window. */
    private static final String EARLIER = """
            {"watermark":"2026-11-25T01:42:00Z","floor":"2026-09-23T01:42:00Z","forward":[],"backwards":[],
            "states":[{"from":"2026-09-23T01:42:00Z","to":"2026-11-25T01:42:00Z","state":%s,"page":1,
            "total":0,"counted":false,"again":0}],
            "ranAt":"2026-11-25T01:42:00Z","sweptAt":"2026-11-25T01:42:00Z","expected":0,"fetched":0}""";

    @Test
    void aPlaceOfAnEarlierPortalIsRead() {
        IntakeCursor earlier = IntakeCursor.read(EARLIER.formatted("\"RAKUTEN_PROCESSING\""));
        assertThat(earlier.states())
                .extracting(SearchWindow::states)
                .containsExactly(Set.of(OrderStatus.MALL_PROCESSING));
    }

    @Test
    void anEarlierPortalReadsAWindowOfOneState() {
        assertThat(searchingStates(EnumSet.allOf(OrderStatus.class)).json())
                .contains("\"state\":\"RAKUTEN_PROCESSING\"")
                .doesNotContain("several");
    }

    @Test
    void aSearchWhoseStatesAnEarlierPortalHasLostBeginsAnew() {
        IntakeCursor lost = IntakeCursor.read(EARLIER.formatted("null"));
        assertThat(lost.states()).isEmpty();
        assertThat(lost.sweptAt()).isNull();
    }

    @Test
    void aPlaceIsReadAsItWasWritten() {
        IntakeCursor cursor = IntakeCursor.at(NOW, 730, LIMITS)
                .beginForward(NOW.plusSeconds(90), EVER, LIMITS)
                .beginStates(NOW, EVER, LIMITS, _ -> EnumSet.allOf(OrderStatus.class));
        assertThat(IntakeCursor.read(cursor.json())).isEqualTo(cursor);
        assertThat(cursor.json()).hasSizeLessThan(15_000);
    }

    @Test
    void aWatermarkOfAClockThatWasAheadGoesBackByAWindow() {
        IntakeCursor ahead =
                IntakeCursor.at(NOW.plus(Duration.ofDays(40)), 63, LIMITS).beginForward(NOW, EVER, LIMITS);
        assertThat(ahead.forward().getFirst().from()).isEqualTo(ago(63).minus(IntakeCursor.OVERLAP));
        assertThat(ahead.forward().getLast().to()).isEqualTo(NOW);
        assertThat(ahead.watermark()).isEqualTo(ago(63));
    }
}
