package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.TestClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** What the server says where its public address begins with https, whatever stands before it. */
@Tag("slow")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"vaadin.productionMode=true", "kagiban.public-url=https://kagiban.example.jp"})
@Import({TestClock.class, Merchants.class})
@ContextConfiguration(initializers = ChosenDatabase.class)
class TlsFrontTest {

    @Autowired
    Merchants merchants;

    @LocalServerPort
    int port;

    private HttpResponse<String> login() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/login"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void theSessionCookieIsTakenFromNoOtherHost() throws Exception {
        assertThat(login().headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-KAGIBAN=")
                        .contains("Secure", "HttpOnly", "Path=/", "SameSite=Lax")
                        .doesNotContain("Domain"));
    }

    @Test
    void theCookiesOfALoginAreNotEither() throws Exception {
        String form = "username=" + merchants.open("山田商店").email() + "&password="
                + URLEncoder.encode(Merchants.PASSWORD, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .headers()
                            .allValues("Set-Cookie"))
                    .hasSizeGreaterThan(2)
                    .allMatch(cookie -> cookie.startsWith("__Host-") && cookie.contains("Secure"));
        }
    }

    @Test
    void browsersKeepToTlsForAYear() throws Exception {
        assertThat(login().headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
    }
}
