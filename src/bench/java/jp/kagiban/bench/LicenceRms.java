package jp.kagiban.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * RMS as thin as it can be, in a process of its own: it takes every key, tells the same end of each, and has no orders. Its first
 * line says where it listens.
 */
final class LicenceRms {

    private static final int BACKLOG = 1_000;
    private static final byte[] NO_ORDERS = """
            {"MessageModelList": [{"messageType": "INFO", "messageCode": "ORDER_EXT_API_SEARCH_ORDER_INFO_102", "message": "-"}],
             "orderNumberList": [],
             "PaginationResponseModel": {"totalRecordsAmount": 0, "totalPages": 0, "requestPage": 1}}
            """.getBytes(StandardCharsets.UTF_8);

    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(2);
    private final long delay;
    private final byte[] end;

    private LicenceRms(long delay) {
        this.delay = delay;
        this.end = ("{\"expiryDate\": \"" + LocalDate.now().plusDays(80) + "T23:59:59\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** @param arguments how many milliseconds each answer takes */
    static void main(String[] arguments) throws IOException {
        new LicenceRms(Long.parseLong(arguments[0])).listen();
    }

    private void listen() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.createContext("/es/1.0/", exchange -> answerLater(exchange, end));
        server.createContext("/es/2.0/", exchange -> answerLater(exchange, NO_ORDERS));
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.start();
        IO.println("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answerLater(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        if (delay == 0) {
            answer(exchange, body);
        } else {
            later.schedule(() -> answer(exchange, body), delay, TimeUnit.MILLISECONDS);
        }
    }

    private static void answer(HttpExchange exchange, byte[] body) {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException gone) {
            throw new IllegalStateException("Whoever asked has gone", gone);
        }
    }
}
