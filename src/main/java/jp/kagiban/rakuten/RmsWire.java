package jp.kagiban.rakuten;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.MallBusy;
import jp.kagiban.shared.ScreenThread;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/**
 * Makes HTTP exchanges with RMS, never on a thread that draws a screen. Uses the JDK's client directly: Spring's
 * wrapper doesn't report when a request is sent, and puts the address, which contains the key, into its exceptions.
 */
final class RmsWire {

    /** A limit in bytes: a page of 1,000 order numbers has 40 kB. Only answers with whole orders are longer. */
    static final int LONGEST_BODY = 256 << 10;

    static final String JSON = "application/json; charset=utf-8";

    private static final Logger LOG = LoggerFactory.getLogger(RmsWire.class);

    private final HttpClient client;
    private final Duration requestTimeout;

    /**
     * @param connect the time until the connection is established
     * @param request the time until the last byte of the answer
     */
    record Timeouts(Duration connect, Duration request) {

        static final Timeouts USUAL = new Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(20));
    }

    RmsWire(Timeouts timeouts) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeouts.connect())
                .followRedirects(Redirect.NEVER)
                .build();
        this.requestTimeout = timeouts.request();
    }

    /** Sends a GET. Returns nothing if no complete answer came in time. */
    Optional<Reply> get(URI address, Credentials credentials) {
        return exchange(request(address, credentials), LONGEST_BODY);
    }

    /**
     * Sends a POST. Returns nothing if no complete answer came in time.
     *
     * @param maxBytes the largest answer that is read
     * @param onSend runs on any thread when the connection is established and the call is being sent. If it throws
     *     {@link MallBusy}, the call isn't sent and this method throws it too
     */
    Optional<Reply> post(URI address, Credentials credentials, byte[] json, int maxBytes, Runnable onSend) {
        return exchange(
                request(address, credentials)
                        .header(HttpHeaders.CONTENT_TYPE, JSON)
                        .POST(new SendAwareBody(json, onSend)),
                maxBytes);
    }

    private static HttpRequest.Builder request(URI address, Credentials credentials) {
        ScreenThread.refuse("RMS is not asked");
        return HttpRequest.newBuilder(address).header(HttpHeaders.AUTHORIZATION, esa(credentials));
    }

    private Optional<Reply> exchange(HttpRequest.Builder request, int maxBytes) {
        CompletableFuture<HttpResponse<Optional<byte[]>>> answer =
                client.sendAsync(request.build(), _ -> new BoundedBody(maxBytes));
        try {
            return Optional.of(read(answer.get(requestTimeout.toNanos(), TimeUnit.NANOSECONDS)));
        } catch (ExecutionException brokenOff) {
            return noReply(brokenOff.getCause());
        } catch (TimeoutException late) {
            answer.cancel(true);
            return Optional.empty();
        } catch (InterruptedException stopping) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Logs only the class of an unusual exception, because its message may contain the address. */
    private static Optional<Reply> noReply(@Nullable Throwable cause) {
        if (cause instanceof MallBusy busy) {
            throw busy;
        }
        if (cause instanceof Error broken) {
            throw broken;
        }
        if (cause != null && !(cause instanceof IOException)) {
            LOG.warn(
                    "A call to RMS failed with {}; it counts as unanswered and is retried",
                    cause.getClass().getName());
        }
        return Optional.empty();
    }

    /** The value has one blank, and its Base64 has no line breaks (docs/rakuten-rms.md, Keys). */
    private static String esa(Credentials credentials) {
        String pair = credentials.secret(RakutenKeys.SERVICE_SECRET).reveal()
                + ":"
                + credentials.secret(RakutenKeys.LICENSE_KEY).reveal();
        return "ESA " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static Reply read(HttpResponse<Optional<byte[]>> answer) {
        return new Reply(
                answer.statusCode(),
                answer.headers().firstValue(HttpHeaders.CONTENT_TYPE).orElse(""),
                answer.headers().firstValue(HttpHeaders.RETRY_AFTER).orElse(null),
                answer.body().orElse(null));
    }
}
