package jp.kagiban.shop.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.key.KeyGeneration.TenantGeneration;
import jp.kagiban.shop.key.KeyRecord.EndReason;
import jp.kagiban.shop.key.KeyRecord.State;
import org.junit.jupiter.api.Test;

class KeyGenerationTest {

    private static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");

    private static KeyGeneration in(State state) {
        TenantId tenant = TenantId.next();
        return new KeyGeneration(
                new TenantGeneration(tenant, GenerationId.next()),
                0,
                ShopId.next(),
                2,
                state,
                1,
                false,
                new KeyGeneration.Origin("123456", "wxyz", MemberId.next(), NOW),
                KeyGeneration.Life.NEW,
                KeyGeneration.Said.NOTHING,
                KeyGeneration.Trying.at(NOW));
    }

    private static KeyGeneration activated(KeyGeneration key) {
        return key.activated(NOW, false, KeyGeneration.Said.NOTHING);
    }

    private static KeyGeneration retired(KeyGeneration key) {
        return key.retired(NOW, EndReason.WITHDRAWN, null, null);
    }

    @Test
    void aWaitingKeyComesIntoUseAndEnds() {
        assertThat(retired(activated(in(State.PENDING))).state()).isEqualTo(State.RETIRED);
        assertThat(retired(in(State.PENDING)).state()).isEqualTo(State.RETIRED);
    }

    @Test
    void aKeyThatHasEndedNeverComesBack() {
        assertThatIllegalStateException()
                .isThrownBy(() -> activated(in(State.RETIRED)))
                .withMessageContaining("is RETIRED and can't become ACTIVE");
    }

    @Test
    void aKeyInUseIsNotPutIntoUseAgain() {
        assertThatIllegalStateException().isThrownBy(() -> activated(in(State.ACTIVE)));
    }

    @Test
    void aKeyEndsOnce() {
        assertThatIllegalStateException().isThrownBy(() -> retired(in(State.RETIRED)));
    }
}
