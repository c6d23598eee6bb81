package jp.kagiban.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import jp.kagiban.sandbox.SandboxKey.WhenPast;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ControlApiTest {

    @TempDir
    static Path folder;

    static Alone alone;

    private String number;

    @BeforeAll
    static void start() {
        alone = new Alone(folder);
    }

    @AfterAll
    static void stop() {
        alone.close();
    }

    @BeforeEach
    void openShop() throws Exception {
        JsonNode shop = Alone.json(alone.control("/shops", "{\"code\":\"hanako\",\"name\":\"花子商店\"}"));
        assertThat(shop.path("serviceSecret").asString()).matches("SP\\d{6}_[0-9A-Za-z]{16}");
        number = shop.path("number").asString();
    }

    @Test
    void aKnownNumberOpensTheShopAsItStands() throws Exception {
        String again = "{\"number\":\"" + number + "\",\"code\":\"other\",\"name\":\"別\"}";
        assertThat(Alone.json(alone.control("/shops", again)).path("name").asString())
                .isEqualTo("花子商店");
    }

    @Test
    void aKeyIsIssuedAsOrdered() throws Exception {
        JsonNode key = issue("2030-03-31T23:59:59\",\"activeAfter\":\"PT10M\",\"whenPast\":\"ANSWER_DATE");
        SandboxKey issued = alone.desk().shop(number).keys().getLast();
        assertThat(key.path("licenseKey").asString())
                .isEqualTo(issued.licenseKey())
                .matches("SL\\d{6}_\\w{16}");
        assertThat(issued.expiresAt()).isEqualTo(Instant.parse("2030-03-31T14:59:59Z"));
        assertThat(issued.activeFrom()).isEqualTo(issued.issuedAt().plusSeconds(600));
        assertThat(issued.whenPast()).isEqualTo(WhenPast.ANSWER_DATE);
    }

    @Test
    void aKeyIsRedatedAndStopped() throws Exception {
        String key = issue("2030-03-31T23:59:59").path("licenseKey").asString();
        String redate = "{\"licenseKey\":\"" + key + "\",\"expiresAt\":\"2031-01-01T00:00:00Z\"}";
        assertThat(alone.control("/redate", redate).statusCode()).isEqualTo(204);
        assertThat(alone.control("/stop", "{\"licenseKey\":\"" + key + "\"}").statusCode())
                .isEqualTo(204);
        SandboxKey changed = alone.desk().shop(number).keys().getLast();
        assertThat(changed.expiresAt()).isEqualTo(Instant.parse("2031-01-01T00:00:00Z"));
        assertThat(changed.stopped()).isTrue();
    }

    @Test
    void functionsWeatherAndMannersAreSet() throws Exception {
        alone.control("/functions", "{\"shop\":\"" + number + "\",\"functions\":[\"rpay.order.searchOrder\"]}");
        alone.control("/weather", "{\"weather\":\"MAINTENANCE\"}");
        alone.control("/manners", "{\"onePerSecond\":true,\"overLimit\":\"STATUS_403\",\"retryAfter\":\"PT9M\"}");
        assertThat(alone.desk().shop(number).functions()).isEqualTo(Set.of(SandboxFunction.SEARCH_ORDER));
        assertThat(alone.desk().weather()).isEqualTo(ServiceState.MAINTENANCE);
        assertThat(alone.desk().manners().overLimit()).isEqualTo(Manners.OverLimit.STATUS_403);
        assertThat(alone.desk().manners().retryAfter()).isEqualTo(Duration.ofMinutes(9));
    }

    @Test
    void theStateNamesEachKeysStanding() throws Exception {
        issue("2020-01-01T00:00:00+09:00");
        JsonNode state = Alone.json(alone.call("GET", "/sandbox-rms/control/state", ""));
        JsonNode shops = state.path("shops");
        JsonNode key = shops.path(shops.size() - 1).path("keys").path(0);
        assertThat(key.path("standing").asString()).isEqualTo("EXPIRED");
    }

    @Test
    void theThirdLiveKeyIsAConflict() throws Exception {
        issue("2030-03-31T23:59:59");
        issue("2030-03-31T23:59:59");
        assertThat(issue("2030-03-31T23:59:59").path("error").asString()).isEqualTo("TWO_LIVE_KEYS");
        assertThat(alone.desk().shop(number).keys()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/keys     | {\"shop\":\"000000\",\"expiresAt\":\"2030-01-01T00:00:00\"} | 404",
                "/stop     | {\"licenseKey\":\"SL000000_x\"}                             | 404",
                "/shops    | {\"number\":\"12\",\"code\":\"a-b\",\"name\":\"x\"}         | 400",
                "/keys     | {\"shop\":\"900001\",\"expiresAt\":\"soon\"}                | 400",
                "/weather  | {\"weather\":\"SNOW\"}                                      | 400",
                "/functions| {\"shop\":\"900001\",\"functions\":[\"no.such\"]}           | 400",
                "/weather  | {                                                           | 400",
                "/unknown  | {}                                                          | 404"
            })
    void faultsAreToldWithAStatusAndASentence(String path, String body, int status) throws Exception {
        HttpResponse<String> response = alone.control(path, body);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(Alone.json(response).path("message").asString()).endsWith(".");
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
    void whatAForeignPageCanPostIsRefused(String contentType) throws Exception {
        HttpResponse<String> response = alone.call(
                "POST", "/sandbox-rms/control/weather", "{\"weather\":\"NORMAL\"}", "Content-Type", contentType);
        assertThat(response.statusCode()).isEqualTo(415);
    }

    private JsonNode issue(String expiresAt) throws Exception {
        return Alone.json(alone.control("/keys", "{\"shop\":\"" + number + "\",\"expiresAt\":\"" + expiresAt + "\"}"));
    }
}
