package jp.kagiban.vault.keys;

import static jp.kagiban.vault.envelope.Fixtures.KEY;
import static jp.kagiban.vault.envelope.Fixtures.RANDOM;
import static jp.kagiban.vault.envelope.Fixtures.SUBJECT;
import static jp.kagiban.vault.envelope.Fixtures.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.UUID;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.Envelope;
import jp.kagiban.vault.envelope.Fixtures;
import jp.kagiban.vault.envelope.KeyLabel;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.NotOpened.Reason;
import jp.kagiban.vault.envelope.WrappedKey;
import org.junit.jupiter.api.Test;

class KeyWrappingTest {

    private static final KeyRef KEK = new KeyRef(1, UUID.randomUUID());
    private static final KeyRef NEXT = new KeyRef(2, UUID.randomUUID());

    private final KeyWrapping wrapping = wrapping(Map.of(KEK, Fixtures.key(1)));
    private final WrappedKey wrapped = wrapping.make(TENANT, KEY, KEK);

    @Test
    void anUnlockedKeyIsTheSameEachTime() throws NotOpened {
        assertThat(wrapping.unlock(wrapped).getEncoded())
                .hasSize(32)
                .isEqualTo(wrapping.unlock(wrapped).getEncoded());
    }

    @Test
    void everyFlippedBitOfAWrappedKeyIsRejected() {
        for (int bit = 0; bit < wrapped.wrapped().length * 8; bit++) {
            byte[] flipped = wrapped.wrapped().clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(reason(new WrappedKey(TENANT, KEY, KEK, flipped, wrapped.check())))
                    .isNotNull();
        }
    }

    @Test
    void everyFlippedBitOfTheCheckIsRejected() {
        for (int bit = 0; bit < 256; bit++) {
            byte[] flipped = wrapped.check().clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(reason(new WrappedKey(TENANT, KEY, KEK, wrapped.wrapped(), flipped)))
                    .isEqualTo(Reason.KEY_OR_CONTEXT);
        }
    }

    @Test
    void aKeyRowMovedToAnotherTenantVersionOrIdIsRejected() {
        assertThat(reason(moved(new TenantId(SUBJECT), KEY))).isEqualTo(Reason.KEY_OR_CONTEXT);
        assertThat(reason(moved(TENANT, new KeyRef(2, KEY.id())))).isEqualTo(Reason.KEY_OR_CONTEXT);
        assertThat(reason(moved(TENANT, new KeyRef(1, SUBJECT)))).isEqualTo(Reason.KEY_OR_CONTEXT);
    }

    private WrappedKey moved(TenantId owner, KeyRef ref) {
        return new WrappedKey(owner, ref, KEK, wrapped.wrapped(), wrapped.check());
    }

    @Test
    void anUnknownKekIsRejected() {
        assertThat(reason(new WrappedKey(TENANT, KEY, NEXT, wrapped.wrapped(), wrapped.check())))
                .isEqualTo(Reason.NO_KEK);
    }

    @Test
    void anotherKekOfTheSameNameIsRejected() {
        KeyWrapping other = wrapping(Map.of(KEK, Fixtures.key(2)));
        assertThat(catchThrowableOfType(NotOpened.class, () -> other.unlock(wrapped))
                        .reason())
                .isEqualTo(Reason.KEY_OR_CONTEXT);
    }

    @Test
    void aProviderThatUnwrapsSomethingElseIsFoundOut() {
        KeyWrapping deceived = new KeyWrapping(new Deceiver(), RANDOM);
        assertThat(catchThrowableOfType(NotOpened.class, () -> deceived.unlock(wrapped))
                        .reason())
                .isEqualTo(Reason.KEY_OR_CONTEXT);
    }

    @Test
    void whatAnotherKekHasWrappedAnewIsTheSameKey() throws NotOpened {
        KeyWrapping both = wrapping(Map.of(KEK, Fixtures.key(1), NEXT, Fixtures.key(2)));
        WrappedKey rewrapped = both.rewrap(wrapped, NEXT);
        assertThat(rewrapped.kek()).isEqualTo(NEXT);
        assertThat(both.unlock(rewrapped).getEncoded())
                .isEqualTo(both.unlock(wrapped).getEncoded());
    }

    @Test
    void aWrappedKeyOfAnotherLengthIsRejected() {
        byte[] shorter =
                Envelope.seal(KeyLabel.WRAP.prk(Fixtures.key(1)), KEK, wrapped.context(), new byte[16], RANDOM);
        assertThat(reason(new WrappedKey(TENANT, KEY, KEK, shorter, wrapped.check())))
                .isEqualTo(Reason.FORM);
    }

    @Test
    void onlyKeysOfThirtyTwoBytesAreWrapped() {
        BcfksProvider provider = new BcfksProvider(Map.of(KEK, Fixtures.key(1)), RANDOM);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.wrap(KEK, wrapped.context(), KeyMaterial.owning(new byte[16])));
    }

    @Test
    void aCanaryDoesNotOpenInThePlaceOfTheKeyOfTheLogins() {
        WrappedKey canary = wrapping.make(Context.CANARY_OWNER, KEY, KEK);
        assertThat(reason(canary)).isNull();
        assertThat(reason(of(Context.RESERVED_OWNER, canary))).isEqualTo(Reason.KEY_OR_CONTEXT);
    }

    /** Earlier portals have wrapped it as they wrap the key of the logins. */
    @Test
    void aCanaryOfAnEarlierPortalOpensAndIsWrappedAnewAsOneOfToday() throws NotOpened {
        WrappedKey before = of(Context.CANARY_OWNER, wrapping.make(Context.RESERVED_OWNER, KEY, KEK));
        WrappedKey anew = wrapping.rewrap(before, KEK);
        assertThat(wrapping.unlock(anew).isSame(wrapping.unlock(before))).isTrue();
        assertThat(reason(of(Context.RESERVED_OWNER, anew))).isEqualTo(Reason.KEY_OR_CONTEXT);
    }

    private static WrappedKey of(TenantId owner, WrappedKey key) {
        return new WrappedKey(owner, key.ref(), key.kek(), key.wrapped(), key.check());
    }

    @Test
    void anyChangeOfTheRowMakesItAnotherForTheCache() {
        assertThat(wrapped.identity())
                .isNotEqualTo(moved(new TenantId(SUBJECT), KEY).identity())
                .isNotEqualTo(moved(TENANT, new KeyRef(2, KEY.id())).identity())
                .isNotEqualTo(wrapping.make(TENANT, KEY, KEK).identity())
                .isEqualTo(moved(TENANT, KEY).identity());
    }

    private Reason reason(WrappedKey changed) {
        NotOpened why = catchThrowableOfType(NotOpened.class, () -> wrapping.unlock(changed));
        return why == null ? null : why.reason();
    }

    private static KeyWrapping wrapping(Map<KeyRef, KeyMaterial> keks) {
        return new KeyWrapping(new BcfksProvider(keks, RANDOM), RANDOM);
    }

    private static final class Deceiver implements KeyEncryptionProvider {

        @Override
        public byte[] wrap(KeyRef kek, Context context, KeyMaterial tenantKey) {
            return tenantKey.getEncoded();
        }

        @Override
        public KeyMaterial unwrap(KeyRef kek, Context context, byte[] wrapped) {
            return Fixtures.key(9);
        }
    }
}
