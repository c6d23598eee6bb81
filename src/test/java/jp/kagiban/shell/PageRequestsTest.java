package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** What open pages send passes the rules for addresses only where the question for the login can't be missed. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"vaadin.productionMode=true", "kagiban.web.trusted-proxies=127.0.0.2"})
@Import({TestClock.class, Merchants.class})
class PageRequestsTest {

    @LocalServerPort
    int port;

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
