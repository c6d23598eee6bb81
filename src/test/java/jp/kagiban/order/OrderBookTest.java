package jp.kagiban.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@OrderTest
class OrderBookTest {

    private static final int MANY = 3000;

    @Autowired
    Shopkeeper keeper;

    @Autowired
    Shopkeeper other;

    @Autowired
    OrderBook book;

    @BeforeEach
    void open() {
        keeper.open();
    }

    private List<OrderRow> page(OrderFilter filter, OrderSort sort, int offset, int limit) {
        return keeper.in(() -> book.page(filter, sort, offset, limit));
    }

    private int count(OrderFilter filter) {
        return keeper.in(() -> book.count(filter));
    }

    @ParameterizedTest
    @EnumSource
    void pagesHoldEveryOrderOnceInAnyOrder(OrderSort.By by) {
        keeper.shelf().fill(330, keeper.now(), 700);
        keeper.fetch();
        List<OrderRow> all = new ArrayList<>();
        for (int offset = 0; offset < 330; offset += 50) {
            all.addAll(page(OrderFilter.NONE, new OrderSort(by, false), offset, 50));
        }
        assertThat(all).extracting(OrderRow::number).hasSize(330).doesNotHaveDuplicates();
        if (by == OrderSort.By.TIME) {
            assertThat(all).isSortedAccordingTo(Comparator.comparing(OrderRow::orderedAt));
        }
    }

    @Test
    void filtersNarrowTheList() {
        keeper.shelf().fill(5, keeper.now(), 100);
        keeper.shelf()
                .put(new OrderJson(
                        "123456-20261101-0000000099", 700, keeper.now().minus(Duration.ofDays(24))));
        keeper.fetch();
        assertThat(count(new OrderFilter(keeper.shop, null, null, null, ""))).isEqualTo(6);
        assertThat(count(new OrderFilter(null, 700, null, null, ""))).isEqualTo(1);
        LocalDate day = LocalDate.of(2026, 11, 1);
        assertThat(count(new OrderFilter(null, null, day, day, ""))).isEqualTo(1);
        assertThat(count(new OrderFilter(null, null, null, day.minusDays(1), "")))
                .isZero();
        assertThat(count(new OrderFilter(null, null, null, null, "１２３４５６－20261101")))
                .isEqualTo(1);
        assertThat(count(new OrderFilter(null, null, null, null, "0099"))).isEqualTo(1);
        assertThat(count(new OrderFilter(null, null, null, null, "%_x"))).isEqualTo(6);
    }

    @Test
    void ordersAreFoundByTheBeginOfTheirNumber() {
        keeper.shelf().fill(5, keeper.now(), 100);
        keeper.shelf().put(new OrderJson("999999-20261101-0000000099", 700, keeper.now()));
        keeper.fetch();
        assertThat(beginningWith("9")).containsExactly("999999-20261101-0000000099");
        assertThat(beginningWith("123456-")).hasSize(5).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(beginningWith("999999-20261101-0000000099")).hasSize(1);
        assertThat(beginningWith("0000000099")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "_", "山田", "1%", "-", "9'"})
    void whatBeginsNoNumberFindsNone(String text) {
        keeper.shelf().fill(5, keeper.now(), 100);
        keeper.fetch();
        assertThat(beginningWith(text)).isEmpty();
    }

    private List<String> beginningWith(String number) {
        return keeper.in(() -> book.beginningWith(number, 8)).stream()
                .map(OrderRow::number)
                .toList();
    }

    @Test
    void anotherTenantSeesNothing() {
        keeper.shelf().fill(5, keeper.now(), 100);
        keeper.fetch();
        other.open();
        assertThat(other.rows()).isEmpty();
        assertThat(other.in(() -> book.details(ScriptedOrders.Shelf.number(0), other.member)))
                .isEmpty();
    }

    @Test
    void undecidedAmountsAreNotZero() {
        keeper.shelf()
                .put(new OrderJson("123456-20261125-0000000001", 100, keeper.now())
                        .with("totalPrice", -9999)
                        .with("requestPrice", -9999));
        keeper.fetch();
        assertThat(keeper.rows()).extracting(OrderRow::total).containsOnlyNulls();
        assertThat(keeper.rows()).extracting(OrderRow::request).containsOnlyNulls();
    }

    /** The place of a deep page is found in an index that holds all that the filter and the order need. */
    @Test
    void aDeepPageOfALongListIsFoundInAnIndex() {
        keeper.fetch();
        keeper.copy(MANY);
        assertThat(page(OrderFilter.NONE, OrderSort.NEWEST_FIRST, MANY - 50, 50))
                .hasSize(50);
        assertThat(count(OrderFilter.NONE)).isEqualTo(MANY);
        assertThat(keeper.plan().toLowerCase(Locale.ROOT))
                .contains("shop_order_")
                .doesNotContain("tablescan");
    }
}
