package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import jp.kagiban.testing.Merchants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What open pages send passes the rules for addresses only where the question for the login can't be missed. */
@PortalOverHttp
class PageRequestsTest {

    @LocalServerPort
    int port;

    @Autowired
    Merchants merchants;

    @ParameterizedTest
    @CsvSource({
        "POST, /js/any.js?v-r=uidl&v-uiId=0",
        "POST, /icons/any.svg?v-r=uidl&v-uiId=0",
        "POST, /kagiban.css?v-r=uidl&v-uiId=0",
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

    @Test
    void aPageBeginsByAskingHome() throws Exception {
        assertThat(status("GET", "/?v-r=init&location=login&query=", "Accept", "*/*"))
                .isEqualTo(HttpServletResponse.SC_OK);
    }

    @ParameterizedTest
    @CsvSource({"1024, false", "65536, false", "65537, true", "10000000, true"})
    void aStrangersMessageHasABound(int length, boolean refused) throws Exception {
        assertThat(message(length, "") == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE)
                .isEqualTo(refused);
    }

    @Test
    void aStrangersMessageWithoutALengthIsNotRead() throws Exception {
        BodyPublisher chunks = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[10]));
        assertThat(message(chunks, "")).isEqualTo(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    }

    @Test
    void aMembersMessageMayBeLonger() throws Exception {
        String member = loggedIn();
        assertThat(message(65_537, member)).isNotEqualTo(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        assertThat(message(1_048_577, member)).isEqualTo(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
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

    private int message(int length, String session) throws Exception {
        return message(BodyPublishers.ofByteArray(new byte[length]), session);
    }

    private int message(BodyPublisher body, String session) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/?v-r=uidl&v-uiId=0"))
                    .header("Content-Type", "application/json")
                    .header("Cookie", session)
                    .POST(body)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
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
