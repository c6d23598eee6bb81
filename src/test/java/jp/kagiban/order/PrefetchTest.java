package jp.kagiban.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import jp.kagiban.mall.MallBusy;
import jp.kagiban.shared.GenerationId;
import org.junit.jupiter.api.Test;

class PrefetchTest {

    private static final Step ONE = new Step.Read(List.of("1"));
    private static final Step TWO = new Step.Read(List.of("2"));

    private final AtomicInteger calls = new AtomicInteger();

    private Prefetch ahead() {
        return new Prefetch(_ -> {
            calls.incrementAndGet();
            return Optional.empty();
        });
    }

    @Test
    void whatWasBegunIsNotFetchedTwice() {
        Prefetch ahead = ahead();
        GenerationId former = GenerationId.next();
        ahead.begin(ONE, former);
        assertThat(ahead.take(ONE, GenerationId.next()).generation()).isEqualTo(former);
        assertThat(calls).hasValue(1);
    }

    @Test
    void anotherStepIsFetchedNowAndTheBegunOneIsKept() {
        Prefetch ahead = ahead();
        ahead.begin(ONE, null);
        ahead.take(TWO, null);
        ahead.take(ONE, null);
        assertThat(calls).hasValue(2);
    }

    @Test
    void whoeverIsBrokenOffGivesUpWhatTheyWaitFor() {
        Prefetch ahead = new Prefetch(_ -> {
            while (!Thread.interrupted()) {
                Thread.onSpinWait();
            }
            return Optional.empty();
        });
        ahead.begin(ONE, null);
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(MallBusy.class).isThrownBy(() -> ahead.take(ONE, null));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aFaultIsTheTakers() {
        Prefetch ahead = new Prefetch(_ -> {
            throw new IllegalArgumentException("broken");
        });
        ahead.begin(ONE, null);
        assertThatIllegalStateException()
                .isThrownBy(() -> ahead.take(ONE, null))
                .withCauseInstanceOf(IllegalArgumentException.class);
    }
}
