package jp.kagiban.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.shared.TenantId;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.VaultAlarms.Kind;
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.KeyLabel;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.WrappedKey;
import jp.kagiban.vault.keys.KekStores;
import jp.kagiban.vault.keys.KeystoreFile;
import jp.kagiban.vault.keys.TestKeks;
import jp.kagiban.vault.keys.VaultException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Attacks by somebody who writes to the database, and to the vault's folder, but not to the folder of seals. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("slow-on-mysql")
@Tag("database")
class KekGuardTest {

    private static final String ACCEPT = "vault ledger accept";

    @TempDir
    Path folders;

    private final SettableClock clock = new SettableClock();
    private final DataSource database = VaultNode.emptyDatabase();
    private VaultNode node;

    @BeforeEach
    void start() {
        node = node("first", TestKeks::inFile);
    }

    private Function<KeystoreFile, KekStores> inFileOf(String folder) {
        return _ -> TestKeks.inFile(TestKeks.file(folders.resolve(folder)));
    }

    private VaultNode node(String folder, Function<KeystoreFile, KekStores> stores) {
        return new VaultNode(database, folders.resolve(folder), clock, stores);
    }

    private void startAnew(Function<KeystoreFile, KekStores> stores) {
        node.nodes.close();
        node = node("first", stores);
    }

    private void rotate() {
        node.publish();
        pass();
        pass();
    }

    /** Runs the jobs of a few minutes. */
    private void pass() {
        clock.advance(Rotation.SETTLED);
        node.nodes.beat();
        node.stepThrough();
    }

    private void bringBackTheFirstKek() {
        node.db
                .sql("UPDATE vault_canary SET state = 'ACTIVE' WHERE kek_number = 1")
                .update();
        node.db
                .sql("UPDATE vault_canary SET state = 'RETIRED' WHERE kek_number = 2")
                .update();
    }

    private void plant(WrappedKey canary, KekState state) {
        node.epochs.add(canary, state);
        pass();
    }

    private void wrapsOnlyWith(long kek) {
        TenantId tenant = TenantId.next();
        try {
            node.keys.active(tenant);
        } catch (VaultException refused) {
            assertThat(node.keys.current(tenant)).isEmpty();
        }
        pass();
        assertThat(node.usage.take()).extracting(KekUsage.Count::kek).containsOnly(kek);
    }

    @Test
    void twoUpdatesDoNotBringARetiredKekBack(CapturedOutput log) {
        node.tenantKey();
        rotate();
        bringBackTheFirstKek();
        pass();
        wrapsOnlyWith(2);
        raisesAlarms();
        assertThat(log.getAll()).contains(ACCEPT);
        startAnew(TestKeks::inFile);
        assertThatExceptionOfType(VaultException.class).isThrownBy(node::tenantKey);
        assertThatExceptionOfType(StartRefused.class).isThrownBy(node::publish);
    }

    @Test
    void aKeystoreThatIsPlantedBesideATokenWrapsNothing() throws NotOpened {
        startAnew(TestKeks::onToken);
        node.tenantKey();
        rotate();
        KeyRef planted = TestKeks.add(node.file, 9);
        startAnew(TestKeks::onToken);
        plant(node.wrapping.rewrap(node.epochs.active().canary(), planted), KekState.PUBLISHED);
        wrapsOnlyWith(2);
        node.db
                .sql("UPDATE vault_canary SET state = 'ACTIVE' WHERE kek_number = 9")
                .update();
        wrapsOnlyWith(2);
        raisesAlarms();
    }

