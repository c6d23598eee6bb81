package jp.kagiban.shell.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.kagiban.shell.PortalOverHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Faults of clients write little to the portal's log, and no secrets. */
@PortalOverHttp
class ClientFaultsTest {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    /** Part of the names of Tomcat's threads. Portals of other tests may have faults of their own. */
    private static final String REQUESTS = "-exec-";

    /** First byte of the frame by which a WebSocket is closed. */
    private static final int CLOSE = 0x88;

    @LocalServerPort
    int port;

    @Autowired
    FaultLimit limit;

    private final Log log = new Log();
    private final HttpClient client = HttpClient.newHttpClient();

    private static final class Log extends AppenderBase<ILoggingEvent> {
        private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getThreadName().contains(REQUESTS)) {
                events.add(event);
            }
        }
    }

    /** Another test in this process may have removed the limit; each look installs it again. */
    @BeforeEach
    void listen() {
        limit.look();
        log.start();
        ROOT.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        ROOT.detachAppender(log);
        client.close();
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The client resets its connection while the portal makes the page. */
    private void askAndGo() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoLinger(true, 0);
            String request = "GET /login HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static String session(HttpResponse<String> page) {
        return page.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    private HttpRequest.Builder message(String page, String body) throws Exception {
        HttpResponse<String> begun = send(to("/?v-r=init&location=login&query="));
        return to("/?v-r=uidl&v-uiId=" + page)
                .header("Cookie", session(begun))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    @Test
    void anAddressThatCanNotBeReadIsNotLogged() throws Exception {
        Level before = ROOT.getLevel();
        ROOT.setLevel(Level.INFO);
        try {
            assertThat(raw("GET /reset/SECRET?x={|} HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n"))
                    .contains("400");
        } finally {
            ROOT.setLevel(before);
        }
        assertThat(log.events)
                .extracting(
                        event -> event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                .noneMatch(text -> text.contains("SECRET"));
    }

    @Test
    void clientsThatGoInTheMiddleOfAPageWriteNothing() throws Exception {
        for (int i = 0; i < 60; i++) {
            askAndGo();
        }
        await().during(Duration.ofSeconds(2)).until(log.events::isEmpty);
        assertThat(send(to("/login")).statusCode()).isEqualTo(200);
    }

    @Test
    void manyMalformedMessagesWriteFewStackTraces() throws Exception {
        HttpRequest.Builder malformed = message("0", "{");
        for (int i = 0; i < 40; i++) {
            send(malformed);
        }
        assertThat(log.events).isNotEmpty();
        assertThat(log.events.stream().filter(event -> event.getThrowableProxy() != null))
                .as("at most those of two minutes; another test may have used them up")
                .hasSizeLessThanOrEqualTo(2 * FaultLimit.MOST_TRACES_A_MINUTE);
    }

    @Test
    void aMessageOfAPageWithoutANumberIsRefused() throws Exception {
        assertThat(send(message("x", "{}")).statusCode()).isEqualTo(403);
        assertThat(log.events).isEmpty();
    }

    private String handshake(HttpResponse<String> page) {
        String id = page.body().replaceFirst("(?s).*\"Vaadin-Push-ID\":\"([^\"]+)\".*", "$1");
        return "GET /VAADIN/push?v-r=push&v-uiId=0&v-pushId=" + id + "&X-Atmosphere-tracking-id=0"
                + "&X-Atmosphere-Framework=3.0.5&X-Atmosphere-Transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nCookie: " + session(page) + "\r\n\r\n";
    }

    /** The sender goes on after the portal has closed the channel. */
    @Test
    void aFloodOfMessagesOverThePushChannelWritesNothing() throws Exception {
        String handshake = handshake(send(to("/?v-r=init&location=login&query=")));
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
            byte[] head = socket.getInputStream().readNBytes(12);
            assertThat(new String(head, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 101");
            byte[] message = {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, '{', '}'};
            for (int i = 0; i < 500; i++) {
                socket.getOutputStream().write(message);
            }
            int read = 0;
            while (read >= 0 && read != CLOSE) {
                read = socket.getInputStream().read();
            }
        } catch (SocketException reset) {
            assertThat(reset).hasMessageMatching("Connection reset|Broken pipe");
        }
        await().during(Duration.ofSeconds(1)).until(log.events::isEmpty);
    }
}
