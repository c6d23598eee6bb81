package jp.kagiban.rms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long SECOND = 1_000_000_000L;

    private final SkippingTicker ticker = new SkippingTicker();
    private final Pace pace = new Pace(Duration.ofSeconds(1), ticker);

    @Test
    void callsOfOneShopAreASecondApart() throws InterruptedException {
        for (int call = 0; call < 3; call++) {
            pace.awaitTurn("900001");
        }
        assertThat(ticker.turns).containsExactly(0L, SECOND, 2 * SECOND);
    }

    @Test
    void shopsDoNotWaitForEachOther() throws InterruptedException {
        pace.awaitTurn("900001");
        pace.awaitTurn("900002");
        assertThat(ticker.turns).containsExactly(0L, 0L);
    }

    @Test
    void afterARestTheNextCallGoesAtOnce() throws InterruptedException {
        pace.awaitTurn("900001");
        ticker.awaitNanos(5 * SECOND);
        pace.awaitTurn("900001");
        assertThat(ticker.turns).last().isEqualTo(5 * SECOND);
    }

    @Test
    void manyThreadsGetEachAPlaceOfTheirOwn() {
        IntStream.range(0, 50).parallel().forEach(call -> await("900001"));
        assertThat(ticker.turns)
                .hasSize(50)
                .doesNotHaveDuplicates()
                .allSatisfy(turn -> assertThat(turn % SECOND).isZero());
    }

    @Test
    void restedShopsAreForgotten() {
        IntStream.range(0, 10_001).forEach(shop -> await("s" + shop));
        ticker.awaitNanos(3 * SECOND);
        await("900001");
        assertThat(pace.keys()).isEqualTo(1);
    }

    @Test
    void anInterruptEndsTheWait() {
        Pace slow = new Pace(Duration.ofHours(1), new SystemTicker());
        assertThatThrownBy(() -> {
                    slow.awaitTurn("900001");
                    Thread.currentThread().interrupt();
                    slow.awaitTurn("900001");
                })
                .isInstanceOf(InterruptedException.class);
    }

    private void await(String key) {
        try {
            pace.awaitTurn(key);
        } catch (InterruptedException never) {
            throw new AssertionError(never);
        }
    }
}
