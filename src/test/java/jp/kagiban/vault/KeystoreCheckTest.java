package jp.kagiban.vault;

import static jp.kagiban.vault.envelope.Fixtures.RANDOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.storage.StartLock;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.envelope.Fixtures;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.WrappedKey;
import jp.kagiban.vault.keys.KekStores;
import jp.kagiban.vault.keys.KeystoreFile;
import jp.kagiban.vault.keys.TestKeks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The check before the first migration. */
@Tag("database")
class KeystoreCheckTest {

    private static final Set<String> TABLES = Set.of("vault_canary");

    @TempDir
    Path temp;

    private final SettableClock clock = new SettableClock();
    private final DataSource database = VaultNode.emptyDatabase();
    private final JdbcClient db = JdbcClient.create(database);

    private VaultStart check(String folder) {
        return check(folder, false);
    }

    private VaultStart check(String folder, boolean lost) {
        KeystoreFile file = TestKeks.file(temp.resolve(folder));
        return new VaultStart(file.folder(), () -> TestKeks.inFile(file), RANDOM, Duration.ZERO, lost);
    }

    private VaultNode started() {
        return new VaultNode(database, temp.resolve("vault"), clock);
    }

    @Test
    void theKeystoreOfTheDatabasePasses() {
        started();
        assertThatCode(() -> check("vault").check(db, TABLES)).doesNotThrowAnyException();
    }

    @Test
    void aMissingKeystoreIsRefusedAndNoneIsMade() {
        started();
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> check("moved").check(db, TABLES))
                .withMessageContaining("moved/vault.bcfks");
        assertThat(temp.resolve("moved")).doesNotExist();
    }

    @Test
    void aWrongPasswordIsRefused() throws IOException {
        started();
        Files.writeString(temp.resolve("vault/vault.password"), "not this one");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> check("vault").check(db, TABLES))
                .withMessageContaining("is not its password");
    }

    /** There each KEK unwrapped for ever. */
    @Test
    void inTheFirstSchemaEachCanaryIsInUse() {
        KeyRef first = started().epochs.active().kek();
        db.sql("ALTER TABLE vault_canary DROP CONSTRAINT vault_canary_state").update();
        db.sql("ALTER TABLE vault_canary DROP COLUMN state").update();
        assertThat(Epochs.canariesInUse(db)).extracting(WrappedKey::kek).containsExactly(first);
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> check("moved").check(db, TABLES));
    }

    @Test
    void aDatabaseWhoseCanariesWereDeletedIsRefused() {
        started().tenantKey();
        db.sql("DELETE FROM vault_canary").update();
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> check("vault").check(db, Set.of("vault_canary", "tenant_key")))
                .withMessageContaining("vault_canary");
    }

    /** The rows may be deleted between the check and the vault's own start. */
    @Test
    void besideATenantKeyTheRecordOfTheKekIsKept() {
        VaultNode node = started();
        node.tenantKey();
        db.sql("DELETE FROM vault_canary").update();
        openVault(node);
        assertThat(record()).exists();
    }

    @Test
    void aRecordThatAnotherDatabaseLeftIsRemoved() throws IOException {
        VaultNode node = started();
        Files.createDirectories(record().getParent());
        Files.writeString(record(), "of another database");
        db.sql("DELETE FROM vault_canary").update();
        openVault(node);
        assertThat(record()).doesNotExist();
    }

    private void openVault(VaultNode node) {
        new VaultConfiguration()
                .keyEncryptionProvider(
                        check("vault"), node.epochs, node.usage, new KekFile(record()), new StartLock(database));
    }

    private Path record() {
        return temp.resolve("vault/seals/keks");
    }

    @Test
    void aRetiredKekIsNotWanted() throws IOException {
        VaultNode node = started();
        node.publish();
        KeyRef second = node.epochs.all().getLast().kek();
        node.epochs.promote(second);
        node.epochs.retire(node.epochs.all().getFirst().kek());
        assertThat(Epochs.canariesInUse(db)).extracting(WrappedKey::kek).containsExactly(second);
    }

    @Test
    void aFolderInWhichNoKeystoreCanBeMadeIsRefused() throws IOException {
        Files.writeString(temp.resolve("file"), "in the way");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> check("file/vault").check(db, Set.of()))
                .withMessageContaining("file/vault/vault.bcfks");
    }

    @Test
    void anEmptyDatabaseNeedsNoKeystoreYet() {
        check("vault").check(db, Set.of());
        assertThat(temp.resolve("vault")).doesNotExist();
    }

    @Test
    void whereTheKeystoreIsAboutToBeRescuedNoneIsWanted() {
        started();
        assertThatCode(() -> check("moved", true).check(db, TABLES)).doesNotThrowAnyException();
    }

    /** Between the check and the vault's own start another node may have made the keystore. */
    @Test
    void whatAnotherNodeMadeAfterTheCheckIsFound() {
        VaultStart check = check("vault");
        check.check(db, Set.of());
        KeyRef made = started().epochs.active().kek();
        KekStores opened = check.open(new Epochs(db, clock));
        assertThat(opened.hasNow(made)).isTrue();
    }

    @Test
    void aKeystoreOfAnotherDatabaseIsRefused() throws IOException {
        started();
        KeystoreFile file = TestKeks.file(temp.resolve("vault"));
        char[] password = Files.readString(TestKeks.password(file.folder())).toCharArray();
        KeyRef another = new KeyRef(1, UUID.randomUUID());
        Files.write(file.folder().keystore(), TestKeks.keystore(Map.of(another, Fixtures.key(9)), password));
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> check("vault").check(db, TABLES))
                .withMessageContaining(another.toString());
    }
}
