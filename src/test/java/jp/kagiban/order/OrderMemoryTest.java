package jp.kagiban.order;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import jp.kagiban.mall.MallBusy;
import jp.kagiban.order.OrderMemory.Share;
import org.junit.jupiter.api.Test;

class OrderMemoryTest {

    private final OrderMemory memory = new OrderMemory(100, Duration.ZERO);

    private void assertNoneIsLeft() {
        assertThatExceptionOfType(MallBusy.class)
                .isThrownBy(() -> memory.share().take(60));
    }

    @Test
    void allRunsTogetherHaveOneLimit() {
        memory.share().take(60);
        assertNoneIsLeft();
    }

    @Test
    void whatIsStoredIsGivenBack() {
        Share share = memory.share();
        share.take(60);
        share.giveBack(60);
        assertThatCode(() -> memory.share().take(100)).doesNotThrowAnyException();
    }

    @Test
    void aRunThatEndsGivesTheRestBack() {
        try (Share share = memory.share()) {
            share.take(60);
            share.giveBack(10);
            assertNoneIsLeft();
        }
        assertThatCode(() -> memory.share().take(100)).doesNotThrowAnyException();
    }

    /** The step that was fetched in advance may still be under way. */
    @Test
    void anEndedRunTakesNothing() {
        Share share = memory.share();
        share.close();
        assertThatExceptionOfType(MallBusy.class).isThrownBy(() -> share.take(1));
        assertThatCode(() -> memory.share().take(100)).doesNotThrowAnyException();
    }
}
