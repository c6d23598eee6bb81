package jp.kagiban.vault.derived;

import static jp.kagiban.vault.envelope.Fixtures.KEY;
import static jp.kagiban.vault.envelope.Fixtures.SUBJECT;
import static jp.kagiban.vault.envelope.Fixtures.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import java.util.UUID;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.Fixtures;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.WrappedKey;
import jp.kagiban.vault.keys.KeyWrapping;
import jp.kagiban.vault.keys.TestKeks;
import org.junit.jupiter.api.Test;

class AnchorKeyTest {

    private static final KeyRef KEK = new KeyRef(1, UUID.randomUUID());
    private static final KeyRef NEXT = new KeyRef(2, UUID.randomUUID());
    private static final byte[] MESSAGE = Fixtures.text("entry 7");

    private final KeyWrapping wrapping = TestKeks.wrapping(Map.of(KEK, Fixtures.key(1)));
    private final WrappedKey canary = wrapping.make(Context.RESERVED_OWNER, KEY, KEK);
    private final AnchorKey anchors = new AnchorKey(new CanaryKey(() -> canary, wrapping, TestKeks.noCache()));

    @Test
    void theSameSaysTheSame() {
        assertThat(anchors.sign(TENANT, MESSAGE)).hasSize(32).isEqualTo(anchors.sign(TENANT, MESSAGE));
    }

    @Test
    void anotherOwnerOrMessageSaysSomethingElse() {
        assertThat(anchors.sign(TENANT, MESSAGE))
                .isNotEqualTo(anchors.sign(new TenantId(SUBJECT), MESSAGE))
                .isNotEqualTo(anchors.sign(TENANT, Fixtures.text("entry 8")));
    }

    @Test
    void itOutlivesTheRotationOfTheKek() throws NotOpened {
        KeyWrapping both = TestKeks.wrapping(Map.of(KEK, Fixtures.key(1), NEXT, Fixtures.key(2)));
        WrappedKey anew = both.rewrap(canary, NEXT);
        AnchorKey later = new AnchorKey(
                new CanaryKey(() -> anew, TestKeks.wrapping(Map.of(NEXT, Fixtures.key(2))), TestKeks.noCache()));
        assertThat(later.sign(TENANT, MESSAGE)).isEqualTo(anchors.sign(TENANT, MESSAGE));
    }

    @Test
    void withoutTheKekThereIsNoMac() {
        AnchorKey stranger = new AnchorKey(
                new CanaryKey(() -> canary, TestKeks.wrapping(Map.of(KEK, Fixtures.key(3))), TestKeks.noCache()));
        assertThatIllegalStateException().isThrownBy(() -> stranger.sign(TENANT, MESSAGE));
    }
}
