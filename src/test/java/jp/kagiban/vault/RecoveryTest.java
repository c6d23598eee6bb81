package jp.kagiban.vault;

import static jp.kagiban.vault.TestRecovery.FIRST;
import static jp.kagiban.vault.TestRecovery.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.VaultRescue.Rescued;
import jp.kagiban.vault.VaultRescue.Waiver;
import jp.kagiban.vault.derived.CanaryKey;
import jp.kagiban.vault.derived.Signers;
import jp.kagiban.vault.envelope.Fixtures;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.WrappedKey;
import jp.kagiban.vault.keys.TestKeks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The keystore is lost, and the recovery key that lay offline brings all tenant keys back. */
@Tag("slow-on-mysql")
@Tag("database")
class RecoveryTest {

    private final SettableClock clock = new SettableClock();
    private final RecoveryPair pair = FIRST.pair();
    private final DataSource database = VaultNode.emptyDatabase();
    private VaultNode node;
    private String proof;

    @TempDir
    Path folders;

    @BeforeEach
    void start() throws NotOpened {
        node = new VaultNode(database, folders.resolve("lost"), clock);
        proof = node.proof();
    }

    private String pem(TestRecovery key) {
        return key.pem() + proof;
    }

    private List<WrappedKey> tenants(int many) {
        return IntStream.range(0, many).mapToObj(_ -> node.tenantKey()).toList();
    }

    private Rescued rescue() {
        return rescue("found", pem(FIRST));
    }

    private Rescued rescue(String folder, String key, Waiver... waivers) {
        node.nodes.close();
        return VaultNode.rescue(database, folders.resolve(folder), clock)
                .rescue(key, TestRecovery.PASSPHRASE, Set.of(waivers));
    }

    private VaultNode restarted() {
        return new VaultNode(database, folders.resolve("found"), clock);
    }

    @Test
    void withoutAKeystoreAllKeysComeBackAsTheyWere() throws NotOpened {
        List<WrappedKey> earlier = tenants(70);
        node.beginRecovery(pair);
        WrappedKey later = node.tenantKey();
        byte[] first = node.bytes(earlier.getFirst().owner());
        byte[] last = node.bytes(later.owner());
        assertThat(rescue()).isEqualTo(new Rescued(2, 71, 0, true));
        assertThat(restarted().bytes(earlier.getFirst().owner())).isEqualTo(first);
        assertThat(restarted().bytes(later.owner())).isEqualTo(last);
    }

    @Test
    void whatIsDerivedFromTheCanaryStaysAsItWas() throws NotOpened {
        node.beginRecovery(pair);
        byte[] seal = anchor(node);
        rescue();
        assertThat(anchor(restarted())).isEqualTo(seal);
    }

    private static byte[] anchor(VaultNode at) {
        CanaryKey canary = new CanaryKey(() -> at.epochs.active().canary(), at.wrapping, TestKeks.noCache());
        return Signers.anchors(canary).sign(Fixtures.TENANT, new byte[] {1});
    }

    @Test
    void aKeyThatGotAnotherKekOrReplacedAnotherComesBackToo() throws NotOpened {
        node.beginRecovery(pair);
        WrappedKey key = node.tenantKey();
        node.publish();
        node.stepThrough();
        node.keys.replace(key.owner());
        byte[] newest = node.bytes(key.owner());
        assertThat(rescue()).isEqualTo(new Rescued(3, 2, 0, true));
        assertThat(restarted().bytes(key.owner())).isEqualTo(newest);
    }

    /** Somebody could plant a canary of their own in the database, and then a recovery key. */
    @Test
    void aCanaryThatTheFileDoesNotProveIsRefused() throws NotOpened {
        node.beginRecovery(pair);
        proof = proof.replaceAll("[0-9]", "a");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(this::rescue)
                .withMessageContaining("doesn't fit this database");
        assertThat(folders.resolve("found")).doesNotExist();
    }

    @Test
    void withAFileOfAnEarlierVersionTheRecordOfTheSealsProvesTheCanary() throws Exception {
        node.beginRecovery(pair);
        node.tenantKey();
        writeRecord(Files.readAllBytes(folders.resolve("lost/seals/keks")));
        assertThat(rescue("found", FIRST.pem())).isEqualTo(new Rescued(2, 1, 0, true));
    }

