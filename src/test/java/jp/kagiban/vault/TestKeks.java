package jp.kagiban.vault;

import static jp.kagiban.vault.envelope.Fixtures.RANDOM;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.kagiban.shared.Settings;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;

/** KEKs and their places as the tests need them. */
final class TestKeks {

    private TestKeks() {}

    /** One that keeps nothing. */
    static KeyCache noCache() {
        return new KeyCache(System::nanoTime, Duration.ZERO, Duration.ZERO, 1);
    }

    /** Wraps with these KEKs. */
    static KeyWrapping wrapping(Map<KeyRef, KeyMaterial> keks) {
        return new KeyWrapping(new BcfksProvider(keks, RANDOM), RANDOM);
    }

    static KeystoreFile file(Settings settings) {
        return new KeystoreFile(VaultFolder.of(settings), CheapKeystore.OF_FEW_ROUNDS, RANDOM);
    }

    /** Its node remembers nothing of what another has read. */
    static KeystoreFile fileOfANode(Settings settings) {
        return new KeystoreFile(VaultFolder.of(settings), new Keystore(1_000, RANDOM), RANDOM);
    }

    /** The bytes of a keystore with these KEKs. */
    static byte[] keystore(Map<KeyRef, KeyMaterial> keks, char[] password) {
        return CheapKeystore.OF_FEW_ROUNDS.write(keks, password);
    }

    static KekStores inFile(KeystoreFile file) {
        return KekStores.inFile(file, RANDOM);
    }

    /** New ones are made on the token. */
    static KekStores onToken(KeystoreFile file) {
        KekStore token = Pkcs11StoreTest.store(SoftHsm.token());
        return new KekStores(FileStore.of(file, RANDOM), List.of(token), token);
    }

    /** New ones are made in the file. */
    static KekStores inFileBeside(KeystoreFile file, FaultyStore other) {
        FileStore here = FileStore.of(file, RANDOM);
        return new KekStores(here, List.of(other), here);
    }

    /** New ones are made in the last of the others. */
    static KekStores outsideFile(KeystoreFile file, FaultyStore... others) {
        List<KekStore> all = List.of(others);
        return new KekStores(FileStore.of(file, RANDOM), all, all.getLast());
    }
}
