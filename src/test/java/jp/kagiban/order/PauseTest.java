package jp.kagiban.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kagiban.order.IntakeStatus.Pause;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.diagnosis.Lack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When RMS isn't asked for orders. */
class PauseTest {

    private static final Instant END = Instant.parse("2026-11-25T14:59:59Z");

    private static ShopStatus.Active key(boolean byHand, @Nullable Instant refused) {
        return new ShopStatus.Active(
                GenerationId.next(),
                "x7Qp",
                END,
                byHand,
                Instant.EPOCH,
                Instant.EPOCH,
                false,
                byHand,
                refused,
                Lack.NONE,
                List.of());
    }

    private static Optional<Pause> pause(ShopStatus.@Nullable Active key, Instant now) {
        return KeyInUse.pause(Optional.ofNullable(key), now);
    }

    @Test
    void theLastSecondOfAKeyCountsInFull() {
        assertThat(pause(key(false, null), END.plusMillis(900))).isEmpty();
        assertThat(pause(key(false, null), END.plusSeconds(1))).contains(Pause.EXPIRED);
    }

    @Test
    void aDateThatAMemberTypedStopsNothing() {
        assertThat(pause(key(true, null), END.plusSeconds(86_400))).isEmpty();
    }

    @Test
    void aRefusedKeyAndNoKeyStopIt() {
        assertThat(pause(key(false, Instant.EPOCH), Instant.EPOCH)).contains(Pause.REJECTED);
        assertThat(pause(null, Instant.EPOCH)).contains(Pause.NO_KEY);
    }
}
