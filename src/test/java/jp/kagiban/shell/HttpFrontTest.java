package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What the server says before anybody has logged in. A Vaadin page is asked, not a static file: they differ. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"vaadin.productionMode=true", "kagiban.trusted-proxies=127.0.0.2"})
@Import({TestClock.class, Merchants.class})
class HttpFrontTest {

    /** In bytes. */
    private static final int LONGEST_FORM = 16 * 1024;

    @LocalServerPort
    int port;

    @Autowired
    Merchants merchants;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Content-Type-Options | nosniff",
                "X-Frame-Options | DENY",
                "Referrer-Policy | same-origin",
                "Cross-Origin-Opener-Policy | same-origin",
                "Cache-Control | no-cache, no-store, max-age=0, must-revalidate"
            })
    void aVaadinPageCarriesTheSecurityHeaders(String header, String value) throws Exception {
        assertThat(get("/login").headers().firstValue(header)).contains(value);
    }

    /** Version and commit are for operators. */
    @Test
    void strangersAreToldNoMoreOfInfoThanOfAnAddressThatThereIsNot() throws Exception {
        HttpResponse<String> info = get("/actuator/info");
        assertThat(info.statusCode()).isEqualTo(get("/actuator/none").statusCode());
        assertThat(info.body()).doesNotContain("version", "commit");
    }

    @Test
    void aPageThatComesSlowlyLeadsBackToItself() throws Exception {
        assertThat(get("/login?x=1").body()).contains("href=\"./login?x=1\"");
    }

    @Test
    void everyScriptOfAPageBearsTheNonceOfItsPolicy() throws Exception {
        HttpResponse<String> page = get("/login");
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        String nonce = policy.replaceAll("(?s).*'nonce-([^']+)'.*", "$1");
        assertThat(page.body().split("<script").length - 1)
                .isPositive()
                .isEqualTo(page.body().split("nonce=\"" + java.util.regex.Pattern.quote(nonce) + "\"", -1).length - 1);
    }

    @Test
    void thePolicySaysWhereItsBreachesAreReportedAndTheyAreTaken() throws Exception {
        assertThat(get("/login").headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("report-uri /policy-report; report-to breaches");
        assertThat(get("/login").headers().firstValue("Reporting-Endpoints")).contains("breaches=\"/policy-report\"");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest report = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/policy-report"))
                    .header("Content-Type", "application/csp-report")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"csp-report\": {\"blocked-uri\": \"inline\"}}"))
                    .build();
            assertThat(client.send(report, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(204);
        }
    }

    /** A browser keeps a style sheet for as long as its content stays. */
    @Test
    void theAddressOfAStyleSheetTellsItsContent() throws Exception {
        assertThat(get("/login").body())
                .containsPattern("href=\"[./]*css/roles\\.css\\?v-c=[0-9a-f]+\"")
                .containsPattern("href=\"[./]*css/timeline\\.css\\?v-c=[0-9a-f]+\"");
    }

    /**
     * A browser asks for the worker itself, from whichever page, so its address can't tell its content; so do others
     * for the key.
     */
    @ParameterizedTest
    @CsvSource({
        "/worker.js,text/javascript",
        "/manifest.webmanifest,application/manifest+json",
        "/history-key.pem,application/x-pem-file",
        "/Verify.java,text/plain"
    })
    void whatBelongsToNobodyIsOpenAndAskedForAnew(String path, String type) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-cache");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void everyPageNamesTheManifestAndStartsTheWorkerUnderItsPolicy() throws Exception {
        HttpResponse<String> page = get("/login");
        assertThat(page.body())
                .containsPattern("<link href=\"[./]*manifest\\.webmanifest\" rel=\"manifest\"")
                .containsPattern("<link[^>]*rel=\"apple-touch-icon\"")
                .containsPattern("src=\"[./]*js/worker-start\\.js\\?v-c=");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("worker-src 'self'; manifest-src 'self';");
    }

    @Test
    void noTwoPagesShareANonce() throws Exception {
        assertThat(get("/login").headers().firstValue("Content-Security-Policy"))
                .isNotEqualTo(get("/login").headers().firstValue("Content-Security-Policy"));
    }

    /** A new start would bring no database back, so liveness asks for none. */
    @Test
    void livenessAnswersWithoutLoginAndSaysNothingElse() throws Exception {
        assertThat(get("/actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void readinessAsksForDatabaseVaultSpaceAndHeartbeatAndTellsASentenceAtMost() throws Exception {
        assertThat(get("/actuator/health/readiness").body().replaceAll(",\"details\":\\{\"says\":\"[^\"]*\"}", ""))
                .startsWith("{\"components\":{\"database\":{\"status\":\"UP\"},")
                .contains(
                        "\"heartbeat\":{\"status\":\"UP\"}",
                        "\"space\":{\"status\":\"UP\"}",
                        "\"vault\":{\"status\":\"UP\"}")
                .endsWith("\"status\":\"UP\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example, /login, 421",
        "evil.example, /css/roles.css, 421",
        "10.1.2.3, /actuator/health/liveness, 200",
        "localhost, /login, 200"
    })
    void whoNamesAnotherMachineGetsNothingButTheStateOfHealth(String host, String path, String status)
            throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String request =
                    "GET " + path + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 " + status);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/health",
                "/actuator/health/db",
                "/actuator/env",
                "/actuator/info",
                "/",
                "/shops"
            })
    void nothingElseAnswersWithoutLogin(String address) throws Exception {
        HttpResponse<String> answer = get(address);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login");
    }

    @Test
    void theSessionCookieIsKeptFromScriptsAndOtherSites() throws Exception {
        assertThat(get("/login").headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Lax");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/signup", "/forgot", "/verify/xyz", "/reset/xyz"})
    void theseAreOpenToEverybody(String address) throws Exception {
        assertThat(get(address).statusCode()).isEqualTo(200);
    }

    /** The scheme decides whether the cookie is marked secure, so it shows whom the server believes. */
    @ParameterizedTest
    @CsvSource({"127.0.0.1,false", "127.0.0.2,true"})
    void onlyANamedProxyIsBelieved(String from, boolean believed) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/login"))
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-For", "203.0.113.7")
                .build();
        try (HttpClient client = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName(from))
                .build()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow().contains("Secure"))
                    .isEqualTo(believed);
        }
    }

    /** Some proxies add a line of their own below the one that the client has sent. */
    @Test
    void ofSeveralLinesTheLastAddressCounts() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/login"))
                .header("X-Forwarded-For", "198.51.100.9")
                .header("X-Forwarded-For", "203.0.113.7")
                .build();
        try (HttpClient proxy = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName("127.0.0.2"))
                .build()) {
            HttpResponse<String> answer = proxy.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.headers().firstValue("X-Seen-Client")).contains("203.0.113.7");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/login",
        "GET,/css/roles.css",
        "GET,/actuator/health/liveness",
        "POST,/policy-report",
        "POST,/?v-r=uidl"
    })
    void noAnswerIsGivenToAnotherOrigin(String method, String path) throws Exception {
        HttpResponse<String> answer = fromElsewhere(method, path);
        assertThat(answer.headers().map().keySet()).noneMatch(header -> header.startsWith("access-control-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/shops", "/?v-r=uidl", "/policy-report", "/css/roles.css"})
    void aPreflightGetsNoLeave(String path) throws Exception {
        HttpResponse<String> answer = fromElsewhere("OPTIONS", path);
        assertThat(answer.headers().map().keySet()).noneMatch(header -> header.startsWith("access-control-"));
    }

    private HttpResponse<String> fromElsewhere(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "X-CSRF-TOKEN")
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Says whom the server takes for the client, and hides what a browser says of itself where it says "none". */
    @TestConfiguration
    static class Echo {

        @Bean
        Filter withoutAgent() {
            return (request, response, chain) ->
                    chain.doFilter(new WithoutAgent((HttpServletRequest) request), response);
        }

        @Bean
        Filter seenClient() {
            return (request, response, chain) -> {
                ((HttpServletResponse) response).addHeader("X-Seen-Client", request.getRemoteAddr());
                chain.doFilter(request, response);
            };
        }
    }

    /** The client of these tests can't be silent: it says "none". */
    private static final class WithoutAgent extends HttpServletRequestWrapper {

        WithoutAgent(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            String value = super.getHeader(name);
            return name.equalsIgnoreCase("User-Agent") && "none".equals(value) ? null : value;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shops", "orders", "members", "security", "settings", "audit", "manual"})
    void aBrowserThatSaysNothingOfItselfSeesEachPage(String page) {
        Visitor silent = new Visitor("http://127.0.0.1:" + port, "User-Agent", "none");
        silent.logIn(merchants.open("山田商店").email(), Merchants.PASSWORD);
        assertThat(silent.open(page, "no id").body())
                .contains("kb-search-button")
                .doesNotContain("予期しない問題が起きました");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site,cross-site",
        "Sec-Fetch-Site,same-site",
        "Origin,https://elsewhere.example",
        "Origin,null"
    })
    void aLoginPostedByAForeignPageIsRefused(String header, String value) throws Exception {
        assertThat(logInFrom(header, value).statusCode()).isEqualTo(403);
    }

    /** The cookie of a new session would replace the member's, which browsers don't send along with such a request. */
    @ParameterizedTest
    @ValueSource(strings = {"", "shops", "logout", "nothere", "error"})
    void noFormOfAForeignPageGetsASession(String path) throws Exception {
        HttpRequest form = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + path))
                .header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("a=b"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer = client.send(form, HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void aLoginPostedByOurOwnPageIsLookedAt() throws Exception {
        HttpResponse<String> answer = logInFrom("Origin", "http://127.0.0.1:" + port);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login?error");
    }

    @Test
    void theSessionGetsAnotherIdWithTheLoginAndTheOldOneOpensNothing() throws Exception {
        String before = session(get("/login"));
        HttpResponse<String> answer = logIn(before, merchants.open("山田商店").email());
        assertThat(answer.headers().firstValue("Location").orElseThrow()).doesNotContain("error", "wait");
        String after = session(answer);
        assertThat(after).isNotEqualTo(before);
        assertThat(get("/actuator/env", after).statusCode()).isEqualTo(403);
        assertThat(get("/actuator/env", before).headers().firstValue("Location").orElseThrow())
                .endsWith("/login");
    }

    @ParameterizedTest
    @CsvSource({"/actuator/info,403", "/actuator/metrics,403", "/error,404"})
    void aMemberSeesAPageOfOursAboutWhatIsNotForThem(String address, int status) throws Exception {
        HttpResponse<String> answer = get(
                address,
                session(logIn(session(get("/login")), merchants.open("山田商店").email())));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("このページは表示できません").doesNotContain("Whitelabel", "timestamp");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");
    }

    @Test
    void theChannelForPushesTakesNothing() throws Exception {
        String session = session(get("/login"));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + "/VAADIN/push?v-r=push&v-uiId=0&v-pushId=x"))
                    .header("Cookie", session)
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    private static String session(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .map(cookie -> cookie.replaceFirst(";.*", ""))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> logIn(String session, String email) throws Exception {
        return post(HttpRequest.newBuilder().header("Cookie", session), email, Merchants.PASSWORD);
    }

    @Test
    void aLoginOfUsualLengthIsLookedAt() throws Exception {
        assertThat(post(HttpRequest.newBuilder(), "a@example.jp", "\u3042".repeat(128))
                        .statusCode())
                .isEqualTo(HttpServletResponse.SC_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void aFormThatIsTooLongGetsAPageOfOurs(String method) throws Exception {
        HttpResponse<String> answer = form(method, BodyPublishers.ofString("x=" + "1".repeat(LONGEST_FORM)));
        assertThat(answer.statusCode()).isEqualTo(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        assertThat(answer.body()).contains("送信された内容が長すぎます").contains("What you sent is too long");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");
    }

    @Test
    void aFormWithoutALengthIsNotRead() throws Exception {
        byte[] endless = new byte[LONGEST_FORM * 2];
        BodyPublisher chunks = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(endless));
        assertThat(form("POST", chunks).statusCode()).isEqualTo(HttpServletResponse.SC_LENGTH_REQUIRED);
    }

    private HttpResponse<String> form(String method, BodyPublisher body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/login"))
                    .header("Content-Type", "Application/x-www-form-urlencoded; charset=utf-8")
                    .method(method, body)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private HttpResponse<String> post(HttpRequest.Builder request, String email, String password) throws Exception {
        String form = "username=" + URLEncoder.encode(email, StandardCharsets.UTF_8) + "&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    request.uri(URI.create("http://127.0.0.1:" + port + "/login"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private HttpResponse<String> get(String path, String session) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Cookie", session)
                    .header("Accept", "text/html")
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private HttpResponse<String> logInFrom(String header, String value) throws Exception {
        return post(HttpRequest.newBuilder().header(header, value), "a@example.jp", "x");
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
