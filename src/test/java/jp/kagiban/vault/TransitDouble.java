package jp.kagiban.vault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Transit engine over HTTP with the rules of Vault and OpenBao: derived keys want a context, a key is made once, one goes only
 * where that was allowed, nobody is heard without the token. Like a real one it can be sealed, slow or somebody else.
 */
final class TransitDouble implements AutoCloseable {

    static final String TOKEN = "hvs.of-a-test";

    private static final String ROOT = "/v1/transit/";

    private final Map<String, TransitKey> keys = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Fault fault = Fault.NONE;

    enum Fault {
        NONE,
        SEALED,
        HANGING,
        /** The head of an answer comes, and nothing behind it. */
        STALLED,
        A_PAGE,
        /** Another token is wanted. */
        DEAF,
        /** The engine is mounted elsewhere. */
        NOT_THERE,
        /** It makes keys otherwise than it is asked to. */
        CARELESS
    }

    TransitDouble() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void suffers(Fault from) {
        fault = from;
    }

    /** As an operator does it there, by hand. */
    TransitKey key(KeyRef kek) {
        return keys.get(KekName.amongOthers(kek));
    }

    /** An answer. */
    record Said(int status, ObjectNode body) {

        static Said done(ObjectNode data) {
            return new Said(200, json().set("data", data));
        }

        static Said refused(int status, String why) {
            ObjectNode body = json();
            body.putArray("errors").add(why);
            return new Said(status, body);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode asked = JsonMapper.shared().readTree(exchange.getRequestBody());
            if (fault == Fault.HANGING) {
                end.await();
            }
            Said said = said(exchange, asked);
            byte[] bytes = fault == Fault.A_PAGE
                    ? "<html>maintenance</html>".getBytes(StandardCharsets.UTF_8)
                    : JsonMapper.shared().writeValueAsBytes(said.body());
            exchange.sendResponseHeaders(said.status(), bytes.length);
            if (fault == Fault.STALLED) {
                end.await();
            }
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private Said said(HttpExchange exchange, JsonNode asked) {
        if (fault == Fault.SEALED) {
            return Said.refused(503, "Vault is sealed");
        }
        if (fault == Fault.NOT_THERE) {
            return Said.refused(404, "no handler for route \"transit/\". route entry not found.");
        }
        if (fault == Fault.DEAF || !TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))) {
            return Said.refused(403, "permission denied");
        }
        String[] path =
                exchange.getRequestURI().getPath().substring(ROOT.length()).split("/");
        return switch (exchange.getRequestMethod() + " " + path[0] + (path.length > 2 ? " " + path[2] : "")) {
            case "POST keys" -> made(path[1], asked);
            case "GET keys" -> told(path[1]);
            case "POST keys config" ->
                of(path[1]).map(key -> key.configured(asked)).orElseGet(TransitDouble::notFound);
            case "DELETE keys" -> deleted(path[1]);
            case "POST encrypt" -> of(path[1]).map(key -> key.encrypt(asked)).orElseGet(TransitDouble::mayNotMake);
            case "POST decrypt" -> of(path[1]).map(key -> key.decrypt(asked)).orElseGet(TransitDouble::noKey);
            default -> notFound();
        };
    }

    private Optional<TransitKey> of(String name) {
        return Optional.ofNullable(keys.get(name));
    }

    private Said made(String name, JsonNode asked) {
        keys.computeIfAbsent(name, _ -> fault == Fault.CARELESS ? new TransitKey(false, true) : TransitKey.made(asked));
        return told(name);
    }

    private Said told(String name) {
        return of(name).map(key -> Said.done(key.told(name))).orElseGet(TransitDouble::notFound);
    }

    private Said deleted(String name) {
        if (of(name).filter(TransitKey::mayGo).isEmpty()) {
            return Said.refused(400, "error deleting policy " + name + ": deletion is not allowed for this key");
        }
        keys.remove(name);
        return new Said(200, json());
    }

    private static Said notFound() {
        return new Said(404, json().set("errors", JsonMapper.shared().createArrayNode()));
    }

    /** The engine would make it, which the policy that we ask for doesn't let it. */
    private static Said mayNotMake() {
        return Said.refused(403, "permission denied");
    }

    private static Said noKey() {
        return Said.refused(400, "encryption key not found");
    }

    static ObjectNode json() {
        return JsonMapper.shared().createObjectNode();
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
