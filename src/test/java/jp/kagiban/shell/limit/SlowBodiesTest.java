package jp.kagiban.shell.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jp.kagiban.shell.PortalOverHttp;
import org.apache.catalina.Context;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** Connections that announce a body and don't send it. */
@Tag("slow")
@PortalOverHttp
class SlowBodiesTest {

    private static final String FORM = "username=a%40example.jp&password=x";

    @LocalServerPort
    int port;

    @Autowired
    ServletWebServerApplicationContext context;

    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    private Socket announce(String path, String type, String length) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        open.add(socket);
        socket.setSoTimeout(
                Math.toIntExact(RequestBodyBuffer.LONGEST.multipliedBy(2).toMillis()));
        say(
                socket,
                "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nOrigin: http://127.0.0.1:" + port
                        + "\r\nContent-Type: " + type + "\r\n" + length + "\r\n\r\n");
        return socket;
    }

    private Socket announceForm(int length) throws IOException {
        return announce("/login", "application/x-www-form-urlencoded", "Content-Length: " + length);
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private int get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    /** More of them than there are threads. */
    @ParameterizedTest
    @CsvSource({
        "/login, application/x-www-form-urlencoded, Content-Length: 4000",
        "/login, application/x-www-form-urlencoded, Transfer-Encoding: chunked",
        "/?v-r=uidl&v-uiId=0, application/json, Content-Length: 4000",
        "/?v-r=uidl&v-uiId=0, application/json, Content-Length: 4000000",
        "/policy-report, application/csp-report, Transfer-Encoding: chunked"
    })
    void theyHoldNobodyUp(String path, String type, String length) throws Exception {
        for (int i = 0; i < 250; i++) {
            announce(path, type, length);
        }
        assertThat(get("/login")).isEqualTo(200);
    }

    @Test
    void aClientWithTooManyIsToldToComeAgain() throws Exception {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i <= BodyPlaces.OF_A_CLIENT; i++) {
            announceForm(4000);
        }
        for (Socket socket : open) {
            answers.add(answer(socket));
        }
        assertThat(answers)
                .filteredOn(answer -> answer.startsWith("HTTP/1.1 503"))
                .singleElement(STRING)
                .contains("Retry-After: 5");
    }

    @Test
    void whoSendsNothingMoreIsCutOff() throws Exception {
        Socket socket = announceForm(4000);
        say(socket, "username=");
        assertThat(answer(socket)).startsWith("HTTP/1.1 408");
    }

    @Test
    void aFormThatComesInPartsIsTakenAsAWhole() throws Exception {
        Socket socket = announce(
                "/login", "application/x-www-form-urlencoded", "Connection: close\r\nContent-Length: " + FORM.length());
        say(socket, FORM.substring(0, 10));
        say(socket, FORM.substring(10));
        assertThat(answer(socket)).startsWith("HTTP/1.1 302").contains("/login?error");
    }

    private Socket askWhetherToSend() throws IOException {
        Socket socket = announce(
                "/login",
                "application/x-www-form-urlencoded",
                "Expect: 100-continue\r\nContent-Length: " + FORM.length());
        assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                .isEqualTo("HTTP/1.1 100");
        return socket;
    }

    @Test
    void whoAsksWhetherToSendIsToldAtOnce() throws Exception {
        Socket socket = askWhetherToSend();
        say(socket, FORM);
        socket.shutdownOutput();
        assertThat(answer(socket)).contains("HTTP/1.1 302");
    }

    /** Somebody with a stolen id could let a message wait until a member has proven their identity. */
    @Test
    void aMessageThatWaitsWhileItsSessionGetsANewIdLosesTheSession() throws Exception {
        String session = openPage();
        Socket heard = announceMessage(session);
        Socket waiting = announceMessage(session);
        say(heard, "{}");
        assertThat(answer(heard)).doesNotContain("sessionExpired");
        giveNewId(session);
        say(waiting, "{}");
        assertThat(answer(waiting)).contains("sessionExpired");
    }

    /** Returns the id of the page's session. */
    private String openPage() throws Exception {
        URI page = URI.create("http://127.0.0.1:" + port + "/?v-r=init&location=login&query=");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client
                    .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .allValues("Set-Cookie")
                    .stream()
                    .filter(cookie -> cookie.startsWith("JSESSIONID="))
                    .map(cookie -> cookie.replaceFirst("JSESSIONID=([^;]*).*", "$1"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void giveNewId(String session) throws IOException {
        Context root = (Context)
                ((TomcatWebServer) context.getWebServer()).getTomcat().getHost().findChildren()[0];
        root.getManager().rotateSessionId(root.getManager().findSession(session));
    }

    /** Announces a message and waits until the server is ready for its body. */
    private Socket announceMessage(String session) throws IOException {
        Socket socket = announce(
                "/?v-r=uidl&v-uiId=0",
                "application/json",
                "Cookie: JSESSIONID=" + session + "\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 2");
        assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                .isEqualTo("HTTP/1.1 100");
        return socket;
    }

    @Test
    void aRequestThatComesWithTheEndOfABodyIsNotTakenApart() throws Exception {
        Socket socket = askWhetherToSend();
        say(socket, FORM + "GET /actuator/health/liveness HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n");
        assertThat(answer(socket)).contains("HTTP/1.1 302").doesNotContain("HTTP/1.1 400");
    }

    @Test
    void aReportThatTellsNoLengthIsNotRead() throws Exception {
        assertThat(answer(announce("/policy-report", "application/csp-report", "Transfer-Encoding: chunked")))
                .startsWith("HTTP/1.1 411");
    }

    /** What comes after the announced length is the next request, and nothing of the body is. */
    @Test
    void nothingOfABodyBecomesARequest() throws Exception {
        Socket socket = announceForm(4_000_000);
        say(socket, "GET /actuator/health/liveness HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n");
        assertThat(answer(socket)).startsWith("HTTP/1.1 413").doesNotContain("\"UP\"");
    }
}