    @Test
    void aCanaryOfAnotherKeyCountsForNothing(CapturedOutput log) {
        node.tenantKey();
        byte[] link = node.canary.use(KeyLabel.LINK, KeyMaterial::getEncoded);
        KeyRef planted = TestKeks.add(node.file, 9);
        node.keks.madeAfter(0);
        plant(node.wrapping.make(Context.CANARY_OWNER, Epochs.refOf(UUID.randomUUID()), planted), KekState.PUBLISHED);
        assertThat(node.states()).containsEntry(1L, KekState.ACTIVE);
        node.db
                .sql("UPDATE vault_canary SET state = 'ACTIVE' WHERE kek_number = 9")
                .update();
        wrapsOnlyWith(1);
        assertThat(node.canary.use(KeyLabel.LINK, KeyMaterial::getEncoded)).isEqualTo(link);
        raisesAlarms();
        assertThat(log.getAll()).doesNotContain(ACCEPT);
        assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> startAnew(TestKeks::inFile));
    }

    @Test
    void whereTheNewestRecipientIsDeletedNoEarlierOneGetsKeys() throws NotOpened {
        node.beginRecovery(TestRecovery.FIRST.pair());
        node.beginRecovery(TestRecovery.SECOND.pair());
        node.db.sql("DELETE FROM recovery_recipient WHERE recipient_number = 2").update();
        node.tenantKey();
        node.recovery.run(clock.instant());
        assertThat(node.usage.wrappedFor(1)).isZero();
        raisesAlarms();
        node.beginRecovery(TestRecovery.FIRST.pair());
        assertThat(node.usage.wrappedFor(3)).isEqualTo(1);
    }

    private void raisesAlarms() {
        assertThat(TestAlarms.kinds(node.alarms, Context.RESERVED_OWNER)).containsOnly(Kind.KEKS_CHANGED);
    }

    private void raisesNoAlarm() {
        assertThat(TestAlarms.kinds(node.alarms, Context.RESERVED_OWNER)).isEmpty();
    }

    @Test
    void anOlderDatabaseWrapsAgainOnceItWasAccepted() {
        WrappedKey before = node.tenantKey();
        rotate();
        raisesNoAlarm();
        node.keys.removeTenant(before.owner());
        node.keys.add(before);
        node.db.sql("DELETE FROM vault_canary WHERE kek_number = 2").update();
        node.db.sql("UPDATE vault_canary SET state = 'ACTIVE'").update();
        startAnew(TestKeks::inFile);
        assertThat(node.wrapping.unlocks(node.stored(before.owner()))).isTrue();
        assertThatExceptionOfType(VaultException.class).isThrownBy(node::tenantKey);
        assertThat(node.guard.isWell()).isFalse();
        node.guard.accept();
        assertThat(node.guard.isWell()).isTrue();
        assertThat(node.tenantKey().kek().number()).isEqualTo(1);
    }

    @Test
    void eachNodeFollowsWhatItHasSeenAndNeverBack() {
        VaultNode other = node("second", inFileOf("first"));
        node.publish();
        other.nodes.beat();
        pass();
        other.nodes.beat();
        pass();
        assertThat(other.tenantKey().kek().number()).isEqualTo(2);
        bringBackTheFirstKek();
        assertThatExceptionOfType(VaultException.class).isThrownBy(other::tenantKey);
        assertThatExceptionOfType(VaultException.class).isThrownBy(node::tenantKey);
    }

    @Test
    void aNodeWithoutARecordBeginsWithAWarningAndNoAlarm(CapturedOutput log) {
        clock.advance(Duration.ofDays(2));
        node = node("second", inFileOf("first"));
        assertThat(log.getAll())
                .containsOnlyOnce("begins with KEK " + node.epochs.active().kek());
        raisesNoAlarm();
        assertThat(node.tenantKey().kek().number()).isEqualTo(1);
    }

    /** All canaries are exchanged while the portal is stopped, and so nothing in the database tells of the real ones. */
    @Test
    void exchangedCanariesGetNoKeys() throws NotOpened {
        WrappedKey key = node.tenantKey();
        KeyRef planted = TestKeks.add(node.file, 9);
        node.keks.madeAfter(0);
        node.db.sql("DELETE FROM vault_canary").update();
        node.epochs.add(
                node.wrapping.make(Context.CANARY_OWNER, Epochs.refOf(UUID.randomUUID()), planted), KekState.ACTIVE);
        startAnew(TestKeks::inFile);
        node.beginRecovery(TestRecovery.FIRST.pair());
        pass();
        assertThat(node.stored(key.owner()).kek().number()).isEqualTo(1);
        assertThat(node.usage.wrappedFor(1)).isZero();
        raisesAlarms();
    }

    @Test
    void aRescueMayUseAKeystoreThoughTheKeysLayOnAToken() throws NotOpened, IOException {
        startAnew(TestKeks::onToken);
        rotate();
        node.tenantKey();
        node.beginRecovery(TestRecovery.FIRST.pair());
        node.nodes.close();
        node.keks.dropUpTo(2, Set.of(node.epochs.active().kek()));
        Files.deleteIfExists(node.folder.keystore());
        VaultNode.rescue(database, folders.resolve("first"), clock)
                .rescue(TestRecovery.FIRST.pem(), TestRecovery.PASSPHRASE, Set.of());
        node = node("first", TestKeks::onToken);
        assertThat(node.tenantKey().kek().number()).isEqualTo(3);
        rotate();
        wrapsOnlyWith(4);
        raisesNoAlarm();
    }

    @Test
    void theKeyOfTheLoginsInThePlaceOfTheCanarysWrapsNothing() {
        WrappedKey logins = node.keys.active(Context.RESERVED_OWNER);
        node.db
                .sql("UPDATE vault_canary SET key_id = ?, wrapped = ?, tk_check = ?")
                .params(Column.of(logins.ref().id()), logins.wrapped(), logins.check())
                .update();
        assertThatExceptionOfType(VaultException.class).isThrownBy(node::tenantKey);
        startAnew(TestKeks::inFile);
        assertThatExceptionOfType(VaultException.class).isThrownBy(node::tenantKey);
        raisesAlarms();
    }
}
