package jp.kagiban.vault.keys;

import static jp.kagiban.vault.envelope.Fixtures.RANDOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import jp.kagiban.vault.envelope.Fixtures;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.NotOpened.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a token of SoftHSM. */
class Pkcs11StoreTest extends KekStoreContract {

    @TempDir
    Path temp;

    @Override
    Pkcs11Store start() {
        return store(SoftHsm.token());
    }

    static Pkcs11Store store(KekSettings.Pkcs11 settings) {
        Path config = settings.config();
        String place = Pkcs11Store.place(config);
        StoreCalls calls = new StoreCalls(place, Duration.ofSeconds(20), Duration.ZERO);
        return new Pkcs11Store(place, calls, new Pkcs11Token(config, settings.pinFile()), RANDOM);
    }

    @Test
    void itsKeysCanNotBeReadOutOfIt() throws NotOpened {
        KeyRef kek = store().make(1);
        Pkcs11Token token =
                new Pkcs11Token(SoftHsm.token().config(), SoftHsm.token().pinFile());
        byte[] encoded =
                token.use(open -> open.find(Pkcs11Store.name(kek)).orElseThrow().getEncoded());
        assertThat(encoded).isNull();
    }

    @Test
    void aKeyOfAnotherLengthIsRefused() {
        assertThat(reason(store().make(1), Fixtures.CONTEXT, new byte[59])).isEqualTo(Reason.FORM);
    }

    @Test
    void aPortalFindsTheKeysOfAnotherOnlyByTheirId() {
        KeyRef other = store().make(9);
        assertThat(store().newerThan(0)).isEmpty();
        assertThat(store().dropUpTo(9, Set.of(new KeyRef(9, UUID.randomUUID()))))
                .isFalse();
        assertThat(store().hasNow(other)).isTrue();
    }

    @Test
    void aTokenThatCanNotBeUsedIsAway() throws IOException {
        Path config = Files.writeString(temp.resolve("cfg"), "name = No\nlibrary = /no/such/library.so\n");
        try (KekStore away =
                store(new KekSettings.Pkcs11(config, SoftHsm.token().pinFile()))) {
            assertThatExceptionOfType(KekStoreAway.class)
                    .isThrownBy(() -> away.has(new KeyRef(1, UUID.randomUUID())))
                    .withMessageContaining(config.toString())
                    .withMessageContaining("library.so");
        }
    }

    @Test
    void anEmptyPinIsNotTried() throws IOException {
        Path pin = Files.writeString(temp.resolve("pin"), "");
        try (KekStore store = store(new KekSettings.Pkcs11(SoftHsm.token().config(), pin))) {
            assertThatExceptionOfType(KekStoreAway.class)
                    .isThrownBy(() -> store.make(1))
                    .withMessageContaining("empty PIN file");
            Files.copy(SoftHsm.token().pinFile(), pin, StandardCopyOption.REPLACE_EXISTING);
            assertThat(store.hasNow(store.make(1))).isTrue();
        }
    }

    @Test
    void aPinThatCanNotBeReadIsNamed() {
        Path pin = temp.resolve("pin");
        try (KekStore away = store(new KekSettings.Pkcs11(SoftHsm.token().config(), pin))) {
            assertThatExceptionOfType(KekStoreAway.class)
                    .isThrownBy(() -> away.make(1))
                    .withMessageContaining(pin.toString());
        }
    }
}
