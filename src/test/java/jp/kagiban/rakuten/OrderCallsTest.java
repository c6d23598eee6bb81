package jp.kagiban.rakuten;

import static jp.kagiban.rakuten.RmsFixtures.credentials;
import static jp.kagiban.rakuten.RmsFixtures.orders;
import static jp.kagiban.rakuten.StubRms.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.kagiban.mall.MallBusy;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.mall.MallReply;
import jp.kagiban.mall.OrderConfirmation;
import jp.kagiban.mall.OrderPage;
import jp.kagiban.mall.OrderQuery;
import jp.kagiban.mall.OrderSource;
import jp.kagiban.mall.OrderStatus;
import jp.kagiban.rakuten.StubRms.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes out to the order API, and the closed set that comes back. */
class OrderCallsTest {

    private static final Instant BEGIN = Instant.parse("2030-01-01T00:00:00.9Z");
    private static final OrderQuery QUERY = OrderQuery.placed(BEGIN, BEGIN.plus(Duration.ofDays(1)), 500);
    private static final String REFUSED = "{\"MessageModelList\":[{\"messageType\":\"ERROR\",\"messageCode\":"
            + "\"ORDER_EXT_API_SEARCH_ORDER_ERROR_011\",\"message\":\"形式が正しくありません。\"}]}";

    private final StubRms stub = new StubRms();

    OrderCallsTest() throws IOException {}

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void aSearchIsPostedAsRmsWantsIt() {
        OrderQuery query = QUERY.in(EnumSet.of(OrderStatus.TO_SHIP, OrderStatus.TO_CONFIRM))
                .page(3)
                .newestFirst();
        orders(stub.address()).search(credentials(), query);
        assertThat(stub.last.getRequestURI()).hasToString("/es/2.0/order/searchOrder/");
        assertThat(stub.lastBody)
                .isEqualTo("{\"dateType\":1,\"startDatetime\":\"2030-01-01T09:00:00+0900\","
                        + "\"endDatetime\":\"2030-01-02T09:00:00+0900\",\"orderProgressList\":[100,300],"
                        + "\"PaginationRequestModel\":{\"requestRecordsAmount\":500,\"requestPage\":3,"
                        + "\"SortModelList\":[{\"sortColumn\":1,\"sortDirection\":2}]}}");
    }

    @Test
    void ordersAreAskedForWithTheVersion() {
        orders(stub.address()).get(credentials(), List.of("900001-20300105-0000000001"));
        assertThat(stub.last.getRequestURI()).hasToString("/es/2.0/order/getOrder/");
        assertThat(stub.lastBody).isEqualTo("{\"orderNumberList\":[\"900001-20300105-0000000001\"],\"version\":10}");
    }

    @Test
    void aPageIsRead() {
        String body = "{\"orderNumberList\":[\"a\",\"b\"],\"MessageModelList\":[],\"PaginationResponseModel\":"
                + "{\"totalRecordsAmount\":15001,\"totalPages\":16,\"requestPage\":1}}";
        MallReply<OrderPage> reply = search(status(200, body));
        assertThat(reply).isEqualTo(new MallReply.Ok<>(new OrderPage(List.of("a", "b"), 15_001, 16, 1)));
    }

    @Test
    void aNumberThatIsTooLongIsLeftOut() {
        String body = "{\"orderNumberList\":[\"a\",\"" + "9".repeat(65) + "\"],\"PaginationResponseModel\":"
                + "{\"totalRecordsAmount\":2,\"totalPages\":1,\"requestPage\":1}}";
        assertThat(search(status(200, body))).isEqualTo(new MallReply.Ok<>(new OrderPage(List.of("a"), 2, 1, 1)));
    }

    @Test
    void nothingFoundIsAnEmptyPage() {
        String body = "{\"orderNumberList\":[],\"PaginationResponseModel\":"
                + "{\"totalRecordsAmount\":null,\"totalPages\":null,\"requestPage\":null}}";
        assertThat(search(status(200, body))).isEqualTo(new MallReply.Ok<>(new OrderPage(List.of(), 0, 0, 1)));
    }

    @Test
    void numbersWithoutTheirCountAreGarbled() {
        assertThat(search(status(200, "{\"orderNumberList\":[\"a\"]}")))
                .isEqualTo(new MallReply.Failed<>(new MallOutcome.Garbled()));
    }

    @Test
    void badParametersComeWithTheirCodes() {
        MallReply<OrderPage> reply = search(status(400, REFUSED));
        assertThat(reply).isInstanceOf(MallReply.BadRequest.class);
        assertThat(((MallReply.BadRequest<OrderPage>) reply).codes())
                .containsExactly("ORDER_EXT_API_SEARCH_ORDER_ERROR_011");
    }

