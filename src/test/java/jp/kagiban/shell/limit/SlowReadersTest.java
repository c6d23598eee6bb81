package jp.kagiban.shell.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jp.kagiban.shell.PortalOverHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Connections that ask for large files and don't read them, and an office behind one address that does. */
@Tag("slow")
@PortalOverHttp
class SlowReadersTest {

    /** Public, 144 kB. */
    private static final String LARGE = "/VAADIN/static/push/vaadinPush.js";

    /** More than the buffers of a connection hold. */
    private static final int PIPELINED = 60;

    private static final int CONNECTIONS = 230;

    private static final Pattern PUSH_ID = Pattern.compile("\"Vaadin-Push-ID\":\"([^\"]+)\"");

    @LocalServerPort
    int port;

    private final List<Socket> open = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        client.shutdownNow();
    }

    private void askAndReadNothing() throws IOException {
        Socket socket = new Socket();
        open.add(socket);
        socket.bind(new InetSocketAddress("127.0.0.9", 0));
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        String request = "GET " + LARGE + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n";
        socket.getOutputStream().write(request.repeat(PIPELINED).getBytes(StandardCharsets.US_ASCII));
    }

    private CompletableFuture<HttpResponse<String>> get(String path, String session) {
        return send(request(path, session).timeout(Duration.ofSeconds(20)));
    }

    private HttpRequest.Builder request(String path, String session) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Cookie", session);
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> pollForPushes() {
        HttpResponse<String> page = get("/?v-r=init&location=login&query=", "").join();
        String session = page.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        String id = PUSH_ID.matcher(page.body())
                .results()
                .findFirst()
                .map((MatchResult found) -> found.group(1))
                .orElseThrow();
        // Without a timeout: a poll stays open until the test ends.
        return send(request(
                "/VAADIN/push?v-r=push&v-uiId=0&v-pushId=" + id + "&X-Atmosphere-tracking-id=0"
                        + "&X-Atmosphere-Framework=4.0.1-javascript&X-Atmosphere-Transport=long-polling",
                session));
    }

    @Test
    void theyHoldNobodyUp() throws Exception {
        for (int i = 0; i < CONNECTIONS; i++) {
            askAndReadNothing();
        }
        assertThat(get("/login", "").get().statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health/liveness", "").get().statusCode()).isEqualTo(200);
    }

    @Test
    void anOfficeThatReadsIsServed() {
        List<CompletableFuture<HttpResponse<String>>> polls =
                IntStream.range(0, 100).mapToObj(_ -> pollForPushes()).toList();
        int whole = get(LARGE, "").join().body().length();
        List<CompletableFuture<HttpResponse<String>>> files =
                IntStream.range(0, 6 * 60).mapToObj(_ -> get(LARGE, "")).toList();
        assertThat(files)
                .allSatisfy(file -> assertThat(file.join().body().length()).isEqualTo(whole));
        assertThat(polls).noneMatch(CompletableFuture::isDone);
    }
}
