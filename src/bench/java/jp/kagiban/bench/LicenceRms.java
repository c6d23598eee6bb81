package jp.kagiban.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * RMS as thin as it can be, in a process of its own: it takes every key, tells the same end of each, and has no orders.
 * Its first line says where it listens. Under {@code /control/} it is told how it is to answer, and tells who has
 * asked.
 */
final class LicenceRms {

    /** How it answers. */
    enum Mood {
        WELL,
        /** Not at all. */
        SILENT,
        /** 503, and a page for people. */
        CLOSED,
        /** A page for people, with 200. */
        PAGE,
        /** 429. */
        TOO_MANY
    }

    private static final int BACKLOG = 1_000;
    private static final String JSON = "application/json; charset=utf-8";
    private static final byte[] SORRY = "<!DOCTYPE html><title>Maintenance</title>".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NO_ORDERS = """
            {"MessageModelList": [{"messageType": "INFO", "messageCode": "ORDER_EXT_API_SEARCH_ORDER_INFO_102", "message": "-"}],
             "orderNumberList": [],
             "PaginationResponseModel": {"totalRecordsAmount": 0, "totalPages": 0, "requestPage": 1}}
            """.getBytes(StandardCharsets.UTF_8);

    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(2);
    private final Callers callers = new Callers();
    private final long delay;
    private final byte[] end;
    private volatile Mood mood = Mood.WELL;

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
        server.createContext("/control/mood", exchange -> {
            mood = Mood.valueOf(exchange.getRequestURI().getQuery());
            tell(exchange, mood.name());
        });
        server.createContext("/control/forget", exchange -> tell(exchange, callers.forget()));
        server.createContext("/control/callers", exchange -> tell(exchange, callers.told()));
        server.createContext("/control/too-soon", exchange -> tell(exchange, callers.tooSoon()));
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.start();
        IO.println("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void tell(HttpExchange exchange, String said) {
        answer(exchange, 200, "text/plain", said.getBytes(StandardCharsets.UTF_8));
    }

    private void answerLater(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        callers.called(number(exchange));
        if (mood == Mood.SILENT) {
            return;
        }
        if (delay == 0) {
            answer(exchange, body);
        } else {
            later.schedule(() -> answer(exchange, body), delay, TimeUnit.MILLISECONDS);
        }
    }

    /** Of the shop, from {@code ESA base64(SP123456_…:SL123456_…)}. */
    private static String number(HttpExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String pair = new String(Base64.getDecoder().decode(authorization.substring("ESA ".length())));
        return pair.substring(2, 8);
    }

    private void answer(HttpExchange exchange, byte[] body) {
        switch (mood) {
            case WELL -> answer(exchange, 200, JSON, body);
            case CLOSED -> answer(exchange, 503, "text/html", SORRY);
            case PAGE -> answer(exchange, 200, "text/html", SORRY);
            case TOO_MANY -> answer(exchange, 429, JSON, new byte[] {'{', '}'});
            case SILENT -> {}
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException gone) {
            throw new IllegalStateException("Whoever asked has gone", gone);
        }
    }
}
