package jp.kagiban.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import jp.kagiban.sandbox.SandboxKey.KeyOrder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Orders of the stand-alone fake, moved over HTTP. */
class OrderControlTest {

    private static final String JSON = "application/json; charset=utf-8";
    private static final String PERIOD = "\"from\":\"2026-01-01T00:00:00\",\"to\":\"2026-02-01T00:00:00\"}";

    @TempDir
    static Path folder;

    static Alone alone;

    @BeforeAll
    static void start() {
        alone = new Alone(folder);
        alone.desk().openShop("900001", "hanako", "花子商店");
    }

    @AfterAll
    static void stop() {
        alone.close();
    }

    @Test
    void ordersAreCreatedAndMoved() throws Exception {
        assertThat(control("create", "{\"shop\":\"900001\",\"count\":3," + PERIOD))
                .isEqualTo(204);
        String number = first("900001");
        assertThat(control("state", "{\"orderNumber\":\"" + number + "\",\"state\":400}"))
                .isEqualTo(204);
        assertThat(control("vanish", "{\"orderNumber\":\"" + number + "\"}")).isEqualTo(204);
        SandboxOrder order = orders().find(number).orElseThrow();
        assertThat(order.state()).isEqualTo(400);
        assertThat(order.fate().vanished()).isTrue();
        control("vanish", "{\"orderNumber\":\"" + number + "\",\"back\":true}");
        assertThat(orders().find(number).orElseThrow().fate().vanished()).isFalse();
    }

    @Test
    void theRateAndTheDelayAreInTheState() throws Exception {
        control("rate", "{\"shop\":\"900001\",\"perHour\":7200}");
        control("slow", "{\"millis\":5}");
        JsonNode state = Alone.json(alone.call("GET", "/sandbox-rms/control/state", ""));
        assertThat(state.path("slowMillis").asInt()).isEqualTo(5);
        assertThat(state.path("shops").path(0).path("ordersPerHour").asInt()).isEqualTo(7200);
        control("slow", "{\"millis\":0}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create | {\"shop\":\"000000\",\"count\":3,\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-01-02T00:00:00Z\"} | 404",
                "create | {\"shop\":\"900001\",\"count\":0,\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-01-02T00:00:00Z\"} | 400",
                "create | {\"shop\":\"900001\",\"count\":100001,\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-01-02T00:00:00Z\"} | 400",
                "create | {\"shop\":\"900001\",\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-01-02T00:00:00Z\"} | 400",
                "rate   | {\"shop\":\"900001\",\"perHour\":\"many\"} | 400",
                "state  | {\"orderNumber\":\"900001-20260101-0000000000\",\"state\":1} | 400",
                "vanish | {\"orderNumber\":\"900001-19990101-0000000000\"} | 404",
                "slow   | {\"millis\":9999999} | 400",
                "dance  | {} | 404"
            })
    void whatMakesNoSenseIsRefused(String path, String body, int status) throws Exception {
        assertThat(control(path, body)).isEqualTo(status);
    }

    @Test
    void ordersSurviveARestart(@TempDir Path own) throws Exception {
        String before;
        SandboxShop shop;
        SandboxKey key;
        try (Alone first = new Alone(own)) {
            shop = first.desk().openShop("900002", "taro", "太郎商店");
            key = first.desk().issue("900002", KeyOrder.until(Instant.now().plus(Duration.ofDays(9))));
            first.control("/orders/create", "{\"shop\":\"900002\",\"count\":5," + PERIOD);
            before = get(first, shop, key, "10").body();
        }
        try (Alone second = new Alone(own)) {
            assertThat(get(second, shop, key, "10").body()).isEqualTo(before).contains("OrderModelList\":[{");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "7", "10", "\"7\""})
    void theseVersionsAreTaken(String version) throws Exception {
        assertThat(get(version).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"1, ERROR_011", "2, ERROR_011", "11, ERROR_011", "null, ERROR_009", "\"x\", ERROR_011"})
    void otherVersionsAreRefused(String version, String code) throws Exception {
        HttpResponse<String> response = get(version);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("ORDER_EXT_API_GET_ORDER_" + code, "\"OrderModelList\":null");
    }

    @Test
    void theFileOfAnOlderStartIsStillRead(@TempDir Path own) throws Exception {
        Files.writeString(
                own.resolve(SandboxFile.NAME),
                "{\"weather\":\"NORMAL\",\"manners\":{\"onePerSecond\":false,\"overLimit\":\"STATUS_429\","
                        + "\"functionOff\":\"USUAL\",\"notYetActive\":\"USUAL\"},\"shops\":[{\"number\":\"900003\","
                        + "\"code\":\"old\",\"name\":\"旧\",\"serviceSecret\":\"SP900003_x\",\"functions\":"
                        + "[\"license.expiryDate.get\",\"rpay.order.searchOrder\"],\"keys\":[]}]}");
        try (Alone old = new Alone(own)) {
            assertThat(old.desk().shop("900003").functions())
                    .isEqualTo(Set.of(SandboxFunction.LICENCE_EXPIRY, SandboxFunction.SEARCH_ORDER));
        }
    }

    private static HttpResponse<String> get(String version) throws Exception {
        SandboxShop shop = alone.desk().openShop("900004", "jiro", "次郎商店");
        if (orders().count("900004") == 0) {
            control("create", "{\"shop\":\"900004\",\"count\":1," + PERIOD);
            alone.desk().issue("900004", KeyOrder.until(Instant.now().plus(Duration.ofDays(9))));
        }
        return get(alone, shop, alone.desk().shop("900004").keys().getFirst(), version);
    }

    private static HttpResponse<String> get(Alone server, SandboxShop shop, SandboxKey key, String version)
            throws Exception {
        String number = server.context()
                .getBean(SandboxOrders.class)
                .matching(shop.number(), Instant.EPOCH, Instant.MAX, order -> true)
                .getFirst()
                .number()
                .text();
        String body = "{\"orderNumberList\":[\"" + number + "\"],\"version\":" + version + "}";
        return server.call(
                "POST", "/es/2.0/order/getOrder", body, "Content-Type", JSON, "Authorization", Alone.esa(shop, key));
    }

    private static String first(String shop) {
        return orders().matching(shop, Instant.EPOCH, Instant.parse("2026-02-01T00:00:00Z"), order -> true)
                .getFirst()
                .number()
                .text();
    }

    private static SandboxOrders orders() {
        return alone.context().getBean(SandboxOrders.class);
    }

    private static int control(String path, String body) throws Exception {
        return alone.control("/orders/" + path, body).statusCode();
    }
}
