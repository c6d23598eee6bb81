package jp.kagiban.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.kagiban.mall.OrderStatus;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.ShopId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Of 30,000 orders the database finds each page in an index, however they are filtered and sorted. */
@OrderTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongListTest {

    private static final int MANY = 30_000;
    private static final int AT_ONCE = 1000;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Autowired
    Shopkeeper keeper;

    @Autowired
    OrderBook book;

    @Autowired
    DataSource dataSource;

    /** The one whose list is filled; the field above may be another before each test. */
    Shopkeeper filled;

    JdbcClient plain;
    ShopId other;

    @BeforeAll
    void fill() throws SQLException {
        plain = JdbcClient.create(pool());
        filled = keeper;
        other = filled.open().shop;
        filled.open("楽天市場2号店", "shop-b");
        for (int from = 0; from < MANY; from += AT_ONCE) {
            insert(from);
        }
        try (Connection connection = pool().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE TABLE shop_order");
        }
    }

    private HikariDataSource pool() throws SQLException {
        return dataSource.unwrap(HikariDataSource.class);
    }

    private void insert(int from) {
        List<Object> values = new ArrayList<>();
        for (int i = from; i < from + AT_ONCE; i++) {
            ShopId shop = i % 4 == 0 ? other : filled.shop;
            Object seen = Column.of(filled.now());
            Object placed = Column.of(filled.now().minusSeconds(50L * i));
            int state = OrderStatus.values()[i % 9].code();
            String number = ScriptedOrders.Shelf.number(i);
            Collections.addAll(values, Column.of(filled.tenant), Column.of(shop), number, Column.of(Ids.next()));
            Collections.addAll(values, state, placed, 1000 + i % 5000, seen, seen);
        }
        plain.sql("INSERT INTO shop_order (tenant_id, shop_id, order_number, id, progress, ordered_at, total_price,"
                        + " first_seen, read_at, revision, units, tries) VALUES "
                        + String.join(", ", Collections.nCopies(AT_ONCE, "(?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 2, 0)")))
                .params(values)
                .update();
    }

    Stream<Arguments> lists() {
        OrderFilter none = OrderFilter.NONE;
        OrderSort newest = OrderSort.NEWEST_FIRST;
        return Stream.of(
                Arguments.of(none, newest),
                Arguments.of(none, new OrderSort(OrderSort.By.TIME, false)),
                Arguments.of(none, new OrderSort(OrderSort.By.NUMBER, false)),
                Arguments.of(none, new OrderSort(OrderSort.By.NUMBER, true)),
                Arguments.of(none, new OrderSort(OrderSort.By.TOTAL, false)),
                Arguments.of(none, new OrderSort(OrderSort.By.TOTAL, true)),
                Arguments.of(new OrderFilter(other, null, null, null, ""), newest),
                Arguments.of(new OrderFilter(null, 300, null, null, ""), newest),
                Arguments.of(new OrderFilter(null, null, DAY, DAY, ""), newest),
                Arguments.of(new OrderFilter(null, null, null, null, "123456-202611"), newest),
                Arguments.of(new OrderFilter(null, null, null, null, "0000012345"), newest),
                Arguments.of(new OrderFilter(other, 300, DAY, DAY, "12"), newest));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void theFirstPageIsFoundInAnIndex(OrderFilter filter, OrderSort sort) throws SQLException {
        usesIndexes(plan(filter, sort, 0));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aDeepPageIsFoundInAnIndex(OrderFilter filter, OrderSort sort) throws SQLException {
        usesIndexes(plan(filter, sort, MANY - 50));
    }

    Stream<Arguments> inTheOrderOfAnIndex() {
        OrderSort newest = OrderSort.NEWEST_FIRST;
        return Stream.of(
                Arguments.of(OrderFilter.NONE, newest),
                Arguments.of(OrderFilter.NONE, new OrderSort(OrderSort.By.TIME, false)),
                Arguments.of(OrderFilter.NONE, new OrderSort(OrderSort.By.TOTAL, true)),
                Arguments.of(new OrderFilter(other, null, null, null, ""), newest),
                Arguments.of(new OrderFilter(null, 300, null, null, ""), newest),
                Arguments.of(new OrderFilter(null, null, DAY, DAY, ""), newest));
    }

    /** Else all rows would be sorted for each page. */
    @ParameterizedTest
    @MethodSource
    void inTheOrderOfAnIndex(OrderFilter filter, OrderSort sort) throws SQLException {
        assertThat(plan(filter, sort, MANY - 50).toLowerCase(Locale.ROOT))
                .doesNotContain("using index; using filesort")
                .containsPattern(
                        "index sorted(: 2 of 5 columns)? \\*/|using where; (backward index scan; )?using index");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "123456-2026", "123456-20261125-0000000001"})
    void numbersThatBeginSoAreAStretchOfAnIndex(String number) throws SQLException {
        String plan = plan(OrderQuestion.beginningWith(filled.tenant, number), OrderSort.GREATEST_NUMBER_FIRST, 0);
        usesIndexes(plan);
        assertThat(plan.toLowerCase(Locale.ROOT))
                .contains("shop_order_number")
                .doesNotContain("using index; using filesort");
    }

    @Test
    void theLastPageHoldsTheOldest() {
        List<OrderRow> last = filled.in(() -> book.page(OrderFilter.NONE, OrderSort.NEWEST_FIRST, MANY - 50, 50));
        assertThat(filled.<Integer>in(() -> book.count(OrderFilter.NONE))).isEqualTo(MANY);
        assertThat(last).hasSize(50);
        assertThat(last.getLast().number()).isEqualTo(ScriptedOrders.Shelf.number(MANY - 1));
    }

    /** On H2 a remark names the index and how it is entered; on MySQL the place is found without a look at the rows. */
    private static void usesIndexes(String plan) {
        assertThat(plan.toLowerCase(Locale.ROOT))
                .doesNotContain("tablescan")
                .containsPattern("/\\* public\\.\\w+: tenant_id = |using index");
    }

    private String plan(OrderFilter filter, OrderSort sort, int offset) throws SQLException {
        return plan(new OrderQuestion(filled.tenant, filter), sort, offset);
    }

    private String plan(OrderQuestion question, OrderSort sort, int offset) throws SQLException {
        List<Object> values = new ArrayList<>(question.values());
        Collections.addAll(values, 50, offset, Column.of(filled.tenant));
        return plain.sql("EXPLAIN " + OrderBook.pageSql(question, sort))
                .params(values)
                .query((row, _) -> line(row))
                .list()
                .toString();
    }

    private static String line(ResultSet row) throws SQLException {
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            line.append(row.getString(i)).append(' ');
        }
        return line.toString();
    }
}
