package jp.kagiban.vault;

import static jp.kagiban.vault.envelope.Fixtures.RANDOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import jp.kagiban.shared.Settings;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.envelope.Fixtures;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.keys.KekStores;
import jp.kagiban.vault.keys.KeyWrapping;
import jp.kagiban.vault.keys.KeystoreFile;
import jp.kagiban.vault.keys.TestKeks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(OutputCaptureExtension.class)
class VaultStartTest {

    @TempDir
    Path temp;

    private final JdbcClient database = emptyDatabase();

    @Test
    void theFirstStartMakesFolderKeystoreAndPasswordForTheirOwnerAlone() throws IOException {
        start("vault");
        assertThat(rights(temp.resolve("vault"))).isEqualTo("rwx------");
        assertThat(rights(temp.resolve("vault/vault.bcfks"))).isEqualTo("rw-------");
        assertThat(rights(temp.resolve("vault/vault.password"))).isEqualTo("rw-------");
    }

    @Test
    void theFirstStartAsksForABackupAndShowsNoPassword(CapturedOutput log) throws IOException {
        start("vault");
        assertThat(log.getAll()).containsOnlyOnce("Back it up together with its password");
        assertThat(log.getAll()).doesNotContain(Files.readString(temp.resolve("vault/vault.password")));
    }

    @Test
    void theNextStartUsesTheSameKey(CapturedOutput log) {
        KeyRef first = start("vault");
        assertThat(start("vault")).isEqualTo(first);
        assertThat(log.getAll()).containsOnlyOnce("A new keystore was made");
    }