    @Test
    void anAnswerThatIsTooLongAsksForFewerOrders() {
        Answer answer = status(200, "{\"x\":\"" + "y".repeat(HttpRmsOrders.LONGEST_ORDERS) + "\"}");
        assertThat(orders(stub.answers(answer).address()).get(credentials(), List.of("a")))
                .isInstanceOf(MallReply.BadRequest.class);
    }

    /** The rows of the licence API's own test. */
    static Stream<Arguments> common() {
        return RmsOutcomesTest.common();
    }

    @ParameterizedTest
    @MethodSource("common")
    void failuresOfTheOrderApiAreTheClosedSet(Answer answer, MallOutcome expected) {
        assertThat(search(answer)).isEqualTo(new MallReply.Failed<>(expected));
    }

    @Test
    void eachOrderToConfirmGetsItsOwnResult() {
        String body = "{\"MessageModelList\":[" + said("INFO", "INFO_101", "a") + "," + said("ERROR", "ERROR_103", "b")
                + "]}";
        assertThat(confirm(status(200, body)))
                .isEqualTo(new MallReply.Ok<>(List.of(
                        new OrderConfirmation("a", "ORDER_EXT_API_CONFIRM_ORDER_INFO_101", "…", true),
                        new OrderConfirmation("b", "ORDER_EXT_API_CONFIRM_ORDER_ERROR_103", "…", false),
                        new OrderConfirmation("c", "", "", false))));
    }

    @Test
    void resultsPerOrderMayComeWith400() {
        MallReply<List<OrderConfirmation>> reply =
                confirm(status(400, "{\"MessageModelList\":[" + said("ERROR", "ERROR_102", "b") + "]}"));
        assertThat(((MallReply.Ok<List<OrderConfirmation>>) reply).value())
                .extracting(OrderConfirmation::ok)
                .containsExactly(false, false, false);
    }

    @Test
    void aConfirmationThatWasNotUnderstoodIsABadRequest() {
        assertThat(confirm(status(400, REFUSED))).isInstanceOf(MallReply.BadRequest.class);
    }

    @Test
    void oneCallNamesAtMostAHundredOrders() {
        OrderSource orders = orders(stub.address());
        List<String> many = Collections.nCopies(101, "900001-20300105-0000000001");
        assertThatThrownBy(() -> orders.get(credentials(), many)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> orders.confirm(credentials(), List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(stub.last).isNull();
    }

    @Test
    void whatRmsWouldRefuseIsNotAskedFor() {
        Instant late = BEGIN.plus(Duration.ofDays(63)).plusSeconds(2);
        for (OrderQuery query : List.of(OrderQuery.placed(BEGIN, late, 1000), OrderQuery.placed(BEGIN, BEGIN, 1001))) {
            assertThatThrownBy(() -> orders(stub.address()).search(credentials(), query))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(stub.last).isNull();
    }

    @Test
    void ofAQuestionThatIsBrokenOffNothingIsHeard() throws IOException {
        try (ServerSocket silent = silent()) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(MallBusy.class)
                    .isThrownBy(() -> orders(address(silent)).search(credentials(), QUERY));
        }
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aConfirmationThatIsBrokenOffMayHaveBeenMade() throws IOException {
        try (ServerSocket silent = silent()) {
            Thread.currentThread().interrupt();
            assertThat(orders(address(silent)).confirm(credentials(), List.of("a")))
                    .isEqualTo(new MallReply.Failed<>(new MallOutcome.Unreachable()));
        }
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Takes calls and answers none. */
    private static ServerSocket silent() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static URI address(ServerSocket silent) {
        return URI.create("http://127.0.0.1:" + silent.getLocalPort());
    }

    @Test
    void aQueryThatCannotBeIsNotMade() {
        assertThatThrownBy(() -> OrderQuery.placed(BEGIN.plusSeconds(1), BEGIN, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> QUERY.page(0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(QUERY.in(Set.of()).states()).isEmpty();
    }

    private static String said(String type, String code, String number) {
        return "{\"messageType\":\"" + type + "\",\"messageCode\":\"ORDER_EXT_API_CONFIRM_ORDER_" + code
                + "\",\"message\":\"…\",\"orderNumber\":\"" + number + "\"}";
    }

    private MallReply<OrderPage> search(Answer answer) {
        return orders(stub.answers(answer).address()).search(credentials(), QUERY);
    }

    private MallReply<List<OrderConfirmation>> confirm(Answer answer) {
        return orders(stub.answers(answer).address()).confirm(credentials(), List.of("a", "b", "c"));
    }
}
