package jp.kagiban.shell.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** Clients behind a proxy, whose requests wait for sessions that are held. */
@Tag("slow")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"vaadin.productionMode=true", "db-scheduler.enabled=false", "kagiban.trusted-proxies=127.0.0.1"})
@Import({TestClock.class, Merchants.class})
@ContextConfiguration(initializers = ChosenDatabase.class)
class RequestSharesTest {

    /** More than there are threads. */
    private static final int MANY = 240;

    @TestConfiguration
    static class BegunTabs {

        /** With little between the server and its readers. */
        @Bean
        WebServerFactoryCustomizer<TomcatWebServerFactory> smallBuffers() {
            return server -> server.addConnectorCustomizers(
                    connector -> connector.setProperty("socket.txBufSize", String.valueOf(SMALL)));
        }

        @Bean
        BlockingQueue<UI> begunTabs() {
            return new LinkedBlockingQueue<>();
        }

        @Bean
        VaadinServiceInitListener noticed(BlockingQueue<UI> begun) {
            return service -> service.getSource().addUIInitListener(event -> begun.add(event.getUI()));
        }
    }

    private static final int SMALL = 8_192;

    /** The channel of a page, with an id that isn't its own. */
    private static final String PUSH =
            "/VAADIN/push?v-r=push&v-uiId=0&v-pushId=none&X-Atmosphere-tracking-id=0&X-Atmosphere-Transport=";

    private static final String UPGRADE = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";

    private static final Pattern COOKIE = Pattern.compile("JSESSIONID=[0-9A-F]+");

    @LocalServerPort
    int port;

    @Autowired
    BlockingQueue<UI> tabs;

    private final List<VaadinSession> held = new ArrayList<>();
    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void letGo() throws IOException {
        release();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void release() {
        held.forEach(VaadinSession::unlock);
        held.clear();
    }

    private static String head(String path, String client, String cookie) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: " + client + "\r\nCookie: " + cookie
                + "\r\n";
    }

    private InputStream ask(int buffer, String requests) throws IOException {
        Socket socket = new Socket();
        open.add(socket);
        socket.setReceiveBufferSize(buffer);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
        return socket.getInputStream();
    }

    private InputStream get(String path, String client, String cookie) throws IOException {
        return ask(60_000, head(path, client, cookie) + "Connection: close\r\n\r\n");
    }

    /** Begins a session, and returns its cookie. */
    private String session(String client) throws Exception {
        String page = text(get("/?v-r=init&location=login&query=", client, ""));
        return COOKIE.matcher(page)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }

    private String heldSession(String client) throws Exception {
        tabs.clear();
        String cookie = session(client);
        VaadinSession session = tabs.take().getSession();
        session.lock();
        held.add(session);
        return cookie;
    }

