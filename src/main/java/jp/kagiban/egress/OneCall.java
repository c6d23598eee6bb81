package jp.kagiban.egress;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import jp.kagiban.egress.CallOutcome.Failure;
import jp.kagiban.egress.CallOutcome.Reply;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;

/** Sends one request and reads the beginning of the answer. Every error becomes a {@link Failure}. */
final class OneCall {

    /** The longest answer that is read; receivers answer with a word or a short JSON. */
    static final int LONGEST_BODY = 4096;

    private final CloseableHttpClient client;
    private final Clock clock;

    OneCall(CloseableHttpClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    CallOutcome make(HttpPost request) {
        try {
            return read(request, client.executeOpen(null, request, HttpClientContext.create()));
        } catch (IOException broken) {
            return failure(broken);
        }
    }

    /**
     * Closes the connection first, since closing the response would read its rest. Ignores the error about the missing rest,
     * because the receiver has answered.
     */
    private CallOutcome read(HttpPost request, ClassicHttpResponse response) throws IOException {
        try {
            return new Reply(
                    response.getCode(), RetryAfter.of(response, clock.instant()), beginning(response.getEntity()));
        } finally {
            request.abort();
            Closer.closeQuietly(response);
        }
    }

    private static String beginning(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return "";
        }
        return new String(entity.getContent().readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
    }

    private static Failure failure(IOException broken) {
        return switch (broken) {
            case AddressRefused refused -> Failure.NOT_ALLOWED;
            case UnknownHostException unknown -> Failure.UNKNOWN_NAME;
            case SSLPeerUnverifiedException otherName -> Failure.WRONG_CERTIFICATE;
            case SSLException tls when isOfCertificate(tls) -> Failure.WRONG_CERTIFICATE;
            case SocketTimeoutException slow -> Failure.TOO_SLOW;
            case HttpHostConnectException closed -> Failure.NO_CONNECTION;
            default -> Failure.BROKEN_OFF;
        };
    }

    /** Other TLS errors, such as a peer without TLS, don't concern the certificate. */
    private static boolean isOfCertificate(SSLException tls) {
        return Stream.<Throwable>iterate(tls, Objects::nonNull, Throwable::getCause)
                .anyMatch(CertificateException.class::isInstance);
    }
}
