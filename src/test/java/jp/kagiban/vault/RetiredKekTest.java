package jp.kagiban.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import jp.kagiban.shared.TenantId;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.VaultAlarms.Kind;
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.WrappedKey;
import jp.kagiban.vault.keys.VaultException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody has a KEK that has retired, and writes to the database. */
@Tag("slow-on-mysql")
@Tag("database")
class RetiredKekTest {

    @TempDir
    Path folders;

    private final SettableClock clock = new SettableClock();
    private final DataSource database = VaultNode.emptyDatabase();
    private VaultNode node;
    private WrappedKey genuine;

    @BeforeEach
    void start() {
        node = node("first");
        genuine = node.tenantKey();
    }

    private VaultNode node(String folder) {
        return new VaultNode(database, folders.resolve(folder), clock);
    }

    private void startAnew() {
        node.nodes.close();
        node = node("first");
    }

    private void rotate() {
        node.publish();
        node.stepThrough();
        clock.advance(Rotation.SETTLED);
        look();
        node.stepThrough();
    }

    private void look() {
        node.nodes.beat();
    }

    private void rotateAndSettle() {
        rotate();
        clock.advance(TenantRotation.SETTLED.plusSeconds(1));
        look();
    }

    private KeyRef retired() {
        return node.epochs.all().getFirst().kek();
    }

    /** A next key of the tenant, of the attacker's choice. */
    private WrappedKey plant() {
        WrappedKey planted = node.wrapping.make(genuine.owner(), new KeyRef(2, UUID.randomUUID()), retired());
        node.keys.add(planted);
        return planted;
    }

    private static void assertSeals(VaultNode at, WrappedKey key) throws NotOpened {
        at.keys.sealing(key).close();
    }

    private static void assertRefuses(VaultNode at, WrappedKey key) {
        assertThatExceptionOfType(NotOpened.class).isThrownBy(() -> at.keys.sealing(key));
        assertThat(TestAlarms.kinds(at.alarms, Context.RESERVED_OWNER)).containsOnly(Kind.KEKS_CHANGED);
    }

    @Test
    void aTenantKeyPlantedUnderARetiredKekIsNotUsedNorRewrapped() throws NotOpened {
        rotateAndSettle();
        node.nodes.close();
        WrappedKey planted = plant();
        startAnew();
        node.stepThrough();
        assertThat(node.usage.of(retired())).isEqualTo(1);
        assertRefuses(node, planted);
    }

    @Test
    void theDoctorNamesWhoseKeyIsPlanted() {
        rotateAndSettle();
        plant();
        VaultDoctor doctor = new VaultDoctor(
                node.rows, node.wrapping, node.guard, new VaultHealthIndicator(node.wrapping, node.epochs));
        assertThat(doctor.examine().tenants()).containsExactly(genuine.owner());
        assertThat(node.guard.isWell()).isFalse();
    }

    @Test
    void aPlantedKeyIsNotWrappedForItsRecovery() throws NotOpened {
        rotateAndSettle();
        plant();
        node.beginRecovery(TestRecovery.FIRST.pair());
        assertThat(node.usage.wrappedFor(1)).isEqualTo(1);
    }

    @Test
    void aKeyOfALateTransactionIsWrappedAnewBeforeItsKekUnwrapsNothing() throws NotOpened {
        rotate();
        WrappedKey late = node.wrapping.make(TenantId.next(), new KeyRef(1, UUID.randomUUID()), retired());
        node.keys.add(late);
        clock.advance(Duration.ofHours(1));
        look();
        assertSeals(node, late);
        node.stepThrough();
        look();
        assertSeals(node, node.stored(late.owner()));
        assertRefuses(node, late);
    }

    @Test
    void aNodeThatWasAwayLearnsAtItsNextLook() throws NotOpened {
        node.copyKeystoreTo(folders.resolve("second"));
        VaultNode other = node("second");
        other.nodes.close();
        rotateAndSettle();
        node.copyKeystoreTo(folders.resolve("second"));
        assertSeals(other, genuine);
        other.nodes.beat();
        assertSeals(other, other.stored(genuine.owner()));
        assertRefuses(other, genuine);
    }

    @Test
    void anOlderDatabaseOpensOnceItIsAcceptedAndItsKekRetiresAgain() throws NotOpened {
        rotateAndSettle();
        bringBackTheDatabaseOfBefore();
        startAnew();
        assertRefuses(node, genuine);
        node.guard.accept();
        assertSeals(node, genuine);
        assertThat(node.guard.isWell()).isTrue();
        startAnew();
        rotateAndSettle();
        assertSeals(node, node.stored(genuine.owner()));
        assertRefuses(node, genuine);
    }

    private void bringBackTheDatabaseOfBefore() {
        node.keys.removeTenant(genuine.owner());
        node.keys.add(genuine);
        node.db.sql("DELETE FROM vault_canary WHERE kek_number = 2").update();
        node.db
                .sql("UPDATE vault_canary SET state = 'ACTIVE', retired_at = NULL")
                .update();
    }

    /** As for one company that was brought back from a backup. */
    @Test
    void aKeyThatIsBroughtBackOpensOnceItIsAcceptedAndIsWrappedAnew() throws NotOpened {
        rotateAndSettle();
        node.keys.removeTenant(genuine.owner());
        node.keys.add(genuine);
        assertRefuses(node, genuine);
        node.guard.accept();
        look();
        node.stepThrough();
        assertThat(node.usage.take()).containsExactly(new KekUsage.Count(2, 1, 0));
    }

    @Test
    void whatARecoveryKeyBroughtBackOpens() throws NotOpened, IOException {
        rotateAndSettle();
        node.beginRecovery(TestRecovery.FIRST.pair());
        node.nodes.close();
        Files.delete(node.folder.keystore());
        VaultNode.rescue(database, folders.resolve("first"), clock)
                .rescue(TestRecovery.FIRST.pem(), TestRecovery.PASSPHRASE, Set.of());
        startAnew();
        assertSeals(node, node.stored(genuine.owner()));
        assertThat(node.guard.isWell()).isTrue();
    }

    /** With a canary of the attacker's choice, what is kept in the folder of seals can't be read. */
    @Test
    void whereTheCanaryIsExchangedTooNothingIsSealed() {
        rotateAndSettle();
        WrappedKey planted = plant();
        KeyRef old = retired();
        node.db.sql("DELETE FROM vault_canary").update();
        node.epochs.add(
                node.wrapping.make(Context.CANARY_OWNER, Epochs.refOf(UUID.randomUUID()), old), KekState.ACTIVE);
        startAnew();
        assertThatExceptionOfType(VaultException.class).isThrownBy(() -> node.keys.sealing(planted));
    }
}
