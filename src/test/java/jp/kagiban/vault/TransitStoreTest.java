package jp.kagiban.vault;

import static jp.kagiban.vault.Fixtures.KEY;
import static jp.kagiban.vault.Fixtures.RANDOM;
import static jp.kagiban.vault.Fixtures.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.vault.TransitDouble.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On a double of the engine; {@link RealTransitTest} asks a real one the same. */
class TransitStoreTest extends KekStoreContract {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    @TempDir
    Path temp;

    private final TransitDouble engine = new TransitDouble();
    private Path token;

    @BeforeEach
    void writeToken() throws IOException {
        token = Files.writeString(temp.resolve("token"), TransitDouble.TOKEN + "\n");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Override
    TransitStore start() {
        return patient(Duration.ofSeconds(20));
    }

    private TransitStore patient(Duration patience) {
        return store(new KekSettings.Transit(engine.url(), token, "transit", null), patience);
    }

    static TransitStore store(KekSettings.Transit settings, Duration patience) {
        TransitWire wire = new TransitWire(settings, patience);
        return new TransitStore(wire, new StoreCalls(TransitStore.place(wire), patience, Duration.ZERO));
    }

    @Test
    void aTokenThatAnAgentHasReplacedIsUsed() throws IOException {
        KeyRef kek = store().make(1);
        Files.writeString(token, "hvs.expired");
        assertThatExceptionOfType(KekStoreAway.class)
                .isThrownBy(() -> store().holds(kek))
                .withMessageContaining("403")
                .withMessageNotContaining("hvs.");
        Files.writeString(token, TransitDouble.TOKEN);
        try (KekStore later = start()) {
            assertThat(later.holds(kek)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "CARELESS"})
    void oneThatIsAwayIsSaidToBeAway(Fault fault) {
        WrappedKey wrapped = new KeyWrapping(store(), RANDOM).make(TENANT, KEY, store().make(1));
        engine.suffers(fault);
        try (KekStore impatient = patient(PATIENCE)) {
            assertThatExceptionOfType(KekStoreAway.class)
                    .isThrownBy(() -> impatient.unwrap(wrapped.kek(), wrapped.context(), wrapped.wrapped()))
                    .withMessageContaining("can't be reached: the Transit engine " + engine.url());
        }
    }

    @Test
    void aKeyThatSomebodyTurnedThereStillOpensWhatItHasSealed() throws NotOpened {
        KeyRef kek = store().make(1);
        WrappedKey wrapped = new KeyWrapping(store(), RANDOM).make(TENANT, KEY, kek);
        engine.key(kek).rotate();
        assertThat(new KeyWrapping(store(), RANDOM).unlocks(wrapped)).isTrue();
        engine.key(kek).decryptFrom(2);
        assertThatExceptionOfType(KekStoreAway.class)
                .isThrownBy(() -> store().unwrap(kek, wrapped.context(), wrapped.wrapped()))
                .withMessageContaining("disallowed by policy");
    }

    @Test
    void anEngineThatMakesKeysWhichCanBeExportedIsRefused() {
        engine.suffers(Fault.CARELESS);
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> store().make(1))
                .withMessageContaining("can be exported");
    }

    @Test
    void withAKeyThatIsGoneNothingIsWrapped() {
        KeyRef gone = store().make(1);
        store().dropUpTo(1, Set.of(gone));
        assertThatExceptionOfType(KekStoreAway.class)
                .isThrownBy(() -> new KeyWrapping(store(), RANDOM).make(TENANT, KEY, gone));
    }

    @Test
    void anEmptyTokenIsNotSent() throws IOException {
        Files.writeString(token, "\n");
        assertThatExceptionOfType(KekStoreAway.class)
                .isThrownBy(() -> store().make(1))
                .withMessageContaining("empty token file");
    }
}
