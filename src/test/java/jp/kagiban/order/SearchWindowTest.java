package jp.kagiban.order;

import static jp.kagiban.rakuten.RmsOrders.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import jp.kagiban.mall.OrderPage;
import jp.kagiban.mall.OrderStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWindowTest {

    private static final Instant NOW = Instant.parse("2026-11-25T01:42:00Z");

    private static OrderPage page(int page, int total) {
        return new OrderPage(List.of(), total, (total + 999) / 1000, page);
    }

    private static SearchWindow span(Duration length) {
        return SearchWindow.of(NOW.minus(length), NOW);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0", "PT1S, 1", "P1D, 1", "P63D, 1", "P64D, 2", "P126D, 2", "P730D, 12"})
    void windowsAreAsWideAsRmsTakesThem(Duration length, int windows) {
        List<SearchWindow> cut = SearchWindow.cut(NOW.minus(length), NOW, LIMITS);
        assertThat(cut).hasSize(windows);
        assertThat(cut)
                .allMatch(span -> Duration.between(span.from(), span.to()).compareTo(LIMITS.widest()) <= 0);
    }

    @Test
    void nothingLiesBetweenTwoWindows() {
        List<SearchWindow> cut = SearchWindow.cut(NOW.minus(Duration.ofDays(200)), NOW, LIMITS);
        for (int i = 1; i < cut.size(); i++) {
            assertThat(cut.get(i).from()).isEqualTo(cut.get(i - 1).to());
        }
        assertThat(cut.getLast().to()).isEqualTo(NOW);
    }

    @Test
    void anEmptyWindowIsDone() {
        assertThat(span(Duration.ofDays(1)).after(page(1, 0), LIMITS)).isEmpty();
    }

    @Test
    void pagesFollowEachOther() {
        SearchWindow first = span(Duration.ofDays(1));
        SearchWindow second = first.after(page(1, 2500), LIMITS).getFirst();
        assertThat(second.page()).isEqualTo(2);
        SearchWindow third = second.after(page(2, 2500), LIMITS).getFirst();
        assertThat(third.after(page(3, 2500), LIMITS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"15000, 1", "15001, 2", "99999, 2"})
    void aWindowIsSplitOnlyBeyondReach(int total, int parts) {
        assertThat(span(Duration.ofDays(63)).after(page(1, total), LIMITS)).hasSize(parts);
    }

    @ParameterizedTest
    @CsvSource({"PT1S", "PT2S", "PT3S", "P63D"})
    void theHalvesCoverEverySecondOnce(Duration length) {
        List<SearchWindow> halves = span(length).after(page(1, 15_001), LIMITS);
        assertThat(halves.getFirst().from()).isEqualTo(NOW.minus(length));
        assertThat(halves.getLast().from()).isEqualTo(halves.getFirst().to().plusSeconds(1));
        assertThat(halves.getLast().to()).isEqualTo(NOW);
    }

    @Test
    void aSingleSecondCannotBeSplit() {
        SearchWindow second = SearchWindow.of(NOW, NOW);
        assertThat(second.after(page(1, 20_000), LIMITS))
                .extracting(SearchWindow::page)
                .containsExactly(2);
        SearchWindow last = new SearchWindow(NOW, NOW, null, Set.of(), 15, 20_000, true, 0);
        assertThat(last.after(page(15, 20_000), LIMITS)).isEmpty();
    }

    @Test
    void aChangedCountBeginsTheWindowAnewThreeTimes() {
        SearchWindow span =
                span(Duration.ofDays(1)).after(page(1, 5000), LIMITS).getFirst();
        for (int i = 1; i <= 3; i++) {
            SearchWindow anew = span.after(page(2, 5000 - i), LIMITS).getFirst();
            assertThat(anew.page()).isEqualTo(1);
            span = anew.after(page(1, 5000), LIMITS).getFirst();
        }
        assertThat(span.after(page(2, 4000), LIMITS))
                .extracting(SearchWindow::page)
                .containsExactly(3);
    }

    @Test
    void aSearchByStateGoesOn() {
        SearchWindow span = span(Duration.ofDays(1)).in(Set.of(OrderStatus.TO_SHIP));
        SearchWindow second = span.after(page(1, 3000), LIMITS).getFirst();
        assertThat(second.after(page(2, 2999), LIMITS))
                .extracting(SearchWindow::page)
                .containsExactly(3);
        assertThat(second.query(LIMITS).states()).containsExactly(OrderStatus.TO_SHIP);
    }
}
