package jp.kagiban.rakuten;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {

    private final BoundedBody body = new BoundedBody(3);

    private Optional<byte[]> read(String... buffers) {
        body.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {}

            @Override
            public void cancel() {}
        });
        for (String buffer : buffers) {
            body.onNext(List.of(ByteBuffer.wrap(buffer.getBytes(UTF_8))));
        }
        body.onComplete();
        return body.getBody().toCompletableFuture().join();
    }

    @Test
    void buffersOfAnySizeAreJoined() {
        assertThat(read("a", "", "bc")).hasValue("abc".getBytes(UTF_8));
    }

    @Test
    void aLongerBodyIsLeftOut() {
        assertThat(read("a", "bc", "d", "e")).isEmpty();
    }

    @Test
    void anEmptyBodyIsRead() {
        assertThat(read()).hasValue(new byte[0]);
    }
}
