package jp.kagiban.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.VaultShredding.Certificate;
import jp.kagiban.vault.VaultShredding.Missing;
import jp.kagiban.vault.VaultShredding.Numbers;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.WrappedKey;
import jp.kagiban.vault.keys.TestKeks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a company's end to the day on which no backup opens what was its own. */
@Tag("slow-on-mysql")
@Tag("database")
class ShreddingTest {

    private static final Duration KEPT = Duration.ofDays(30);

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private final DataSource database = VaultNode.emptyDatabase();
    private VaultNode node;
    private VaultShredding shredding;

    @BeforeEach
    void start() {
        node = new VaultNode(database, folder, clock);
        shredding = node.shredding(new BackupSettings(KEPT));
    }

    private TenantId deleted() {
        TenantId company = node.tenantKey().owner();
        node.keys.removeTenant(company);
        return company;
    }

    private void rotate() {
        node.publish();
        node.nodes.beat();
        node.stepThrough();
        pass(Rotation.SETTLED);
        node.stepThrough();
    }

    private void pass(Duration time) {
        clock.advance(time);
        node.nodes.beat();
    }

    private Certificate certificate() {
        return shredding.certificates().getFirst();
    }

    @Test
    void aDeletedCompanyLeavesNoKeyAndACertificateThatIsPending() {
        Instant now = clock.instant();
        TenantId company = deleted();
        assertThat(node.keys.current(company)).isEmpty();
        assertThat(certificate().company()).isEqualTo(company);
        assertThat(certificate().backupsEnd()).isEqualTo(now.plus(KEPT));
        assertThat(certificate().missing())
                .containsExactly(Missing.KEK_IN_USE, Missing.BACKUPS_KEPT, Missing.NOT_ATTESTED);
    }

    @Test
    void aCompanyWithoutKeysNeedsNone() {
        node.keys.removeTenant(TenantId.next());
        assertThat(shredding.certificates()).isEmpty();
    }

    @Test
    void anotherKekDoesNotEndTheBackups() {
        deleted();
        rotate();
        assertThat(certificate().missing()).containsExactly(Missing.BACKUPS_KEPT, Missing.NOT_ATTESTED);
    }

    @Test
    void backupsThatHaveEndedDoNotEndTheKek() {
        deleted();
        pass(KEPT);
        assertThat(certificate().missing()).containsExactly(Missing.KEK_IN_USE, Missing.NOT_ATTESTED);
    }

    @Test
    void itIsCompleteOnceTheOldKeyHasGoneEverywhere() {
        deleted();
        rotate();
        pass(KEPT);
        assertThat(shredding.drop()).isZero();
        pass(Duration.ofSeconds(1));
        assertThat(shredding.drop()).isEqualTo(1);
        assertThat(shredding.attest(new Numbers(1, 0))).isTrue();
        assertThat(certificate().isComplete()).isTrue();
        assertThat(TestKeks.read(node.file).keySet()).extracting(KeyRef::number).containsExactly(2L);
    }

    /** Somebody could change the time in the database, so that a KEK is dropped that backups still need. */
    @Test
    void aTimeThatThePortalHasNotStoredCountsFromNowOn() {
        rotate();
        node.db
                .sql("UPDATE vault_canary SET retired_at = ? WHERE state = 'RETIRED'")
                .param(Column.of(clock.instant().minus(KEPT).minusSeconds(1)))
                .update();
        assertThat(shredding.drop()).isZero();
        pass(Duration.ofSeconds(1));
        pass(KEPT);
        assertThat(shredding.drop()).isZero();
        pass(Duration.ofSeconds(1));
        assertThat(shredding.drop()).isEqualTo(1);
    }

    @Test
    void nothingIsAttestedOfAKeyThatLiesInOurOwnKeystore() {
        deleted();
        rotate();
        pass(KEPT.plusDays(1));
        assertThat(shredding.attest(new Numbers(1, 0))).isFalse();
        assertThat(certificate().missing()).containsExactly(Missing.NOT_ATTESTED);
    }

    @Test
    void norOfAKeyThatIsInUseOrWasUntilLately() {
        rotate();
        pass(KEPT.plusDays(1));
        shredding.drop();
        assertThat(shredding.attest(new Numbers(2, 0))).isFalse();
        assertThat(shredding.attest(new Numbers(1, 1))).isFalse();
        assertThat(shredding.attested()).isEqualTo(new Numbers(0, 0));
    }

    @Test
    void whoWasDeletedUnderALaterKekWaitsForThatOne() {
        rotate();
        deleted();
        pass(KEPT.plusDays(1));
        shredding.drop();
        shredding.attest(new Numbers(1, 0));
        assertThat(certificate().missing()).containsExactly(Missing.KEK_IN_USE, Missing.NOT_ATTESTED);
    }

    @Test
    void aRecoveryKeyForWhichItWasWrappedMustBeReplacedAndDestroyedToo() throws NotOpened {
        node.beginRecovery(TestRecovery.FIRST.pair());
        deleted();
        rotate();
        pass(KEPT.plusDays(1));
        shredding.drop();
        shredding.attest(new Numbers(1, 0));
        assertThat(certificate().missing()).containsExactly(Missing.RECOVERY_KEY_IN_USE, Missing.NOT_ATTESTED);
        node.beginRecovery(TestRecovery.SECOND.pair());
        pass(KEPT.plusDays(1));
        assertThat(shredding.outOfUse()).isEqualTo(new Numbers(1, 1));
        shredding.attest(new Numbers(0, 1));
        assertThat(certificate().isComplete()).isTrue();
    }

    @Test
    void whatIsSweptUpLaterNeverLowersACertificate() throws NotOpened {
        node.beginRecovery(TestRecovery.FIRST.pair());
        rotate();
        TenantId company = deleted();
        node.keys.add(node.wrapping.make(
                company,
                new KeyRef(1, UUID.randomUUID()),
                node.epochs.all().getFirst().kek()));
        node.keys.removeTenant(company);
        pass(KEPT.plusDays(1));
        assertThat(certificate().kek()).isEqualTo(2);
        assertThat(certificate().missing()).contains(Missing.RECOVERY_KEY_IN_USE);
    }

    @Test
    void aKeyThatIsStillUnderAnOldKekKeepsItInTheKeystore() {
        WrappedKey late = node.tenantKey();
        rotate();
        node.keys.removeTenant(late.owner());
        node.keys.add(node.wrapping.make(TenantId.next(), new KeyRef(1, UUID.randomUUID()), late.kek()));
        pass(KEPT.plusDays(1));
        assertThat(shredding.drop()).isZero();
    }

    @Test
    void theKeyInUseStaysHoweverOldItIs() {
        deleted();
        pass(KEPT.multipliedBy(9));
        assertThat(shredding.drop()).isZero();
        assertThat(TestKeks.read(node.file)).hasSize(1);
    }

    /** A backup of before still has the company's key, wrapped by what is nowhere any more. */
    @Test
    void anOlderDumpThatIsPutBackStaysUnreadable() {
        WrappedKey dumped = node.tenantKey();
        node.keys.removeTenant(dumped.owner());
        rotate();
        pass(KEPT.plusDays(1));
        shredding.drop();
        node.keys.add(dumped);
        assertThat(node.wrapping.unlocks(dumped)).isFalse();
        assertThat(new VaultNode(database, folder, clock).wrapping.unlocks(dumped))
                .isFalse();
    }
}
