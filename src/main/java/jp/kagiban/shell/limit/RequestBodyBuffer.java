package jp.kagiban.shell.limit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** Reads the whole body of a request before the request is handled. */
final class RequestBodyBuffer implements ApplicationBufferHandler {

    /** Maximum time for the whole body. The server waits at most half of it for each part. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private final Request request;
    private final int length;
    private ByteBuffer part = EMPTY_BUFFER;
    private long received;

    /** @param length announced length in bytes */
    RequestBodyBuffer(Request request, int length) {
        this.request = request;
        this.length = length;
    }

    /** Returns whether the whole body has arrived, without waiting. */
    static boolean hasArrived(Request request, long length) {
        request.action(ActionCode.AVAILABLE, true);
        return request.getAvailable() >= length;
    }

    /** Waits for the body. Returns empty if it doesn't arrive completely in time. */
    Optional<ByteChunk> read(Clock clock) {
        byte[] whole = new byte[length];
        Instant end = clock.instant().plus(LONGEST);
        try {
            for (int read = 0; read < length; read += take(whole, read)) {
                if (clock.instant().isAfter(end) || request.doRead(this) < 0) {
                    return Optional.empty();
                }
            }
        } catch (IOException brokenOff) {
            return Optional.empty();
        }
        ByteChunk body = new ByteChunk();
        body.setBytes(whole, 0, length);
        return Optional.of(body);
    }

    /**
     * Returns whether the beginning of another request came with the end of the body. The server has already skipped
     * that beginning.
     */
    boolean hasSkippedMore() {
        return received > length;
    }

    private int take(byte[] whole, int from) {
        int size = part.remaining();
        part.get(whole, from, size);
        return size;
    }

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
        part = buffer;
        received += buffer.remaining();
    }

    @Override
    public ByteBuffer getByteBuffer() {
        return part;
    }

    @Override
    public void expand(int size) {
        // Nothing to expand, since the parts are copied one by one.
    }
}
