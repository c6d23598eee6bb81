package jp.kagiban.rakuten;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jp.kagiban.mall.IncomingOrder;
import jp.kagiban.mall.OrderAmounts;
import jp.kagiban.mall.OrderItem;
import jp.kagiban.mall.OrderOutline;
import jp.kagiban.mall.OriginalOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The quick reading says the same as the whole one. */
class OrderOutlineTest {

    private static final String HEAD =
            "{\"orderNumber\":\"1\",\"orderProgress\":\"300\",\"orderDatetime\":\"2030-01-05T10:20:30+0900\"";

    private static OriginalOrder original(String json) {
        return OriginalOrder.of(json.getBytes(StandardCharsets.UTF_8));
    }

    private static OrderOutline with(String fields) {
        return RmsOrders.outline(original(HEAD + "," + fields + "}")).orElseThrow();
    }

    @Test
    void itSaysWhatTheWholeOrderSays() throws IOException {
        try (InputStream file = OrderOutlineTest.class.getResourceAsStream("orders.json")) {
            for (JsonNode json : JsonMapper.shared().readTree(file).path("OrderModelList")) {
                OriginalOrder original = original(json.toString());
                assertThat(RmsOrders.outline(original))
                        .isEqualTo(RmsOrders.read(original).map(OrderOutlineTest::outline));
            }
        }
    }

    private static OrderOutline outline(IncomingOrder order) {
        int units = order.items().stream().mapToInt(OrderItem::units).sum();
        return new OrderOutline(
                order.number(),
                order.statusCode(),
                order.orderedAt(),
                gross(order.amounts()),
                order.amounts().request(),
                units,
                order.original());
    }

    private static Long gross(OrderAmounts amounts) {
        Long fee = amounts.additionalFee();
        return amounts.total() == null || amounts.coupons() == null
                ? null
                : amounts.total()
                        - amounts.coupons()
                        + amounts.delivery()
                        + amounts.paymentCharge()
                        + (fee == null ? 0 : fee);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3000", "\"3000\"", "3000.0", "\" 3000 \"", "3e3"})
    void anAmountIsReadHoweverItIsWritten(String amount) {
        assertThat(with("\"requestPrice\":" + amount).request()).isEqualTo(3000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "-9999", "\"\"", "true", "{\"a\":[1]}", "[2]", "1.5", "99999999999999999999999"})
    void whatIsNoAmountIsUnknown(String amount) {
        assertThat(with("\"requestPrice\":" + amount).request()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "[{\"ItemModelList\":[{\"units\":2},{\"units\":\"3\"}]},{\"ItemModelList\":[{\"units\":4}]}];9",
                "[{\"ItemModelList\":[{\"units\":2,\"deleteItemFlag\":1},{\"deleteItemFlag\":0,\"units\":3}]}];3",
                "[{\"ItemModelList\":[{\"units\":2}],\"packageDeleteFlag\":1}];0",
                "[{\"ItemModelList\":null},7,[1],{}];0",
                "null;0",
                "\"none\";0",
            })
    void unitsThatAreStillInTheOrderCount(String parcels, int units) {
        assertThat(with("\"PackageModelList\":" + parcels).units()).isEqualTo(units);
    }

    /** Cut to 32 bits it would be 300, a state that RMS has. */
    @Test
    void aStateBeyondItsRangeIsNoneOfAnother() {
        OriginalOrder original = original(HEAD.replace("300", "4294967596") + "}");
        assertThat(RmsOrders.outline(original)).isEmpty();
        assertThat(RmsOrders.read(original)).isEmpty();
    }

    @Test
    void unitsBeyondTheirRangeStayAtItsEnd() {
        String item = "{\"units\":2147483647}";
        assertThat(with("\"PackageModelList\":[{\"ItemModelList\":[" + item + "," + item + "]}]")
                        .units())
                .isEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orderNumber", "orderProgress", "orderDatetime"})
    void withoutItsHeadItIsNoOrder(String field) {
        assertThat(RmsOrders.outline(original(HEAD.replace(field, "other") + "}")))
                .isEmpty();
        assertThat(RmsOrders.read(original(HEAD.replace(field, "other") + "}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{\"orderNumber\":\"1\"", "{\"PackageModelList\":[{\"ItemModelList\":["})
    void rubbishIsNoOrder(String json) {
        assertThat(RmsOrders.outline(original(json))).isEqualTo(Optional.empty());
    }
}
