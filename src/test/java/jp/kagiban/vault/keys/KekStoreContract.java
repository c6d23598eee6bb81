package jp.kagiban.vault.keys;

import static jp.kagiban.vault.envelope.Fixtures.KEY;
import static jp.kagiban.vault.envelope.Fixtures.RANDOM;
import static jp.kagiban.vault.envelope.Fixtures.SUBJECT;
import static jp.kagiban.vault.envelope.Fixtures.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Set;
import java.util.UUID;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.Fixtures;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.NotOpened.Reason;
import jp.kagiban.vault.envelope.WrappedKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds of each place that keeps KEKs. */
abstract class KekStoreContract {

    /** Opens the place as a portal does that starts; always the same one. */
    abstract KekStore start();

    final KekStore store() {
        return store == null ? store = start() : store;
    }

    private KekStore store;

    @AfterEach
    final void close() {
        if (store != null) {
            store.close();
        }
    }

    private WrappedKey wrapped(KeyRef kek) {
        return new KeyWrapping(store(), RANDOM).make(TENANT, KEY, kek);
    }

    final Reason reason(KeyRef kek, Context context, byte[] wrapped) {
        NotOpened why = catchThrowableOfType(
                NotOpened.class, () -> store().unwrap(kek, context, wrapped).close());
        return why == null ? null : why.reason();
    }

    @Test
    void whatAKekHasWrappedItUnwrapsAfterANewStart() throws NotOpened {
        WrappedKey wrapped = wrapped(store().make(1));
        byte[] key = new KeyWrapping(store(), RANDOM).unlock(wrapped).getEncoded();
        try (KekStore again = start()) {
            assertThat(new KeyWrapping(again, RANDOM).unlock(wrapped).getEncoded())
                    .hasSize(32)
                    .isEqualTo(key);
        }
    }

    @Test
    void theSameKeyIsNeverWrappedAlike() {
        KeyRef kek = store().make(1);
        Context context = Context.ofWrappedKey(TENANT, KEY, kek);
        assertThat(store().wrap(kek, context, Fixtures.key(1)))
                .isNotEqualTo(store().wrap(kek, context, Fixtures.key(1)));
    }

    @Test
    void everyFlippedBitIsRefused() {
        WrappedKey wrapped = wrapped(store().make(1));
        for (int bit = 0; bit < wrapped.wrapped().length * 8; bit++) {
            byte[] flipped = wrapped.wrapped().clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(reason(wrapped.kek(), wrapped.context(), flipped))
                    .as("bit " + bit)
                    .isNotNull();
        }
    }

    @Test
    void aKeyOfAnotherTenantVersionOrIdIsRefused() {
        WrappedKey key = wrapped(store().make(1));
        assertThat(reason(key.kek(), Context.ofWrappedKey(new TenantId(SUBJECT), KEY, key.kek()), key.wrapped()))
                .isEqualTo(Reason.KEY_OR_CONTEXT);
        assertThat(reason(key.kek(), Context.ofWrappedKey(TENANT, new KeyRef(2, KEY.id()), key.kek()), key.wrapped()))
                .isEqualTo(Reason.KEY_OR_CONTEXT);
        assertThat(reason(key.kek(), Context.ofWrappedKey(TENANT, new KeyRef(1, SUBJECT), key.kek()), key.wrapped()))
                .isEqualTo(Reason.KEY_OR_CONTEXT);
    }

    @Test
    void anotherKekUnwrapsNothing() {
        WrappedKey wrapped = wrapped(store().make(1));
        KeyRef other = store().make(2);
        assertThat(reason(other, wrapped.context(), wrapped.wrapped())).isEqualTo(Reason.KEY_OR_CONTEXT);
    }

    @Test
    void oneThatIsNotThereIsSaidToBeMissing() {
        WrappedKey wrapped = wrapped(store().make(1));
        KeyRef none = new KeyRef(1, UUID.randomUUID());
        assertThat(store().has(none)).isFalse();
        assertThat(reason(none, wrapped.context(), wrapped.wrapped())).isEqualTo(Reason.NO_KEK);
    }

    @Test
    void aDroppedOneIsGoneAndTheOthersStay() {
        KeyRef old = store().make(1);
        KeyRef kept = store().make(2);
        WrappedKey wrapped = wrapped(old);
        assertThat(store().dropUpTo(1, Set.of(old))).isTrue();
        assertThat(store().hasNow(old)).isFalse();
        assertThat(store().hasUpTo(1, Set.of(old))).isFalse();
        assertThat(store().hasNow(kept)).isTrue();
        assertThat(reason(old, wrapped.context(), wrapped.wrapped())).isEqualTo(Reason.NO_KEK);
    }

    @Test
    void nothingIsDroppedTwice() {
        KeyRef old = store().make(1);
        store().make(2);
        assertThat(store().dropUpTo(1, Set.of(old))).isTrue();
        assertThat(store().dropUpTo(1, Set.of(old))).isFalse();
    }

    @Test
    void whatTheDatabaseCallsByTheRightNameAloneIsRefused() {
        KeyRef kek = store().make(1);
        WrappedKey wrapped = wrapped(kek);
        WrappedKey forged = new WrappedKey(TENANT, KEY, kek, wrapped(kek).wrapped(), wrapped.check());
        assertThat(new KeyWrapping(store(), RANDOM).unlocks(forged)).isFalse();
        assertThat(new KeyWrapping(store(), RANDOM).unlocks(wrapped)).isTrue();
    }
}
