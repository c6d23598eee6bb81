package jp.kagiban.rakuten;

import static jp.kagiban.rakuten.RmsFixtures.credentials;
import static jp.kagiban.rakuten.RmsFixtures.orders;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import jp.kagiban.mall.IncomingOrder;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.mall.MallReply;
import jp.kagiban.mall.OrderAmounts;
import jp.kagiban.mall.OrderItem;
import jp.kagiban.mall.OrderOutline;
import jp.kagiban.mall.OrderPackage;
import jp.kagiban.mall.OrderStatus;
import jp.kagiban.mall.OrdersGot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a getOrder of RMS's form (docs/rakuten-rms.md, Orders) is read into. */
class OrdersReadTest {

    private static final String FIRST = "900001-20300105-0000000001";
    private static final String SECOND = "900001-20300105-0000000002";

    private final StubRms stub = new StubRms();

    OrdersReadTest() throws IOException {}

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void numberStateAndTimeAreRead() throws IOException {
        IncomingOrder order = first();
        assertThat(order.number()).isEqualTo(FIRST);
        assertThat(order.statusCode()).isEqualTo(OrderStatus.TO_SHIP.code());
        assertThat(order.orderedAt()).isEqualTo("2030-01-05T01:20:30Z");
        assertThat(order.times().confirmed()).isEqualTo("2030-01-05T02:00:00Z");
        assertThat(order.times().fixed()).isNull();
        assertThat(order.deliveryDate()).isEqualTo(LocalDate.of(2030, 1, 8));
        assertThat(order.shippingTerm()).isEqualTo(1416);
    }

    @Test
    void undeterminedAmountsAreNull() throws IOException {
        OrderAmounts amounts = first().amounts();
        assertThat(amounts.goods()).isEqualTo(3000);
        assertThat(amounts.postage()).isNull();
        assertThat(amounts.total()).isNull();
        assertThat(amounts.request()).isEqualTo(3400);
        assertThat(amounts.points()).isEqualTo(100);
        assertThat(amounts.additionalFee()).isNull();
    }

    @Test
    void theSenderIsTheRecipient() throws IOException {
        OrderPackage parcel = first().packages().getFirst();
        assertThat(parcel.recipient().name()).isEqualTo("試験 花子");
        assertThat(parcel.recipient().address()).isEqualTo("試験県試験市2-2");
        assertThat(first().orderer().name()).isEqualTo("試験 一郎");
        assertThat(first().orderer().phoneNumber()).isEqualTo("000-0000");
        assertThat(first().orderer().kana()).isEmpty();
    }

    @Test
    void itemsAndParcelsAreRead() throws IOException {
        OrderItem item = first().items().getFirst();
        assertThat(item.name()).isEqualTo("試験商品");
        assertThat(item.units()).isEqualTo(2);
        assertThat(item.taxRate()).isEqualTo(new BigDecimal("0.1"));
        assertThat(item.skus()).containsExactly(new OrderItem.Sku("v1", "T-1-RED", "色:赤"));
        assertThat(first().packages().getFirst().shippings())
                .containsExactly(new OrderPackage.Shipping("0000-0001", "試験運輸", LocalDate.of(2030, 1, 6)));
    }

    @Test
    void aParcelOfASocialGiftHasNobodyYet() throws IOException {
        OrderPackage gift = first().packages().getLast();
        assertThat(gift.recipient().name()).isEmpty();
        assertThat(gift.items()).isEmpty();
        assertThat(gift.socialGift()).isEqualTo(new OrderPackage.SocialGift("sg-1", LocalDate.of(2030, 1, 12), false));
    }

    @Test
    void remarksAndSettlementAreRead() throws IOException {
        IncomingOrder order = first();
        assertThat(order.remarks()).isEqualTo("[備考:]\n玄関前に置いてください\n");
        assertThat(order.settlement()).isEqualTo(new IncomingOrder.Settlement(1, "クレジットカード"));
        assertThat(order.deliveryName()).isEqualTo("宅配便");
    }

    @Test
    void theOriginalIsKeptByteForByteWithFieldsThatNobodyKnows() throws IOException {
        String body = body();
        String original = new String(first().original().toBytes(), StandardCharsets.UTF_8);
        assertThat(body).contains(original);
        assertThat(original).startsWith("{").endsWith("}").contains("\"fieldOfTomorrow\": {\"x\":   [ 1 , \"二\" ]}");
    }

    @Test
    void aStateThatNobodyKnowsIsKept() throws IOException {
        IncomingOrder order = whole(got(body()).orders().get(1));
        assertThat(order.statusCode()).isEqualTo(650);
        assertThat(OrderStatus.of(order.statusCode())).isEmpty();
        assertThat(order.settlement().method()).isNull();
    }

    @Test
    void whatDidNotComeIsMissing() throws IOException {
        OrdersGot got = got(body());
        assertThat(got.orders()).extracting(OrderOutline::number).containsExactly(FIRST, SECOND);
        assertThat(got.missingOf(List.of(FIRST, "900001-20300105-0000000009", "900001-20300105-0000000003")))
                .containsExactly("900001-20300105-0000000003", "900001-20300105-0000000009");
    }

    @Test
    void aMarkBeforeTheBodyDoesNotShiftTheOriginals() throws IOException {
        assertThat(got('\uFEFF' + body()).orders().getFirst().original()).isEqualTo(first().original());
    }

    @Test
    void noTextBearsPersonalData() throws IOException {
        IncomingOrder order = first();
        assertThat(order + " " + order.packages() + order.orderer() + order.original()
                        + got(body()).orders())
                .doesNotContain("試験", "一郎", "花子", "masked", "色:赤", "0000-0001")
                .contains("OrderPerson[…]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"MessageModelList\":[]}",
                "{\"OrderModelList\":[{\"orderNumber\":\"1\"",
                "{\"OrderModelList\":[]",
                "[]",
                ""
            })
    void halfAnAnswerIsGarbled(String body) {
        assertThat(orders(stub.answers(StubRms.status(200, body)).address()).get(credentials(), List.of(FIRST)))
                .isEqualTo(new MallReply.Failed<>(new MallOutcome.Garbled()));
    }

    private IncomingOrder first() throws IOException {
        return whole(got(body()).orders().getFirst());
    }

    private static IncomingOrder whole(OrderOutline order) {
        return RmsOrders.read(order.original()).orElseThrow();
    }

    private OrdersGot got(String body) {
        MallReply<OrdersGot> reply =
                orders(stub.answers(StubRms.status(200, body)).address()).get(credentials(), List.of(FIRST));
        assertThat(reply).isInstanceOf(MallReply.Ok.class);
        return ((MallReply.Ok<OrdersGot>) reply).value();
    }

    private static String body() throws IOException {
        try (InputStream file = OrdersReadTest.class.getResourceAsStream("orders.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
