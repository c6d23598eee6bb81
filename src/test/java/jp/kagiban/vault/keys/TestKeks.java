package jp.kagiban.vault.keys;

import static jp.kagiban.vault.envelope.Fixtures.RANDOM;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import jp.kagiban.shared.Settings;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;

/** KEKs and their places as the tests need them. */
public final class TestKeks {

    private TestKeks() {}

    /** One that keeps nothing. */
    public static KeyCache noCache() {
        return new KeyCache(System::nanoTime, Duration.ZERO, Duration.ZERO, 1);
    }

    public static KeyCache cache(LongSupplier nanos, Duration maxAge, Duration keptOn, int maxEntries) {
        return new KeyCache(nanos, maxAge, keptOn, maxEntries);
    }

    /** Wraps with these KEKs. */
    public static KeyWrapping wrapping(Map<KeyRef, KeyMaterial> keks) {
        return new KeyWrapping(new BcfksProvider(keks, RANDOM), RANDOM);
    }

    /** The keystore in this folder. */
    public static KeystoreFile file(Path folder) {
        return file(settings(folder));
    }

    private static Settings settings(Path folder) {
        return new Settings(
                false,
                folder,
                new Settings.Rms(null, Duration.ofSeconds(1), null),
                new Settings.Vault(folder, null),
                new Settings.Db(null, "", ""),
                new Settings.Renewal(Duration.ofMinutes(2)),
                new Settings.Orders(Duration.ofMinutes(5)));
    }

    public static KeystoreFile file(Settings settings) {
        return new KeystoreFile(VaultFolder.of(settings), CheapKeystore.OF_FEW_ROUNDS, RANDOM);
    }

    /** Its node remembers nothing of what another has read. */
    public static KeystoreFile fileOfANode(Settings settings) {
        return new KeystoreFile(VaultFolder.of(settings), new Keystore(1_000, RANDOM), RANDOM);
    }

    public static Path password(VaultFolder folder) {
        return folder.password();
    }

    /** Adds a KEK of this number, as somebody could who has the password. */
    public static KeyRef add(KeystoreFile file, long number) {
        return file.addKek(number);
    }

    public static Map<KeyRef, KeyMaterial> read(KeystoreFile file) {
        return file.read();
    }

    /** The bytes of a keystore with these KEKs. */
    public static byte[] keystore(Map<KeyRef, KeyMaterial> keks, char[] password) {
        return CheapKeystore.OF_FEW_ROUNDS.write(keks, password);
    }

    public static KekStores inFile(KeystoreFile file) {
        return KekStores.inFile(file, RANDOM);
    }

    /** New ones are made on the token. */
    public static KekStores onToken(KeystoreFile file) {
        KekStore token = Pkcs11StoreTest.store(SoftHsm.token());
        return new KekStores(FileStore.of(file, RANDOM), List.of(token), token);
    }

    /** New ones are made in the file. */
    public static KekStores inFileBeside(KeystoreFile file, FaultyStore other) {
        FileStore here = FileStore.of(file, RANDOM);
        return new KekStores(here, List.of(other), here);
    }

    /** New ones are made in the last of the others. */
    public static KekStores outsideFile(KeystoreFile file, FaultyStore... others) {
        List<KekStore> all = List.of(others);
        return new KekStores(FileStore.of(file, RANDOM), all, all.getLast());
    }
}
