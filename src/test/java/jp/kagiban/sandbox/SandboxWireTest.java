package jp.kagiban.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import jp.kagiban.sandbox.SandboxKey.KeyOrder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire of the stand-alone fake, to the letter of the reference. */
class SandboxWireTest {

    private static final String LICENCE = "/es/1.0/license-management/license-key/expiry-date";
    private static final String SEARCH = "/es/2.0/order/searchOrder/";
    private static final String JSON = "application/json; charset=utf-8";
    private static final Instant END = Instant.now().plusSeconds(86_400 * 30);
    private static final String UN_AUTHORISED = "{\"errors\":[{\"code\":\"GA0001\",\"message\":\"Un-Authorised\"}]}";

    @TempDir
    static Path folder;

    static Alone alone;
    static SandboxShop shop;
    static SandboxKey key;

    @BeforeAll
    static void start() {
        alone = new Alone(folder);
        shop = alone.desk().openShop("900001", "hanako", "花子商店");
        key = alone.desk().issue("900001", KeyOrder.until(END));
    }

    @AfterAll
    static void stop() {
        alone.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/sandbox-rms"})
    void bothPathsAnswerTheExpiryWithoutAZone(String prefix) throws Exception {
        HttpResponse<String> response = licence("GET", prefix + LICENCE + "?licenseKey=" + key.licenseKey());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).matches("\\{\"expiryDate\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\"}");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json;charset=UTF-8");
        assertThat(response.headers().firstValue("Timestamp").orElseThrow()).matches("[-0-9]{10}T[:0-9]{8}");
    }

    @Test
    void theKeyMustStandInTheQueryToo() throws Exception {
        HttpResponse<String> response = licence("GET", LICENCE);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("{\"errors\":[{\"code\":\"DR0005\",\"message\":\"Bad Request\"}]}");
    }

    @Test
    void wrongMethodsAreRefused() throws Exception {
        assertThat(licence("POST", LICENCE).statusCode()).isEqualTo(405);
        assertThat(alone.call("GET", SEARCH, "").statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic abc", "ESA", "ESA %%%", "ESA bm9jb2xvbg==", "esa abc"})
    void aBrokenHeaderIsUnAuthorised(String header) throws Exception {
        HttpResponse<String> response = alone.call("GET", LICENCE + "?licenseKey=x", "", "Authorization", header);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEqualTo(UN_AUTHORISED);
    }

    @Test
    void noHeaderIsUnAuthorised() throws Exception {
        HttpResponse<String> response = alone.call("POST", SEARCH, "{}", "Content-Type", JSON);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body())
                .isEqualTo("{\"Results\":{\"errorCode\":\"ES01-01\",\"message\":\"Un-Authorised\"}}");
    }

    @Test
    void wrappedBase64IsUnAuthorised() throws Exception {
        String wrapped = Alone.esa(shop, key)
                .replace("ESA ", "ESA " + Base64.getEncoder().encodeToString(new byte[3]));
        assertThat(alone.call("GET", LICENCE, "", "Authorization", wrapped).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json; charset=utf-8, 200",
        "application/json;charset=UTF-8, 200",
        "application/json, 415",
        "text/plain; charset=utf-8, 415"
    })
    void theCharsetIsAskedFor(String contentType, int status) throws Exception {
        HttpResponse<String> response = alone.call(
                "POST", SEARCH, search("+0900"), "Content-Type", contentType, "Authorization", Alone.esa(shop, key));
        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void aSearchFindsNothingAndSaysSoWithNulls() throws Exception {
        HttpResponse<String> response = post(search("+0900"));
        assertThat(response.body())
                .contains("\"orderNumberList\":[]", "ORDER_EXT_API_SEARCH_ORDER_INFO_102")
                .contains("\"totalRecordsAmount\":null,\"totalPages\":null,\"requestPage\":null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+09:00", "Z", "", "+0000"})
    void otherZonesAreRefused(String zone) throws Exception {
        HttpResponse<String> response = post(search(zone));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .contains("\"orderNumberList\":null", "ORDER_EXT_API_SEARCH_ORDER_ERROR_011")
                .contains("\"PaginationResponseModel\":null");
    }

    @Test
    void eachMissingFieldIsNamed() throws Exception {
        assertThat(Alone.json(post("{\"dateType\":1}")).path("MessageModelList"))
                .hasSize(2);
    }

    @Test
    void aWindowOfMoreThan63DaysIsRefused() throws Exception {
        String body = search("+0900").replaceFirst("\"endDatetime\":\"\\d{4}", "\"endDatetime\":\"2999");
        assertThat(post(body).statusCode()).isEqualTo(400);
    }

    @Test
    void rubbishIsABadRequest() throws Exception {
        assertThat(post("{").body()).contains("ES04-01");
    }

    @Test
    void otherAddressesAreNotThere() throws Exception {
        assertThat(licence("GET", "/es/1.0/unknown").statusCode()).isEqualTo(404);
        assertThat(alone.call("GET", "/", "").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> licence(String method, String path) throws Exception {
        return alone.call(method, path, "", "Authorization", Alone.esa(shop, key));
    }

    private static HttpResponse<String> post(String body) throws Exception {
        return alone.call("POST", SEARCH, body, "Content-Type", JSON, "Authorization", Alone.esa(shop, key));
    }

    private static String search(String zone) {
        String day = Instant.now().toString().substring(0, 10);
        return "{\"dateType\":1,\"startDatetime\":\"" + day + "T00:00:00" + zone + "\",\"endDatetime\":\"" + day
                + "T00:01:00" + zone + "\"}";
    }
}
