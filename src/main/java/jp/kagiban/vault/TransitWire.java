package jp.kagiban.vault;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import jp.kagiban.shared.StartRefused;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One exchange with the Transit engine of Vault or OpenBao ({@code docs/operations.md}). */
final class TransitWire implements AutoCloseable {

    private static final int LONGEST_ANSWER = 1 << 16;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final URI engine;
    private final Path tokenFile;
    private final Duration patience;
    private final HttpClient http;

    /** @throws StartRefused if the CAs can't be read */
    TransitWire(KekSettings.Transit settings, Duration patience) {
        String url = Objects.requireNonNull(settings.url()).toString();
        this.engine = URI.create((url.endsWith("/") ? url : url + "/") + "v1/" + settings.mount() + "/");
        this.tokenFile = Objects.requireNonNull(settings.tokenFile());
        this.patience = patience;
        HttpClient.Builder client = HttpClient.newBuilder()
                // A connection that went dead is given up with its request; one of HTTP/2 stays for others.
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .followRedirects(Redirect.NEVER);
        if (settings.ca() != null) {
            client.sslContext(trusting(settings.ca()));
        }
        this.http = client.build();
    }

    URI engine() {
        return engine;
    }

    /**
     * An answer; whoever reads it closes it, for it may hold a key.
     *
     * @param status 200, 204, 400, 403 or 404: all else means that nobody answers
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, byte[] body) implements AutoCloseable {

        boolean isDone() {
            return status == 200 || status == 204;
        }

        /** What it says; of what is binary in it no text is made. Empty where it says something else. */
        <T> Optional<T> as(Class<T> form) {
            try {
                return Optional.of(JSON.readValue(body, form));
            } catch (JacksonException _) {
                // Its message may hold a part of the answer.
                return Optional.empty();
            }
        }

        @Override
        public void close() {
            Arrays.fill(body, (byte) 0);
        }
    }

    /**
     * Sends one request.
     *
     * @param path below the engine
     * @throws KekStoreAway if there is no answer, or one that says nothing of the key
     */
    Answer send(String method, String path, @Nullable ObjectNode body) {
        byte[] json = body == null ? new byte[0] : JSON.writeValueAsBytes(body);
        CompletableFuture<HttpResponse<byte[]>> coming = http.sendAsync(
                request(method, path, json), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            return read(coming.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException broken) {
            // A request's own limit ends with the head of the answer.
            coming.cancel(true);
            throw away("does not answer", broken);
        } catch (InterruptedException ended) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            throw away("was not waited for", ended);
        } finally {
            Arrays.fill(json, (byte) 0);
        }
    }

    private HttpRequest request(String method, String path, byte[] json) {
        char[] token = token();
        try {
            if (token.length == 0) {
                throw new KekStoreAway("has an empty token file: " + tokenFile);
            }
            return HttpRequest.newBuilder(engine.resolve(path))
                    .timeout(patience)
                    .header("X-Vault-Token", new String(token))
                    .header("X-Vault-Request", "true")
                    .header("Content-Type", "application/json")
                    .method(method, json.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(json))
                    .build();
        } catch (IllegalArgumentException odd) {
            throw new KekStoreAway("has no token that could be sent in " + tokenFile);
        } finally {
            Arrays.fill(token, '\0');
        }
    }

    private char[] token() {
        try {
            return VaultFolder.readWord(tokenFile);
        } catch (IOException unreadable) {
            throw away("has a token file that can't be read: " + tokenFile, unreadable);
        }
    }

    private static Answer read(HttpResponse<byte[]> response) {
        return switch (response.statusCode()) {
            case 200, 204, 400, 403, 404 -> new Answer(response.statusCode(), response.body());
            case 503 -> throw new KekStoreAway("is sealed, or stands by (503)");
            default -> throw new KekStoreAway("answers with the status " + response.statusCode());
        };
    }

    private static KekStoreAway away(String why, Exception cause) {
        KekStoreAway away = new KekStoreAway(why);
        away.initCause(cause);
        return away;
    }

    private static SSLContext trusting(Path ca) {
        try (InputStream pem = Files.newInputStream(ca)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                trusted.setCertificateEntry("ca-" + trusted.size(), one);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new StartRefused(
                    "The certificates of KAGIBAN_KEK_TRANSIT_CA can't be read: " + ca, "Give a file in PEM form.");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
