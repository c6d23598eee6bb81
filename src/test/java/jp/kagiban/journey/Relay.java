package jp.kagiban.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * The line between the portal and RMS. It passes every call and every answer on as they are, and lets a test do something at
 * the very moment in which a certain call is on its way.
 */
final class Relay implements AutoCloseable {

    /** Where a call is. */
    enum Moment {
        /** RMS does not know of it yet. */
        ASKED,
        /** RMS has answered, and the portal does not know it yet. */
        ANSWERED,
        /** The last byte of the answer has gone to the portal. */
        DELIVERED
    }

    /** @param key the licenseKey that the portal used */
    record Call(String path, String key) {

        boolean is(String function, Licence licence) {
            return path.contains(function) && key.equals(licence.licenseKey());
        }

        @Override
        public String toString() {
            return path;
        }
    }

    /** What is done once, at the first call that fits. */
    private record Trap(Moment moment, Predicate<Call> which, Deed deed, CompletableFuture<Void> sprung) {}

    interface Deed {
        void run() throws Exception;
    }

    private final String rms;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile Trap trap = new Trap(Moment.ASKED, _ -> false, () -> {}, new CompletableFuture<>());
    private volatile CountDownLatch gate = new CountDownLatch(0);

    Relay(String rms) throws IOException {
        this.rms = rms;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Calls about orders wait from now on. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    void release() {
        gate.countDown();
    }

    /** Does this at that moment of the first call that fits. What is returned ends when it is done. */
    CompletableFuture<Void> at(Moment moment, Predicate<Call> which, Deed deed) {
        Trap set = new Trap(moment, which, deed, new CompletableFuture<>());
        trap = set;
        return set.sprung();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = new Call(
                    exchange.getRequestURI().getPath(),
                    keyOf(exchange.getRequestHeaders().getFirst("Authorization")));
            if (call.path().contains("/order/")) {
                gate.await();
            }
            reach(Moment.ASKED, call);
            HttpResponse<byte[]> answer = http.send(request(exchange), BodyHandlers.ofByteArray());
            reach(Moment.ANSWERED, call);
            deliver(answer, exchange);
            reach(Moment.DELIVERED, call);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static String keyOf(String authorization) {
        byte[] pair = Base64.getDecoder().decode(authorization.substring("ESA ".length()));
        return new String(pair, StandardCharsets.UTF_8).split(":", 2)[1];
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(rms + exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (name.equalsIgnoreCase("Authorization") || name.equalsIgnoreCase("Content-type")) {
                request.header(name, values.getFirst());
            }
        });
        return request.build();
    }

    private static void deliver(HttpResponse<byte[]> answer, HttpExchange exchange) throws IOException {
        answer.headers()
                .firstValue("Content-Type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.getResponseBody().flush();
    }

    /** While the deed is done nothing else passes here: whoever is killed gets no answer in the meantime. */
    private synchronized void reach(Moment moment, Call call) {
        Trap set = trap;
        if (set.sprung().isDone() || set.moment() != moment || !set.which().test(call)) {
            return;
        }
        try {
            set.deed().run();
            set.sprung().complete(null);
        } catch (Exception failed) {
            set.sprung().completeExceptionally(failed);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        http.close();
    }
}
