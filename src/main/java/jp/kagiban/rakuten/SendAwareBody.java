package jp.kagiban.rakuten;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/**
 * A request body that reports when the request is sent. The JDK's client asks for the length once it is connected and writes the head. Its specification
 * doesn't promise that; {@code GoingOutTest} guards it.
 */
final class SendAwareBody implements BodyPublisher {

    private final BodyPublisher bytes;
    private final Runnable goesOut;

    SendAwareBody(byte[] bytes, Runnable goesOut) {
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