    @Test
    void withAFileOfAnEarlierVersionAndNoRecordOnlyAWaiverGoesOn() throws Exception {
        node.beginRecovery(pair);
        node.tenantKey();
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> rescue("found", FIRST.pem()))
                .withMessageContaining("Nothing proves");
        writeRecord(new byte[200]);
        assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> rescue("found", FIRST.pem()));
        assertThat(rescue("found", FIRST.pem(), Waiver.PROOF)).isEqualTo(new Rescued(2, 1, 0, true));
    }

    private void writeRecord(byte[] bytes) throws IOException {
        Path record = folders.resolve("found/seals/keks");
        Files.createDirectories(record.getParent());
        Files.write(record, bytes);
    }

    /** Somebody could give a tenant a key of their own, encrypted to the public recovery key. */
    @Test
    void aKeyWithoutAGenuineMacIsLeft() throws NotOpened {
        node.beginRecovery(pair);
        tenants(2);
        node.db
                .sql("UPDATE tenant_key SET recovery_mac = ?")
                .param(new byte[64])
                .update();
        node.tenantKey();
        assertThat(rescue()).isEqualTo(new Rescued(2, 1, 2, false));
    }

    @Test
    void aKeyThatAnEarlierVersionWrappedGetsAMac() throws NotOpened {
        node.beginRecovery(pair);
        tenants(2);
        node.db.sql("UPDATE tenant_key SET recovery_mac = NULL").update();
        assertThat(node.usage.wrappedFor(1)).isZero();
        node.recovery.run(clock.instant());
        assertThat(node.usage.wrappedFor(1)).isEqualTo(2);
        assertThat(rescue()).isEqualTo(new Rescued(2, 2, 0, true));
    }

    @Test
    void aNewRecoveryKeyTakesThePlaceOfTheOldOne() throws NotOpened {
        node.beginRecovery(SECOND.pair());
        tenants(3);
        node.beginRecovery(pair);
        assertThat(node.usage.wrappedFor(2)).isEqualTo(3);
        assertThat(rescue()).isEqualTo(new Rescued(2, 3, 0, true));
    }

    /** The newest recovery key has just been made, and the job hasn't come to all keys. */
    @Test
    void withSomeLeftItIsNotOverAndAnEarlierKeyGoesOn() throws NotOpened {
        node.beginRecovery(SECOND.pair());
        WrappedKey earlier = node.tenantKey();
        byte[] before = node.bytes(earlier.owner());
        node.addRecipient(pair);
        node.tenantKey();
        assertThat(rescue()).isEqualTo(new Rescued(2, 1, 1, false));
        assertThat(node.states()).isEqualTo(Map.of(1L, KekState.ACTIVE));
        assertThat(rescue("found", pem(SECOND))).isEqualTo(new Rescued(2, 2, 0, true));
        assertThat(restarted().bytes(earlier.owner())).isEqualTo(before);
    }

    /** The first try's folder was the wrong one. */
    @Test
    void whatAnotherKeystoreHasWrappedMeanwhileIsNoneOfTheNewOnes() throws NotOpened {
        node.beginRecovery(SECOND.pair());
        node.tenantKey();
        node.addRecipient(pair);
        WrappedKey later = node.tenantKey();
        byte[] before = node.bytes(later.owner());
        assertThat(rescue("elsewhere", pem(FIRST))).isEqualTo(new Rescued(2, 1, 1, false));
        assertThat(rescue("found", pem(SECOND))).isEqualTo(new Rescued(3, 1, 1, false));
        assertThat(rescue("found", pem(FIRST))).isEqualTo(new Rescued(3, 2, 0, true));
        assertThat(restarted().bytes(later.owner())).isEqualTo(before);
    }

    @Test
    void whatIsLeftCanBeGivenUp() throws NotOpened {
        node.tenantKey();
        node.addRecipient(pair);
        node.tenantKey();
        assertThat(rescue()).isEqualTo(new Rescued(2, 1, 1, false));
        assertThat(rescue("found", pem(FIRST), Waiver.LEFT_KEYS)).isEqualTo(new Rescued(2, 1, 1, true));
        assertThat(restarted().usage.of(node.epochs.active().kek())).isEqualTo(1);
    }

    @Test
    void aRecipientThatWasPutInByHandGetsNothing() throws NotOpened {
        node.beginRecovery(pair);
        node.db
                .sql("INSERT INTO recovery_recipient (recipient_number, public_key, canary_wrapped, made_at, mac)"
                        + " SELECT 9, ?, canary_wrapped, made_at, mac FROM recovery_recipient")
                .param(SECOND.pair().publicKey())
                .update();
        node.tenantKey();
        node.recovery.run(clock.instant());
        assertThat(node.usage.wrappedFor(9)).isZero();
        assertThat(node.usage.wrappedFor(1)).isEqualTo(1);
    }

    @Test
    void theKeyOfAnotherDatabaseIsRefused() throws NotOpened {
        node.beginRecovery(pair);
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> rescue("found", pem(SECOND)))
                .withMessageContaining("whose newest is number 1");
        assertThat(folders.resolve("found")).doesNotExist();
    }

    /** On H2 no other process can be at the database. */
    @Test
    @EnabledIfSystemProperty(named = "test.database", matches = "mysql")
    void whileAPortalRunsItIsRefused() throws NotOpened {
        node.beginRecovery(pair);
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> VaultNode.rescue(database, folders.resolve("found"), clock)
                        .rescue(pem(FIRST), TestRecovery.PASSPHRASE, Set.of()))
                .withMessageContaining("A portal runs with this database");
    }

    @Test
    void theKeystoreOfARescueThatWasCutOffIsTakenUp() throws NotOpened {
        node.beginRecovery(pair);
        WrappedKey key = node.tenantKey();
        byte[] before = node.bytes(key.owner());
        KeyRef made = TestKeks.file(folders.resolve("found")).make(2);
        assertThat(rescue()).isEqualTo(new Rescued(2, 1, 0, true));
        assertThat(restarted().stored(key.owner()).kek()).isEqualTo(made);
        assertThat(restarted().bytes(key.owner())).isEqualTo(before);
    }

    @Test
    void wrapsOfOtherTenantsOpenNothing() throws NotOpened {
        node.beginRecovery(pair);
        List<WrappedKey> two = tenants(2);
        node.db
                .sql("UPDATE tenant_key SET recovery_wrapped = (SELECT o.recovery_wrapped FROM"
                        + " (SELECT recovery_wrapped FROM tenant_key WHERE tenant_id = ?) o) WHERE tenant_id = ?")
                .params(
                        Column.of(two.getFirst().owner()),
                        Column.of(two.getLast().owner()))
                .update();
        assertThat(rescue()).isEqualTo(new Rescued(2, 1, 1, false));
    }

    @Test
    void anotherPassphraseIsRefusedAndMakesNoKeystore() throws NotOpened {
        node.beginRecovery(pair);
        node.nodes.close();
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> VaultNode.rescue(database, folders.resolve("found"), clock)
                        .rescue(pem(FIRST), "ABCD-EFGG".toCharArray(), Set.of()))
                .withMessage("This is no recovery key, or the passphrase is another's.");
        assertThat(folders.resolve("found")).doesNotExist();
    }

    @Test
    void aKeystoreThatIsThereIsNotReplaced() throws NotOpened {
        node.beginRecovery(pair);
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> rescue("lost", pem(FIRST)))
                .withMessageContaining("There is a keystore already");
    }

    @Test
    void whereNoneWasMadeThatIsSaid() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(this::rescue)
                .withMessage("No recovery key was ever made for this database.");
    }

    @Test
    void otherKeysAreNoRecipients() throws Exception {
        KeyPairGenerator shorter = KeyPairGenerator.getInstance("RSA");
        shorter.initialize(2048);
        byte[] encoded = shorter.generateKeyPair().getPublic().getEncoded();
        assertThatIllegalArgumentException().isThrownBy(() -> RecoveryRecipient.of(encoded));
        assertThatIllegalArgumentException().isThrownBy(() -> RecoveryRecipient.of(new byte[3]));
    }

    @Test
    void ofATypedPassphraseOnlyLettersAndDigitsCount() {
        assertThat(List.of(" abcd efgh\n", "ABCDEFGH", "abcd  -  efgh"))
                .allSatisfy(text -> assertThat(RecoveryPair.typed(text)).isEqualTo(TestRecovery.PASSPHRASE));
        assertThat(new String(pair.passphrase())).matches("([A-HJ-NP-Z2-9]{4}-){5}[A-HJ-NP-Z2-9]{4}");
    }
}