    private static String text(InputStream answer) throws IOException {
        return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void assertServed(InputStream answer) throws IOException {
        assertThat(text(answer)).startsWith("HTTP/1.1 200").contains("</html>");
    }

    private void assertThatAVisitorIsServed() throws IOException {
        assertServed(get("/login", "198.51.100.9", ""));
    }

    private static void assertThatAllAreServed(List<InputStream> answers) throws IOException {
        for (InputStream answer : answers) {
            assertServed(answer);
        }
    }

    /** Returns the first that isn't empty. */
    private static InputStream answered(List<InputStream> answers) {
        return await().until(
                        () -> answers.stream()
                                .filter(RequestSharesTest::isAnswered)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static boolean isAnswered(InputStream answer) {
        try {
            return answer.available() > 0;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Test
    void oneSessionOfManyClientsHoldsNobodyUp() throws Exception {
        String cookie = heldSession("192.0.2.1");
        List<InputStream> answers = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            answers.add(get("/login", "203.0.113." + i % 6, cookie));
        }
        assertThatAVisitorIsServed();
        release();
        assertThatAllAreServed(answers);
    }

    /** Each takes memory, and its connection even after its client has gone. */
    @Test
    void whoeverLetsTooManyWaitIsRefusedAndServedLater() throws Exception {
        String cookie = heldSession("192.0.2.1");
        int most = SlowReaders.maxConnections(Runtime.getRuntime().maxMemory()) / WaitingPlaces.SHARE_OF_A_CLIENT
                + RequestShares.OF_A_SESSION;
        List<InputStream> answers = new ArrayList<>();
        for (int i = 0; i < most + 20; i++) {
            answers.add(get("/login", "203.0.113.7", cookie));
        }
        assertThat(text(answered(answers))).startsWith("HTTP/1.1 503");
        assertServed(get("/login", "203.0.113.8", ""));
        release();
        for (InputStream answer : answers) {
            answer.readAllBytes();
        }
        assertServed(get("/login", "203.0.113.7", cookie));
    }

    @Test
    void aSecondCookieIsNoWayAround() throws Exception {
        String cookie = heldSession("192.0.2.1");
        for (int i = 0; i < MANY; i++) {
            get("/login", "203.0.113." + i % 6, "JSESSIONID=" + i + "; " + cookie);
        }
        assertThatAVisitorIsServed();
    }

    @Test
    void oneClientOfManySessionsHoldsNobodyUp() throws Exception {
        List<String> cookies = new ArrayList<>();
        for (int i = 0; i < MANY / RequestShares.OF_A_SESSION; i++) {
            cookies.add(heldSession("192.0." + i + ".1"));
        }
        List<InputStream> answers = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            answers.add(get("/login", "203.0.113.7", cookies.get(i % cookies.size())));
        }
        assertThatAVisitorIsServed();
        release();
        assertThatAllAreServed(answers);
    }

    @Test
    void oneNetworkOfManyClientsHoldsNobodyUp() throws Exception {
        List<String> cookies = new ArrayList<>();
        for (int i = 0; i < MANY / RequestShares.OF_A_SESSION; i++) {
            cookies.add(heldSession("192.0." + i + ".1"));
        }
        List<InputStream> answers = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            answers.add(get("/login", "2001:db8:3:" + i % 5 + "::1", cookies.get(i % cookies.size())));
        }
        assertThatAVisitorIsServed();
        release();
        assertThatAllAreServed(answers);
    }

    @Test
    void pollsForPushesOfOneSessionHoldNobodyUpAndAreAnsweredLater() throws Exception {
        String cookie = heldSession("192.0.2.1");
        List<InputStream> polls = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            polls.add(get(PUSH + "long-polling", "203.0.113." + i % 6, cookie));
        }
        assertThatAVisitorIsServed();
        release();
        for (InputStream poll : polls) {
            assertThat(text(poll)).startsWith("HTTP/1.1 200").contains("appError");
        }
    }

    @Test
    void channelsForPushesOfOneSessionHoldNobodyUpAndAreRefusedAtOnce() throws Exception {
        String cookie = heldSession("192.0.2.1");
        List<InputStream> channels = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            channels.add(channel("203.0.113." + i % 6, cookie));
        }
        assertThatAVisitorIsServed();
        List<String> answers = new ArrayList<>();
        for (InputStream channel : channels) {
            answers.add(status(channel));
        }
        assertThat(answers).filteredOn("HTTP/1.1 101"::equals).hasSize(RequestShares.OF_A_SESSION);
        assertThat(answers).filteredOn("HTTP/1.1 503"::equals).hasSize(MANY - RequestShares.OF_A_SESSION);
        release();
        await().untilAsserted(
                        () -> assertThat(status(channel("203.0.113.7", cookie))).isEqualTo("HTTP/1.1 101"));
    }

    private InputStream channel(String client, String cookie) throws IOException {
        return ask(60_000, head(PUSH + "websocket", client, cookie) + UPGRADE);
    }

    private static String status(InputStream answer) throws IOException {
        return new String(answer.readNBytes("HTTP/1.1 101".length()), StandardCharsets.US_ASCII);
    }

    /** The reader goes on by about a page a time, so that the server waits for it at many places within a page. */
    @Test
    void aPageThatIsReadSlowlyKeepsNobodyFromItsSession() throws Exception {
        String cookie = session("203.0.113.7");
        InputStream slow = ask(SMALL, (head("/login", "203.0.113.7", cookie) + "\r\n").repeat(60));
        for (int i = 0; i < 20; i++) {
            slow.skipNBytes(10_500);
            assertServed(get("/login", "198.51.100.9", cookie));
            assertServed(get("/login", "198.51.100.9", cookie));
        }
    }
}
