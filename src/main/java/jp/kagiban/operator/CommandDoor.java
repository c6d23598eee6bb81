package jp.kagiban.operator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.Settings;
import jp.kagiban.storage.Outage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Takes commands from this machine while the portal runs. Listens on a port of 127.0.0.1, and serves only callers who
 * prove that they know the token in the data folder. All others get 404. Each answer proves that the portal knows the
 * token too.
 */
@Component
class CommandDoor implements DisposableBean {

    static final String NONCE = "X-Kagiban-Nonce";
    static final String PROOF = "X-Kagiban-Proof";
    static final String PATH = "/operator";

    private static final int LONGEST = 1000;

    /** The most callers at a time. Usually there is only one. */
    private static final int CALLERS = 64;

    /**
     * The limits of the server. Any account of this machine can connect, and each connection costs the portal a file
     * handle. So there are at most 256 connections, a request must arrive within five seconds, and a silent client is
     * dropped after five seconds. The JDK's server reads these limits only from system properties, when the first
     * server is made.
     */
    private static final Map<String, String> LIMITS = Map.of(
            "jdk.httpserver.maxConnections", "256",
            "sun.net.httpserver.maxReqTime", "5",
            "sun.net.httpserver.idleInterval", "5",
            "sun.net.httpserver.clockTick", "1000",
            "sun.net.httpserver.maxReqHeaderSize", "8192");

    private static final Logger LOG = LoggerFactory.getLogger(CommandDoor.class);

    private final Commands commands;
    private final Path data;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            CALLERS, Thread.ofPlatform().name("operator-", 0).daemon().factory());
    private @Nullable HttpServer server;

    CommandDoor(Commands commands, Settings settings) {
        this.commands = commands;
        this.data = settings.dataDir().toAbsolutePath().normalize();
    }

    /** Opens the port before the portal reports that it is ready. */
    @EventListener
    @Order(0)
    void openWhenReady(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext web
                && web.getWebServer() != null) {
            try {
                open();
            } catch (IOException | UnsupportedOperationException closed) {
                LOG.warn(
                        "The running portal takes no commands: {} can't be written ({}). Check the data folder's rights and start"
                                + " the portal again.",
                        DoorFile.in(data),
                        closed.toString());
            }
        }
    }

    void open() throws IOException {
        String token = Hashes.newToken();
        System.getProperties().putAll(LIMITS);
        HttpServer newServer =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        DoorFile made = new DoorFile(newServer.getAddress().getPort(), token, DoorFile.ownVersion());
        newServer.createContext("/", exchange -> handle(made, exchange));
        newServer.setExecutor(threads);
        newServer.start();
        server = newServer;
        made.write(data);
    }

    private void handle(DoorFile door, HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            String nonce = exchange.getRequestHeaders().getFirst(NONCE);
            String words = new String(exchange.getRequestBody().readNBytes(LONGEST), StandardCharsets.UTF_8);
            if (nonce == null || !isAllowed(door, exchange, method + words, nonce)) {
                exchange.sendResponseHeaders(404, -1);
            } else if (method.equals("POST")) {
                Answer answer = run(words.lines().toList());
                send(door, exchange, nonce, answer.done() ? 200 : 409, answer.text());
            } else {
                send(door, exchange, nonce, 204, "");
            }
        }
    }

    private static boolean isAllowed(DoorFile door, HttpExchange exchange, String request, String nonce) {
        return exchange.getRemoteAddress().getAddress().isLoopbackAddress()
                && exchange.getRequestURI().getPath().equals(PATH)
                && door.isProof(exchange.getRequestHeaders().getFirst(PROOF), request, nonce);
    }

    private static void send(DoorFile door, HttpExchange exchange, String nonce, int status, String text)
            throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set(PROOF, door.proof(status + text, nonce));
        if (body.length == 0) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer run(List<String> words) {
        try {
            return PortalActs.in(() -> commands.run(words));
        } catch (RuntimeException fault) {
            if (Outage.isIn(fault)) {
                LOG.debug("A command can't reach the database", fault);
                return Answer.refused("The database doesn't answer. Try again once it does.");
            }
            LOG.error("A command has failed", fault);
            return Answer.refused("The portal could not do it; its log says why.");
        }
    }

    @Override
    public void destroy() throws IOException {
        if (server != null) {
            server.stop(0);
            threads.shutdown();
            Files.deleteIfExists(DoorFile.in(data));
        }
    }
}
