package jp.kagiban.rakuten;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/**
 * A request body that reports when the request is sent. The JDK's client asks for the length when it is connected and
 * writes the head. The JDK's specification doesn't promise this order; {@code GoingOutTest} checks it.
 */
final class SendAwareBody implements BodyPublisher {

    private final BodyPublisher bytes;
    private final Runnable onSend;

    SendAwareBody(byte[] bytes, Runnable onSend) {
        this.bytes = BodyPublishers.ofByteArray(bytes);
        this.onSend = onSend;
    }

    @Override
    public long contentLength() {
        onSend.run();
        return bytes.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        bytes.subscribe(subscriber);
    }
}
