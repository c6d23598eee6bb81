package jp.kagiban.shell.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** Clients that open many connections and never finish the head of a request. */
@Tag("slow")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vaadin.productionMode=true",
            "db-scheduler.enabled=false",
            "kagiban.trusted-proxies=127.0.4.1",
            "server.tomcat.max-connections=40"
        })
@Import({TestClock.class, Merchants.class})
@ContextConfiguration(initializers = ChosenDatabase.class)
class ConnectionSharesTest {

    private static final int MOST = 40;
    private static final String ATTACKER = "127.0.3.1";
    private static final String PROXY = "127.0.4.1";
    private static final String VISITOR = "127.0.0.1";

    @LocalServerPort
    int port;

    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    private Socket connect(String from) throws IOException {
        Socket socket = new Socket();
        open.add(socket);
        socket.bind(new InetSocketAddress(from, 0));
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        return socket;
    }

    private Socket halfHead(String from) throws IOException {
        Socket socket = connect(from);
        say(socket, "GET /login HTTP/1.1\r\nHost: local");
        return socket;
    }

    private static void say(Socket socket, String words) throws IOException {
        try {
            socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        } catch (SocketException refused) {
            // Reading shows it, too.
        }
    }

    private boolean isServed(Socket socket) throws IOException {
        say(socket, "host\r\nConnection: close\r\n\r\n");
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .startsWith("HTTP/1.1 200");
        } catch (SocketException | SocketTimeoutException refused) {
            return false;
        }
    }

    private void assertThatAVisitorIsServed() throws IOException {
        assertThat(isServed(halfHead(VISITOR))).isTrue();
    }

    @Test
    void oneAddressHoldsAQuarterOfTheConnections() throws IOException {
        for (int i = 0; i < 2 * MOST; i++) {
            halfHead(ATTACKER);
        }
        assertThatAVisitorIsServed();
        assertThat(isServed(open.getFirst())).isTrue();
    }

    @Test
    void oneNetworkHoldsHalfOfTheConnections() throws IOException {
        for (int i = 0; i < 2 * MOST; i++) {
            halfHead("127.0.3." + (1 + i % 10));
        }
        assertThatAVisitorIsServed();
    }

    @Test
    void aRefusedAddressIsServedOnceItHasHungUp() throws IOException {
        for (int i = 0; i < MOST; i++) {
            halfHead(ATTACKER);
        }
        hangUp();
        await().untilAsserted(() -> assertThat(isServed(halfHead(ATTACKER))).isTrue());
    }

    @Test
    void aTrustedProxyMayHoldMoreAndIsNoBurdenForItsNetwork() throws IOException {
        for (int i = 0; i < MOST - 5; i++) {
            halfHead(PROXY);
        }
        assertThat(isServed(open.getLast())).isTrue();
        assertThat(isServed(halfHead("127.0.4.2"))).isTrue();
    }

    @Test
    void aHeadThatNeverEndsIsCutOff() throws IOException {
        Socket socket = halfHead(VISITOR);
        socket.setSoTimeout(30_000);
        assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                .doesNotContain(" 200");
    }
}
