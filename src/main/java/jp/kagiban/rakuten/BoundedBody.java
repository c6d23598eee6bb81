package jp.kagiban.rakuten;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads the bytes of an answer up to a limit. The result for a longer answer is empty, and its rest isn't read. */
final class BoundedBody implements BodySubscriber<Optional<byte[]>> {

    private final int limit;
    private byte[] bytes = {};
    private int length;
    private final CompletableFuture<Optional<byte[]>> whole = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    BoundedBody(int limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<Optional<byte[]>> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription added) {
        if (subscription != null) {
            added.cancel();
            return;
        }
        subscription = added;
        added.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (whole.isDone() || buffer.remaining() > limit - length) {
                giveUp();
                return;
            }
            append(buffer);
        }
    }

    /** Copies the bytes into one array, since a buffer may have as little as one byte. */
    private void append(ByteBuffer buffer) {
        int more = buffer.remaining();
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(length + more, 2 * bytes.length)));
        }
        buffer.get(bytes, length, more);
        length += more;
    }

    /** Ends with an empty result, and makes the client close the connection. */
    private void giveUp() {
        bytes = new byte[0];
        if (subscription != null && whole.complete(Optional.empty())) {
            subscription.cancel();
        }
    }

    @Override
    public void onError(Throwable brokenOff) {
        whole.completeExceptionally(brokenOff);
    }

    @Override
    public void onComplete() {
        whole.complete(Optional.of(Arrays.copyOf(bytes, length)));
        bytes = new byte[0];
    }
}
