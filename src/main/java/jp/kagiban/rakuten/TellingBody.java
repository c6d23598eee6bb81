package jp.kagiban.rakuten;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/**
 * The body of a request, which tells when the request is sent: the client of the JDK asks for the length when the connection stands and
 * the head is written. Its specification doesn't promise that; {@code GoingOutTest} holds it to it.
 */
final class TellingBody implements BodyPublisher {

    private final BodyPublisher bytes;
    private final Runnable goesOut;

    TellingBody(byte[] bytes, Runnable goesOut) {
        this.bytes = BodyPublishers.ofByteArray(bytes);
        this.goesOut = goesOut;
    }

    @Override
    public long contentLength() {
        goesOut.run();
        return bytes.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        bytes.subscribe(subscriber);
    }
}
