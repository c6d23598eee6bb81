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

/** Reads the body of a request ahead. */
final class RequestBodyBuffer implements ApplicationBufferHandler {

    /** From the first look at it on; the server waits half of it for each part. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private final Request request;
    private final int length;
    private ByteBuffer part = EMPTY_BUFFER;
    private long came;

    /** @param length in bytes, as announced */
    RequestBodyBuffer(Request request, int length) {
        this.request = request;
        this.length = length;
    }

    /** Whether all of it is there; nothing is waited for. */
    static boolean hasArrived(Request request, long length) {
        request.action(ActionCode.AVAILABLE, true);
        return request.getAvailable() >= length;
    }

    /** Waits for it. Empty where it doesn't come in time, or not as a whole. */
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

    /** Whether the beginning of a further request came with its end. The server has passed over that by now. */
    boolean hadMoreBehindIt() {
        return came > length;
    }

    private int take(byte[] whole, int from) {
        int size = part.remaining();
        part.get(whole, from, size);
        return size;
    }

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
        part = buffer;
        came += buffer.remaining();
    }

    @Override
    public ByteBuffer getByteBuffer() {
        return part;
    }

    @Override
    public void expand(int size) {
        // The server's parts are taken one by one.
    }
}
