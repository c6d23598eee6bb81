package jp.kagiban.rakuten;

import static jp.kagiban.rakuten.RmsFixtures.credentials;
import static jp.kagiban.rakuten.RmsFixtures.diagnosis;
import static jp.kagiban.rakuten.StubRms.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.stream.Stream;
import jp.kagiban.mall.FunctionReply;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.mall.MallReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

class DiagnosisTest {

    private static final MallOutcome ANSWERED = new MallOutcome.Valid(null);
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String SHOP = "<ns2:shopBizApiResponse xmlns:ns2=\"http://example.invalid/shop\">"
            + "<resultCode>N000</resultCode><result><shopMaster><shopName>花子&amp;商店</shopName>"
            + "<url>https://www.rakuten.co.jp/hanako/</url></shopMaster></result></ns2:shopBizApiResponse>";
    private static final String CABINET = HEAD + "<result><status><interfaceId>cabinet.usage.get</interfaceId>"
            + "<systemStatus>OK</systemStatus></status></result>";

    private final StubRms stub = new StubRms();

    DiagnosisTest() throws IOException {}

    @AfterEach
    void stop() {
        stub.close();
    }

    @ParameterizedTest
    @MethodSource
    void aFunctionThatAnswersIsAvailable(RmsFunction function, String path, String body) {
        assertThat(diagnosis(stub.answers(status(200, body)).address())
                        .tryOut(function, credentials())
                        .outcome())
                .isEqualTo(ANSWERED);
        assertThat(stub.last.getRequestURI().toString()).isEqualTo(path);
    }

    static Stream<Arguments> aFunctionThatAnswersIsAvailable() {
        return Stream.of(
                row(RmsFunction.SEARCH_ORDER, "/es/2.0/order/searchOrder/", "{\"orderNumberList\":[]}"),
                row(RmsFunction.GET_ORDER, "/es/2.0/order/getOrder/", "{\"OrderModelList\":[]}"),
                row(RmsFunction.SHOP_MASTER, "/es/1.0/shop/shopMaster", HEAD + SHOP),
                row(RmsFunction.CABINET_USAGE, "/es/1.0/cabinet/usage/get", CABINET),
                row(
                        RmsFunction.SEARCH_ORDER_ITEM,
                        "/es/2.0/purchaseItem/searchOrderItem/",
                        "{\"orderNumberList\":[],\"MessageModelList\":[]}"),
                row(
                        RmsFunction.RESERVE_LIST,
                        "/es/1.0/reserve/reserveInfoList?dateType=1&startDate=2026-11-25&endDate=2026-11-25&limit=1",
                        "{\"resultCode\":\"N00-000\"}"));
    }

    private static Arguments row(RmsFunction function, String path, String body) {
        return Arguments.of(function, path, body);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CONFIRM_ORDER")
    void aRefusalIsTheSameForAll(RmsFunction function) {
        String body = "{\"Results\":{\"errorCode\":\"ES01-01\",\"message\":\"Un-Authorised\"}}";
        assertThat(diagnosis(stub.answers(status(401, body)).address())
                        .tryOut(function, credentials())
                        .outcome())
                .isEqualTo(new MallOutcome.Rejected("ES01-01"));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CONFIRM_ORDER")
    void rubbishSaysNothing(RmsFunction function) {
        assertThat(diagnosis(stub.answers(status(200, "{\"half")).address())
                        .tryOut(function, credentials())
                        .outcome())
                .isEqualTo(new MallOutcome.Garbled());
    }

    @Test
    void whoComplainsAboutAParameterHasLetTheKeyThrough() {
        String body = "{\"MessageModelList\":[{\"messageType\":\"ERROR\",\"messageCode\":\"X\"}]}";
        assertThat(diagnosis(stub.answers(status(400, body)).address())
                        .tryOut(RmsFunction.GET_ORDER, credentials())
                        .outcome())
                .isEqualTo(ANSWERED);
    }

    @Test
    void whatChangesOrdersIsNeverTriedOut() {
        assertThatThrownBy(() -> diagnosis(stub.address()).tryOut(RmsFunction.CONFIRM_ORDER, credentials()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(stub.last).isNull();
    }

    @Test
    void theShopIsRead() {
        assertThat(shop(HEAD + SHOP))
                .isEqualTo(new MallReply.Ok<>(new ShopMaster("花子&商店", "https://www.rakuten.co.jp/hanako/")));
    }

    @Test
    void theShopMasterTellsTheCodeBesides() {
        URI rms = stub.answers(status(200, HEAD + SHOP)).address();
        assertThat(diagnosis(rms).tryOut(RmsFunction.SHOP_MASTER, credentials()))
                .isEqualTo(new FunctionReply(ANSWERED, "hanako"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.rakuten.co.jp/hanako/, hanako",
        "http://www.rakuten.co.jp/Hanako-2/index.html?x=1, hanako-2",
        "www.rakuten.co.jp/hanako, hanako",
        "hanako, hanako",
        "/hanako/, hanako",
    })
    void theCodeIsTheFirstPartOfThePath(String url, String code) {
        assertThat(new ShopMaster("x", url).code()).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"https://www.rakuten.co.jp/", "''", "花子"})
    void anAddressWithoutAPathHasNoCode(String url) {
        assertThat(new ShopMaster("x", url).code()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void aDocumentWithATypeDeclarationIsNotRead(String declaration) {
        String body = HEAD + declaration + SHOP.replace("花子", "&x;");
        assertThat(shop(body)).isEqualTo(new MallReply.Failed<>(new MallOutcome.Garbled()));
        assertThat(shop(HEAD + declaration + SHOP)).isEqualTo(new MallReply.Failed<>(new MallOutcome.Garbled()));
    }

    static Stream<String> aDocumentWithATypeDeclarationIsNotRead() {
        return Stream.of(
                "<!DOCTYPE a [<!ENTITY x \"y\">]>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
                "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/a.dtd\">",
                "<!DOCTYPE a [<!ENTITY y \"" + "z".repeat(100) + "\"><!ENTITY x \"" + "&y;".repeat(100) + "\">]>");
    }

    @Test
    void whatIsNestedWithoutEndIsNotRead() {
        assertThat(shop("<a>".repeat(10_000) + SHOP)).isEqualTo(new MallReply.Failed<>(new MallOutcome.Garbled()));
    }

    private MallReply<ShopMaster> shop(String body) {
        return diagnosis(stub.answers(status(200, body, "Content-Type", "text/xml;charset=UTF-8"))
                        .address())
                .shopMaster(credentials());
    }
}
