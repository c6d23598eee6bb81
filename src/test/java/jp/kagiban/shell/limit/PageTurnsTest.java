package jp.kagiban.shell.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import jp.kagiban.shared.ClientAddress;
import org.junit.jupiter.api.Test;

/** How many pages of one network are worked on at a time. */
class PageTurnsTest {

    private static final String BUSY = "203.0.113.0";
    private static final String QUIET = "198.51.100.0";
    private static final Executor THREADS = Thread::startVirtualThread;

    private final PageTurns turns = new PageTurns(new ClientAddress(), 2);
    private final CountDownLatch begun = new CountDownLatch(2);
    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void aThirdPageOfANetworkWaitsAndOtherNetworksDoNot() throws Exception {
        List<CompletableFuture<String>> busy =
                Stream.generate(() -> longPage(BUSY)).limit(2).toList();
        begun.await();
        CompletableFuture<String> third = CompletableFuture.supplyAsync(() -> page(BUSY), THREADS);
        assertThat(page(QUIET)).isEqualTo(QUIET);
        assertThat(third).isNotDone();
        end.countDown();
        assertThat(third.get()).isEqualTo(BUSY);
        assertThat(busy).allSatisfy(page -> assertThat(page.get()).isEqualTo(BUSY));
    }

    @Test
    void aPageThatFailsGivesItsTurnBack() {
        for (int page = 0; page < 5; page++) {
            assertThatThrownBy(() -> turns.run(BUSY, () -> {
                        throw new IOException("failed");
                    }))
                    .isInstanceOf(IOException.class);
        }
        assertThat(page(BUSY)).isEqualTo(BUSY);
    }

    private CompletableFuture<String> longPage(String network) {
        return CompletableFuture.supplyAsync(
                () -> run(network, () -> {
                    begun.countDown();
                    try {
                        end.await();
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    return network;
                }),
                THREADS);
    }

    private String page(String network) {
        return run(network, () -> network);
    }

    private String run(String network, PageTurns.Work<String> work) {
        try {
            return turns.run(network, work);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
