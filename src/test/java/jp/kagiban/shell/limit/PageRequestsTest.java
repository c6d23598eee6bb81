package jp.kagiban.shell.limit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kagiban.shell.PortalOverHttp;
import jp.kagiban.shop.entry.KeyInput;
import jp.kagiban.tenancy.Tenancies;
import jp.kagiban.testing.Merchants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

/** What open pages send passes the rules for addresses only where the question for the login can't be missed. */
@PortalOverHttp
class PageRequestsTest {

    private static final String TOO_LONG = "入力した内容が長すぎて、送れませんでした";

    @LocalServerPort
    int port;

    @Autowired
    Merchants merchants;

    @ParameterizedTest
    @CsvSource({
        "POST, /js/any.js?v-r=uidl&v-uiId=0",
        "POST, /icons/any.svg?v-r=uidl&v-uiId=0",
        "POST, /css/roles.css?v-r=uidl&v-uiId=0",
        "POST, /VAADIN/build/any.js?v-r=uidl&v-uiId=0",
        "POST, /login?v-r=uidl&v-uiId=0",
        "GET, /?v-r=uidl&v-uiId=0",
        "GET, /js/any.js?v-r=init",
        "POST, /?v-r=init",
        "GET, /?v-r=init&v-r=uidl",
        "GET, /?v-r=heartbeat",
        "GET, /?v-r=push",
        "GET, /VAADIN/push",
        "GET, /?v-r=other"
    })
    void whatPagesSendIsTakenOnlyWhereOursSendIt(String method, String address) throws Exception {
        assertThat(status(method, address, "Accept", "*/*")).isEqualTo(HttpServletResponse.SC_FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource({"Origin, https://evil.example", "Sec-Fetch-Site, cross-site"})
    void aForeignPageOpensNoChannelForPushes(String header, String value) throws Exception {
        assertThat(status("GET", "/VAADIN/push?v-r=push&v-uiId=0", header, value))
                .isEqualTo(HttpServletResponse.SC_FORBIDDEN);
    }

    private String socket(String address) throws IOException {
        try (Socket line = new Socket("127.0.0.1", port)) {
            line.getOutputStream()
                    .write(("GET " + address
                                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: WebSocket\r\n"
                                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(line.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void aSocketOpensOnlyAtTheAddressForPushes() throws Exception {
        assertThat(socket("/VAADIN/push?v-r=push&v-uiId=0")).endsWith("101");
        assertThat(socket("/VAADIN/pus%68?v-r=push&v-uiId=0")).endsWith("403");
        assertThat(socket("/VAADIN/pus%68?v-uiId=0")).endsWith("403");
        assertThat(socket("/%56AADIN/push")).endsWith("403");
    }

    @Test
    void aSocketSaysThatItIsOne() throws Exception {
        assertThat(socket("/VAADIN/push?v-r=push&v-uiId=0&X-Atmosphere-Transport=websocket"))
                .endsWith("101");
        assertThat(socket("/VAADIN/push?v-r=push&v-uiId=0&X-Atmosphere-Transport=sse"))
                .endsWith("403");
    }

    @Test
    void aChannelHasFewParameters() throws Exception {
        String many = IntStream.range(0, 30).mapToObj(n -> "&p" + n).collect(Collectors.joining());
        assertThat(socket("/VAADIN/push?v-r=push&v-uiId=0" + many)).endsWith("403");
        assertThat(socket("/VAADIN/push?v-r=push&v-uiId=0&p=" + "x".repeat(1_024)))
                .endsWith("403");
    }

    @Test
    void aPageBeginsByAskingHome() throws Exception {
        assertThat(status("GET", "/?v-r=init&location=login&query=", "Accept", "*/*"))
                .isEqualTo(HttpServletResponse.SC_OK);
    }

    @ParameterizedTest
    @CsvSource({"1024, false", "65536, false", "65537, true", "10000000, true"})
    void aStrangersMessageHasABound(int length, boolean refused) throws Exception {
        assertThat(message(length, "").contains(TOO_LONG)).isEqualTo(refused);
    }

    @Test
    void aStrangersMessageWithoutALengthIsNotRead() throws Exception {
        BodyPublisher chunks = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[10]));
        assertThat(message(chunks, "")).contains(TOO_LONG);
    }

    @Test
    void aMembersMessageMayBeLonger() throws Exception {
        String member = loggedIn();
        assertThat(message(65_537, member)).doesNotContain(TOO_LONG);
        assertThat(message(1_048_577, member)).contains(TOO_LONG);
    }

    /** Of any other status Flow's client takes it that the line was broken, and sends the same again. */
    @Test
    void thePageOfOneThatIsTooLongIsToldToEndInItsLanguage() throws Exception {
        assertThat(message(65_537, "kagiban-language=en"))
                .startsWith("200 {")
                .contains("\"appError\":{\"caption\":\"What you typed is too long to be sent\"");
    }

    /** Flow's client sends a message again, every few seconds, that no answer names. */
    @Test
    void theAnswerNamesTheMessageSoThatItIsNotSentAgain() throws Exception {
        String padded = "x".repeat(70_000);
        assertThat(message(BodyPublishers.ofString("{\"rpc\":\"" + padded + "\",\"syncId\":3,\"clientId\":7}"), ""))
                .contains("\"clientId\":8");
        assertThat(message(BodyPublishers.ofString("{\"rpc\":\"\"clientId\":7,\"" + padded + "\"}"), ""))
                .doesNotContain("clientId");
    }

    @Test
    void noFieldIsCutOffWhereItIsRefusedForItsLengthNorTakesAMessageBeyondItsBound() throws Exception {
        int longest = longestInput();
        assertThat(longest).isGreaterThan(KeyInput.LONGEST).isGreaterThan(Tenancies.LONGEST_REASON);
        assertThat(longest * 9 * 2).isLessThan(FormLimit.LONGEST);
        assertThat(longest * 6 * 10).isLessThan(PageRequests.LONGEST_OF_A_STRANGER);
    }

    private static int longestInput() throws IOException {
        String script = new ClassPathResource("META-INF/resources/js/longest-input.js")
                .getContentAsString(StandardCharsets.UTF_8);
        return Integer.parseInt(script.replaceFirst("(?s).*LONGEST = ([0-9]+);.*", "$1"));
    }

    private String loggedIn() throws Exception {
        String form = "username=" + merchants.open("山田商店").email() + "&password="
                + URLEncoder.encode(Merchants.PASSWORD, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .allValues("Set-Cookie")
                    .stream()
                    .filter(cookie -> cookie.startsWith("JSESSIONID="))
                    .map(cookie -> cookie.replaceFirst(";.*", ""))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private String message(int length, String session) throws Exception {
        return message(BodyPublishers.ofByteArray(new byte[length]), session);
    }

    private String message(BodyPublisher body, String session) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/?v-r=uidl&v-uiId=0"))
                    .header("Content-Type", "application/json")
                    .header("Cookie", session)
                    .POST(body)
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        }
    }

    private int status(String method, String address, String header, String value) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address))
                    .header(header, value)
                    .method(method, BodyPublishers.noBody())
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
