package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the faults of clients write to the log of the portal. */
@PortalOverHttp
class ClientFaultsTest {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    /** Part of the names of Tomcat's threads. Portals of other tests may have faults of their own. */
    private static final String REQUESTS = "-exec-";

    @LocalServerPort
    int port;

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

    @BeforeEach
    void listen() {
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
}
