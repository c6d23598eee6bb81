package jp.kagiban.rms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
        return OrderOutline.read(original(HEAD + "," + fields + "}")).orElseThrow();
    }

    @Test
    void itSaysWhatTheWholeOrderSays() throws IOException {
        try (InputStream file = OrderOutlineTest.class.getResourceAsStream("orders.json")) {
            for (JsonNode json : JsonMapper.shared().readTree(file).path("OrderModelList")) {
                OriginalOrder original = original(json.toString());
                assertThat(OrderOutline.read(original))
                        .isEqualTo(RmsOrder.read(original).map(OrderOutlineTest::outline));
            }
        }
    }

    private static OrderOutline outline(RmsOrder order) {
        int units = order.items().stream().mapToInt(OrderItem::units).sum();
        return new OrderOutline(
                order.number(), order.progressCode(), order.orderedAt(), order.amounts(), units, order.original());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3000", "\"3000\"", "3000.0", "\" 3000 \"", "3e3"})
    void anAmountIsReadHoweverItIsWritten(String amount) {
        assertThat(with("\"goodsPrice\":" + amount).amounts().goods()).isEqualTo(3000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "-9999", "\"\"", "true", "{\"a\":[1]}", "[2]", "1.5", "99999999999999999999999"})
    void whatIsNoAmountIsUnknown(String amount) {
        OrderOutline order = with("\"goodsPrice\":" + amount + ",\"postagePrice\":500");
        assertThat(order.amounts().goods()).isNull();
        assertThat(order.amounts().postage()).isEqualTo(500);
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
        assertThat(OrderOutline.read(original)).isEmpty();
        assertThat(RmsOrder.read(original)).isEmpty();
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
        assertThat(OrderOutline.read(original(HEAD.replace(field, "other") + "}")))
                .isEmpty();
        assertThat(RmsOrder.read(original(HEAD.replace(field, "other") + "}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{\"orderNumber\":\"1\"", "{\"PackageModelList\":[{\"ItemModelList\":["})
    void rubbishIsNoOrder(String json) {
        assertThat(OrderOutline.read(original(json))).isEqualTo(Optional.empty());
    }
}
