package jp.kagiban.vault.keys;

import static jp.kagiban.vault.envelope.Fixtures.RANDOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import jp.kagiban.vault.envelope.Fixtures;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;

class KeystoreTest {

    private static final char[] PASSWORD = "correct horse".toCharArray();

    private final Keystore keystore = new Keystore(1_000, RANDOM);

    @Test
    void aNewOneHoldsOneKeyOfThisName() throws Exception {
        Map<KeyRef, KeyMaterial> keks = keystore.read(keystore.make(Fixtures.KEY, PASSWORD), PASSWORD);
        assertThat(keks).containsOnlyKeys(Fixtures.KEY);
        assertThat(keks.values().iterator().next().length()).isEqualTo(32);
    }

    @Test
    void severalKeysComeBack() throws Exception {
        Map<KeyRef, KeyMaterial> keks = Map.of(
                new KeyRef(1, UUID.randomUUID()),
                Fixtures.key(1),
                new KeyRef(0xFFFF_FFFFL, UUID.randomUUID()),
                Fixtures.key(2));
        assertThat(keystore.read(keystore.write(keks, PASSWORD), PASSWORD))
                .hasSize(2)
                .allSatisfy((ref, kek) ->
                        assertThat(kek.getEncoded()).isEqualTo(keks.get(ref).getEncoded()));
    }

    @Test
    void anotherPasswordDoesNotOpenIt() {
        byte[] bytes = keystore.make(Fixtures.KEY, PASSWORD);
        assertThatThrownBy(() -> keystore.read(bytes, "wrong".toCharArray())).isInstanceOf(Keystore.Unreadable.class);
    }

    @Test
    void aDamagedOneDoesNotOpen() {
        byte[] bytes = keystore.make(Fixtures.KEY, PASSWORD);
        for (int at = 0; at < bytes.length; at += 37) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 1;
            assertThatThrownBy(() -> keystore.read(damaged, PASSWORD)).isInstanceOf(Keystore.Unreadable.class);
        }
    }

    @Test
    void anEmptyOneIsRefused() {
        byte[] bytes = keystore.write(Map.of(), PASSWORD);
        assertThatThrownBy(() -> keystore.read(bytes, PASSWORD)).isInstanceOf(Keystore.Unreadable.class);
    }

    @Test
    void inProductionEncryptionAndIntegrityTakeSixHundredThousandRounds() {
        byte[] bytes = new Keystore(Keystore.ROUNDS, RANDOM).make(Fixtures.KEY, PASSWORD);
        String derOf600000 = "02030927c0";
        assertThat(Hex.toHexString(bytes).split(derOf600000, -1)).hasSize(3);
    }
}
