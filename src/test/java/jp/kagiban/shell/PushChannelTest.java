package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import com.vaadin.flow.server.communication.JSR356WebsocketInitializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.catalina.Context;
import org.atmosphere.cpr.Action;
import org.atmosphere.cpr.AtmosphereFramework;
import org.atmosphere.cpr.AtmosphereInterceptor;
import org.atmosphere.cpr.AtmosphereInterceptorAdapter;
import org.atmosphere.cpr.AtmosphereResource;
import org.atmosphere.cpr.AtmosphereResourceImpl;
import org.atmosphere.interceptor.InvokationOrder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The channel for pushes opens to whoever knows what the page was told, and not only to the browser's cookie. */
@PortalOverHttp
class PushChannelTest {

    /** For what is to come, however busy the machine is. */
    private static final Duration AMPLE = Duration.ofSeconds(30);

    private static final Pattern PUSH_ID = Pattern.compile("\"Vaadin-Push-ID\":\"([^\"]+)\"");

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @LocalServerPort
    int port;

    @Autowired
    ServletWebServerApplicationContext context;

    private final HttpClient client = HttpClient.newHttpClient();
    private String session = "";
    private String pushId = "";

    @BeforeEach
    void openAPage() throws Exception {
        HttpResponse<String> page = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/?v-r=init&location=login&query="))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        session = page.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        Matcher found = PUSH_ID.matcher(page.body());
        assertThat(found.find()).isTrue();
        pushId = found.group(1);
    }

    /** Runs while a socket opens, before the gate sees it. */
    private static final AtomicReference<Function<AtmosphereResource, Action>> WHILE_OPENING =
            new AtomicReference<>(_ -> Action.CONTINUE);

    /** The library keeps the first instance of an interceptor. */
    private static final AtmosphereInterceptor FAULT = new AtmosphereInterceptorAdapter() {
        @Override
        public Action inspect(AtmosphereResource channel) {
            return WHILE_OPENING.get().apply(channel);
        }

        @Override
        public PRIORITY priority() {
            return InvokationOrder.FIRST_BEFORE_DEFAULT;
        }
    };

    @BeforeEach
    void allowFaults() {
        channels().interceptor(FAULT);
    }

    @AfterEach
    void close() {
        WHILE_OPENING.set(_ -> Action.CONTINUE);
        client.shutdownNow();
        client.close();
    }

    private AtmosphereFramework channels() {
        return (AtmosphereFramework) Objects.requireNonNull(context.getServletContext())
                .getAttribute(JSR356WebsocketInitializer.getAttributeName("springServlet"));
    }

    /** What is heard of it first. */
    private static final class Ear implements WebSocket.Listener {

        private final CompletableFuture<String> first = new CompletableFuture<>();
        private final CompletableFuture<String> end = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket channel, CharSequence text, boolean last) {
            first.complete(text.toString());
            channel.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket channel, int status, String reason) {
            first.complete("closed");
            end.complete("closed");
            return null;
        }

