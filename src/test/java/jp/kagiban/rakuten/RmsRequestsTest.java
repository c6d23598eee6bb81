package jp.kagiban.rakuten;

import static jp.kagiban.rakuten.RmsFixtures.credentials;
import static jp.kagiban.rakuten.RmsFixtures.rms;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import jp.kagiban.mall.Credentials;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.TestCaller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RmsRequestsTest {

    private final StubRms stub = new StubRms();

    RmsRequestsTest() throws IOException {}

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void theLicenceApiIsAskedForTheKeyItself() {
        rms(stub.address()).licenceExpiry(credentials());
        assertThat(stub.last.getRequestMethod()).isEqualTo("GET");
        assertThat(stub.last.getRequestURI())
                .hasToString(
                        "/es/1.0/license-management/license-key/expiry-date?licenseKey=" + RmsFixtures.LICENCE_KEY);
    }

    @Test
    void bothSecretsAreInTheEsaHeader() {
        rms(stub.address()).licenceExpiry(credentials());
        String pair = RmsFixtures.SERVICE_SECRET + ":" + RmsFixtures.LICENCE_KEY;
        assertThat(stub.lastHeaders().get("Authorization"))
                .containsExactly("ESA " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aKeyOfUnusualFormIsEscapedInTheAddress() {
        Credentials odd = RakutenEntry.credentials("鍵", "a&b=c d/番", TestCaller.of("shop"));
        rms(stub.address()).licenceExpiry(odd);
        assertThat(stub.last.getRequestURI().getRawQuery()).isEqualTo("licenseKey=a%26b%3Dc+d%2F%E7%95%AA");
    }

    @Test
    void searchOrderAsksForTheLastMinuteInTokyo() {
        rms(stub.address()).searchOneMinute(credentials());
        JsonNode body = JsonMapper.shared().readTree(stub.lastBody);
        assertThat(body.path("startDatetime").asString()).isEqualTo("2026-11-25T10:41:00+0900");
        assertThat(body.path("endDatetime").asString()).isEqualTo("2026-11-25T10:42:00+0900");
        assertThat(body.path("dateType").asInt()).isEqualTo(1);
    }

    @Test
    void searchOrderIsPostedWithItsCharsetToTheOfficialAddress() {
        rms(stub.address()).searchOneMinute(credentials());
        assertThat(stub.last.getRequestMethod()).isEqualTo("POST");
        assertThat(stub.last.getRequestURI()).hasToString("/es/2.0/order/searchOrder/");
        assertThat(stub.lastHeaders().get("Content-Type")).containsExactly("application/json; charset=utf-8");
    }

    @Test
    void aSlashAtTheEndOfTheBaseAddressDoesNoHarm() {
        rms(stub.address().resolve("/base/")).searchOneMinute(credentials());
        assertThat(stub.last.getRequestURI()).hasToString("/base/es/2.0/order/searchOrder/");
    }
}