    @Test
    void whatAStartThatBrokeOffHasLeftIsMadeAnew() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("vault"));
        Files.writeString(folder.resolve("vault.password.new"), "half a password".repeat(99));
        Files.writeString(folder.resolve("vault.bcfks.new"), "half a keystore".repeat(99));
        KeyRef made = start("vault");
        assertThat(start("vault")).isEqualTo(made);
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
        assertThat(rights(folder.resolve("vault.bcfks"))).isEqualTo("rw-------");
    }

    @Test
    void aDatabaseWithoutCanaryUsesTheKeystoreThatIsThere() {
        KeyRef first = start("vault");
        JdbcClient another = emptyDatabase();
        assertThat(start("vault", another)).isEqualTo(first);
        assertThat(start("vault", another)).isEqualTo(first);
    }

    @Test
    void aMissingKeystoreStopsTheStartAndIsNotReplaced() {
        KeyRef wanted = start("vault");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> start("moved"))
                .withMessageContaining("moved/vault.bcfks")
                .withMessageContaining(wanted.toString())
                .satisfies(refused -> assertThat(refused.action()).contains("backup"));
        assertThat(temp.resolve("moved")).doesNotExist();
    }

    @Test
    void aForeignKeystoreStopsTheStartAndBothAreNamed() {
        KeyRef wanted = start("vault");
        KeyRef found = start("foreign", emptyDatabase());
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> start("foreign"))
                .withMessageContaining(wanted.toString())
                .withMessageContaining(found.toString());
    }

    @Test
    void aKeystoreThatOnlyBearsTheRightNameStopsTheStart() throws IOException {
        KeyRef name = start("vault");
        replaceKeystore(Map.of(name, Fixtures.key(9)));
        assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> start("vault"));
    }

    @Test
    void aWrongPasswordStopsTheStart() throws IOException {
        start("vault");
        Files.writeString(temp.resolve("vault/vault.password"), "not this one");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> start("vault"))
                .withMessageContaining("vault.password is not its password")
                .withMessageNotContaining("not this one");
    }

    @Test
    void aMissingPasswordStopsTheStart() throws IOException {
        start("vault");
        Files.delete(temp.resolve("vault/vault.password"));
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> start("vault"))
                .withMessageContaining("vault.password");
        assertThat(temp.resolve("vault/vault.password")).doesNotExist();
    }

    @Test
    void anEmptyPasswordStopsTheStart() throws IOException {
        Files.writeString(temp.resolve("empty"), " \n");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> start(settings("vault", temp.resolve("empty"), null), database));
    }

    @Test
    void aNamedPasswordFileIsReadAndNotMade() throws IOException {
        Path named = temp.resolve("named");
        Settings settings = settings("vault", named, "jdbc:mysql://db/kagiban");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> start(settings, database))
                .withMessageContaining(named.toString());
        Files.writeString(named, "  合言葉 with blanks \n");
        start(settings, database);
        Files.writeString(named, "合言葉 with blanks");
        assertThat(start(settings, database).number()).isEqualTo(1);
    }

    @Test
    void besideAProductionDatabaseThePasswordFileIsRequired() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> TestKeks.file(settings("vault", null, "jdbc:mysql://db/kagiban")))
                .withMessageContaining("KAGIBAN_VAULT_PASSWORD_FILE");
    }

    @Test
    void aNewerKeyInTheKeystoreIsPublished() throws IOException {
        KeyRef first = new KeyRef(1, UUID.randomUUID());
        KeyRef second = new KeyRef(2, UUID.randomUUID());
        start("vault", emptyDatabase());
        replaceKeystore(Map.of(first, Fixtures.key(1)));
        start("vault");
        replaceKeystore(Map.of(first, Fixtures.key(1), second, Fixtures.key(2)));
        assertThat(start("vault")).isEqualTo(second);
        assertThat(new Epochs(database, new SettableClock()).all())
                .extracting(Epochs.Epoch::kek, Epochs.Epoch::state)
                .containsExactly(tuple(first, KekState.ACTIVE), tuple(second, KekState.PUBLISHED));
    }

    @Test
    void theNewestKekIsNamedIfItAloneIsMissing() throws IOException {
        KeyRef first = start("vault");
        KeyRef second = new KeyRef(2, UUID.randomUUID());
        KeyMaterial kek =
                TestKeks.read(TestKeks.file(settings("vault", null, null))).get(first);
        replaceKeystore(Map.of(first, kek, second, Fixtures.key(2)));
        start("vault");
        new Epochs(database, new SettableClock()).promote(second);
        replaceKeystore(Map.of(first, kek));
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> start("vault"))
                .withMessageContaining(second.toString());
    }

    @Test
    void aRetiredKekIsNotWantedAnyMore() throws IOException {
        KeyRef first = start("vault");
        Epochs epochs = new Epochs(database, new SettableClock());
        KeyRef second = new KeyRef(2, UUID.randomUUID());
        KeystoreFile file = TestKeks.file(settings("vault", null, null));
        KeyMaterial kek = TestKeks.read(file).get(first);
        replaceKeystore(Map.of(first, kek, second, Fixtures.key(2)));
        start("vault");
        epochs.promote(second);
        epochs.retire(first);
        replaceKeystore(Map.of(second, Fixtures.key(2)));
        assertThat(start("vault")).isEqualTo(second);
    }

    @Test
    void aVaultThatOpensNoMoreWhatItHasSealedIsNotReady() {
        Epochs epochs = new Epochs(database, new SettableClock());
        assertThat(readiness(open(settings("vault", null, null), database), epochs))
                .isEqualTo(Status.UP);
        assertThat(readiness(open(settings("foreign", null, null), emptyDatabase()), epochs))
                .isEqualTo(Status.DOWN);
    }

    private static Status readiness(KekStores provider, Epochs epochs) {
        VaultHealthIndicator health = new VaultHealthIndicator(new KeyWrapping(provider, RANDOM), epochs);
        health.look();
        return health.health().getStatus();
    }

    private void replaceKeystore(Map<KeyRef, KeyMaterial> keks) throws IOException {
        char[] password = Files.readString(temp.resolve("vault/vault.password")).toCharArray();
        Files.write(temp.resolve("vault/vault.bcfks"), TestKeks.keystore(keks, password));
    }

    private KeyRef start(String folder) {
        return start(folder, database);
    }

    private KeyRef start(String folder, JdbcClient db) {
        return start(settings(folder, null, null), db);
    }

    private KeyRef start(Settings settings, JdbcClient db) {
        return open(settings, db).madeAfter(0).orElseThrow();
    }

    private KekStores open(Settings settings, JdbcClient db) {
        KeystoreFile file = TestKeks.file(settings);
        Epochs epochs = new Epochs(db, new SettableClock());
        return new VaultStart(file.folder(), () -> TestKeks.inFile(file), RANDOM, Duration.ZERO, false).open(epochs);
    }

    private Settings settings(String folder, Path password, String url) {
        return new Settings(
                false,
                temp,
                new Settings.Rms(null, Duration.ofSeconds(1), null),
                new Settings.Vault(temp.resolve(folder), password),
                new Settings.Db(url, "", ""),
                new Settings.Renewal(Duration.ofMinutes(2)),
                new Settings.Orders(Duration.ofMinutes(5)));
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static JdbcClient emptyDatabase() {
        return JdbcClient.create(VaultNode.emptyDatabase());
    }
}