        @Override
        public void onError(WebSocket channel, Throwable fault) {
            first.complete("closed");
            end.complete("closed");
        }
    }

    private String heardWith(String id, Duration patience) throws Exception {
        return heardAfter("", id, patience);
    }

    /** Returns once the page's channel is known. The answer to the upgrade comes before that. */
    private void openKnown(Ear ear) throws Exception {
        open(pushId + "&X-atmo-protocol=true", ear);
        ear.first.get(AMPLE.toSeconds(), TimeUnit.SECONDS);
    }

    private WebSocket open(String id, Ear ear) throws Exception {
        return open(id, ear, "0");
    }

    private WebSocket open(String id, Ear ear, String page) throws Exception {
        return client.newWebSocketBuilder()
                .header("Cookie", session)
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + port + "/VAADIN/push?v-r=push&v-uiId=" + page + "&v-pushId=" + id
                                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=3.0.5.slf4jvaadin1-javascript"
                                + "&X-Atmosphere-Transport=websocket&X-Atmosphere-TrackMessageSize=true"),
                        ear)
                .get(10, TimeUnit.SECONDS);
    }

    /** @param said over the channel, or nothing */
    private String heardAfter(String said, String id, Duration patience) throws Exception {
        Ear ear = new Ear();
        WebSocket channel = open(id, ear);
        try {
            if (!said.isEmpty()) {
                channel.sendText(said, true).get(10, TimeUnit.SECONDS);
            }
            return ear.first
                    .completeOnTimeout("nothing", patience.toMillis(), TimeUnit.MILLISECONDS)
                    .get();
        } finally {
            channel.abort();
        }
    }

    @Test
    void withTheIdOfThePageItStaysOpen() throws Exception {
        assertThat(heardWith(pushId, Duration.ofSeconds(2))).isEqualTo("nothing");
    }

    /** Each one takes memory. */
    @Test
    void aPageHasOneAndItsEarlierOneIsClosed() throws Exception {
        Ear first = new Ear();
        openKnown(first);
        WebSocket second = open(pushId, new Ear());
        assertThat(first.end.get(AMPLE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("closed");
        second.abort();
    }

    /** It takes memory until then. */
    @Test
    void aClosedOneEndsEvenIfItsClientIgnoresTheClose() throws Exception {
        try (Socket deaf = new Socket("127.0.0.1", port)) {
            deaf.setSoTimeout(20_000);
            deaf.getOutputStream().write(upgrade().getBytes(StandardCharsets.US_ASCII));
            readFirstMessage(deaf);
            WebSocket second = open(pushId, new Ear());
            assertThat(deaf.getInputStream().readAllBytes()).isNotEmpty();
            second.abort();
        }
    }

    /** Each update that waits for it holds one of the threads that all channels share. */
    @Test
    void oneWhoseClientReadsNothingIsClosedAtTheNextUpdate() throws Exception {
        AtomicReference<AtmosphereResource> opened = keepOpened();
        try (Socket deaf = new Socket()) {
            deaf.setReceiveBufferSize(4_096);
            deaf.connect(new InetSocketAddress("127.0.0.1", port));
            deaf.getOutputStream().write(upgrade().getBytes(StandardCharsets.US_ASCII));
            readFirstMessage(deaf);
            AtmosphereResource channel = opened.get();
            org.atmosphere.websocket.WebSocket socket =
                    (org.atmosphere.websocket.WebSocket) channel.getResponse().getAsyncIOWriter();
            channel.getBroadcaster().broadcast("x".repeat(20_000_000), channel);
            channel.getBroadcaster().broadcast("next", channel);
            Awaitility.await().atMost(AMPLE).until(() -> !socket.isOpen());
        }
    }

    private static AtomicReference<AtmosphereResource> keepOpened() {
        AtomicReference<AtmosphereResource> opened = new AtomicReference<>();
        WHILE_OPENING.set(channel -> {
            opened.set(channel);
            return Action.CONTINUE;
        });
        return opened;
    }

    /** It comes once the page's channel is known. The answer to the upgrade comes before that. */
    private static String readFirstMessage(Socket socket) throws IOException {
        StringBuilder read = new StringBuilder();
        while (!read.toString().matches("(?s)HTTP/1.1 101 .*\r\n\r\n.+")) {
            int next = socket.getInputStream().read();
            assertThat(next).isNotNegative();
            read.append((char) next);
        }
        return read.toString();
    }

    private String upgrade() {
        return "GET /VAADIN/push?v-r=push&v-uiId=0&X-atmo-protocol=true&v-pushId=" + pushId
                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=3.0.5.slf4jvaadin1-javascript"
                + "&X-Atmosphere-Transport=websocket&X-Atmosphere-TrackMessageSize=true HTTP/1.1\r\n"
                + "Host: 127.0.0.1:" + port + "\r\nCookie: " + session + "\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    }

    /** Compression takes native memory, which no limit counts. */
    @Test
    void itIsNeverCompressed() throws Exception {
        try (Socket offers = new Socket("127.0.0.1", port)) {
            offers.setSoTimeout(20_000);
            String offered = "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n";
            offers.getOutputStream()
                    .write(upgrade().replace("\r\n\r\n", offered).getBytes(StandardCharsets.US_ASCII));
            assertThat(readFirstMessage(offers)).doesNotContainIgnoringCase("deflate");
        }
    }

    /** A way of asking for pushes that a browser without web sockets might use. */
    private Socket poll(String transport) throws IOException {
        Socket poll = new Socket("127.0.0.1", port);
        poll.setSoTimeout(20_000);
        String request = upgrade()
                .replace("Transport=websocket", "Transport=" + transport)
                .replaceFirst("(?s)Upgrade: .*", "Connection: close\r\nAccept-Encoding: gzip\r\n\r\n");
        poll.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return poll;
    }

    @Test
    void pollsAreNotCompressedEither() throws Exception {
        try (Socket poll = poll("long-polling")) {
            String answer = new String(poll.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200").doesNotContainIgnoringCase("gzip");
        }
    }

    @Test
    void theScriptForPushesIsStillCompressed() throws Exception {
        URI script = URI.create("http://127.0.0.1:" + port + "/VAADIN/static/push/vaadinPush-min.js");
        HttpResponse<Void> answer = client.send(
                HttpRequest.newBuilder(script).header("Accept-Encoding", "gzip").build(),
                HttpResponse.BodyHandlers.discarding());
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    }

    /** Such an answer would stay open after each push. */
    @ParameterizedTest
    @ValueSource(strings = {"streaming", "sse", "jsonp"})
    void noOtherTransportStaysOpen(String transport) throws Exception {
        try (Socket poll = poll(transport)) {
            assertThatCode(() -> poll.getInputStream().readAllBytes()).doesNotThrowAnyException();
        }
    }

    @Test
    void aPageHasOneHoweverItsNumberIsWritten() throws Exception {
        Ear first = new Ear();
        openKnown(first);
        WebSocket second = open(pushId, new Ear(), "-00");
        assertThat(first.end.get(AMPLE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("closed");
        second.abort();
    }

    private void endSession() {
        try {
            Context root = (Context) ((TomcatWebServer) context.getWebServer())
                    .getTomcat()
                    .getHost()
                    .findChildren()[0];
            root.getManager().findSession(session.replaceFirst(".*=", "")).expire();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void itEndsWithItsSession() throws Exception {
        Ear first = new Ear();
        openKnown(first);
        endSession();
        assertThat(first.end.get(AMPLE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("closed");
    }

    /** At a login, the old session ends while its page's channel may end by itself. */
    @Test
    void oneThatHasJustEndedDoesNotDisturbTheEndOfItsSession() throws Exception {
        AtomicReference<AtmosphereResource> opened = keepOpened();
        Ear first = new Ear();
        openKnown(first);
        ((AtmosphereResourceImpl) opened.get()).setIsInScope(false);
        assertThatCode(this::endSession).doesNotThrowAnyException();
    }

    @Test
    void itEndsIfItsSessionEndsWhileItOpens() throws Exception {
        WHILE_OPENING.set(_ -> {
            endSession();
            return Action.CONTINUE;
        });
        assertThat(heardWith(pushId, AMPLE)).isEqualTo("closed");
    }

    /** So answers the library if the session has ended before that. */
    @Test
    void itEndsIfItsOpeningIsRefused() throws Exception {
        WHILE_OPENING.set(channel -> {
            channel.getResponse().setStatus(500);
            return Action.CANCELLED;
        });
        assertThat(heardWith(pushId, AMPLE)).isEqualTo("closed");
    }

    @Test
    void withAnotherItIsClosedAndNothingIsTold() throws Exception {
        assertThat(heardWith("00000000-0000-0000-0000-000000000000", AMPLE)).contains("appError");
    }

    @Test
    void withNoneToo() throws Exception {
        assertThat(heardWith("", AMPLE)).contains("appError");
    }

    /** The answer of the library's protocol names the seconds between two beats: its pages send none. */
    @Test
    void pagesSendNothingOverIt() throws Exception {
        assertThat(heardWith(pushId + "&X-atmo-protocol=true", AMPLE)).contains("|0|X|");
    }

    @Test
    void aMessageOverItClosesItAndWritesNothingToTheLog() throws Exception {
        List<ILoggingEvent> log = new CopyOnWriteArrayList<>();
        Appender<ILoggingEvent> heard = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                if (event.getLoggerName().startsWith("org.atmosphere")) {
                    log.add(event);
                }
            }
        };
        heard.start();
        ROOT.addAppender(heard);
        try {
            assertThat(heardAfter("{}", pushId, AMPLE)).isEqualTo("closed");
        } finally {
            ROOT.detachAppender(heard);
        }
        assertThat(log).isEmpty();
    }
}
