package jp.kagiban.rakuten;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import jp.kagiban.mall.Credentials;
import jp.kagiban.shared.ScreenThread;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * One exchange with RMS, on a thread for which nobody at a screen waits. The client is built without observations, because
 * their names and traces would bear the address, and the address of the licence API bears the key.
 */
final class RmsWire {

    /** A page of a thousand order numbers has 40 kB; only orders themselves are longer than this. */
    static final int LONGEST_BODY = 1 << 20;

    static final String JSON = "application/json; charset=utf-8";

    private final RestClient http;

    RmsWire(Patience patience) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(patience.connect())
                .followRedirects(Redirect.NEVER)
                .build();
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(client);
        factory.setReadTimeout(patience.request());
        factory.enableCompression(false);
        this.http = RestClient.builder().requestFactory(factory).build();
    }

    /** Empty where no whole answer came back in time. */
    Optional<Reply> get(URI address, Credentials credentials) {
        return exchange(HttpMethod.GET, address, credentials, null, LONGEST_BODY);
    }

    /**
     * Empty where no whole answer came back in time.
     *
     * @param longest up to how many bytes the answer is read
     */
    Optional<Reply> post(URI address, Credentials credentials, byte[] json, int longest) {
        return exchange(HttpMethod.POST, address, credentials, json, longest);
    }

    private Optional<Reply> exchange(
            HttpMethod method, URI address, Credentials credentials, byte @Nullable [] json, int longest) {
        ScreenThread.refuse("RMS is not asked");
        RestClient.RequestBodySpec request =
                http.method(method).uri(address).header(HttpHeaders.AUTHORIZATION, esa(credentials));
        if (json != null) {
            request.header(HttpHeaders.CONTENT_TYPE, JSON).body(json);
        }
        try {
            return Optional.ofNullable(request.exchange((sent, response) -> read(response, longest)));
        } catch (RestClientException brokenOff) {
            return Optional.empty();
        }
    }

    /** Reference 1.1: one blank, and no line breaks in the Base64. */
    private static String esa(Credentials credentials) {
        String pair = credentials.secret(RakutenKeys.SERVICE_SECRET).reveal()
                + ":"
                + credentials.secret(RakutenKeys.LICENSE_KEY).reveal();
        return "ESA " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static Reply read(ClientHttpResponse response, int longest) throws IOException {
        HttpHeaders headers = response.getHeaders();
        String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        return new Reply(
                response.getStatusCode().value(),
                type == null ? "" : type,
                headers.getFirst(HttpHeaders.RETRY_AFTER),
                bounded(response.getBody(), longest));
    }

    /** Closing what is too long keeps the client from draining it. */
    private static byte @Nullable [] bounded(InputStream body, int longest) throws IOException {
        byte[] bytes = body.readNBytes(longest + 1);
        if (bytes.length <= longest) {
            return bytes;
        }
        body.close();
        return null;
    }
}
