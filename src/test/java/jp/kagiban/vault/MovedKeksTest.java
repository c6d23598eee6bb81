package jp.kagiban.vault;

import static jp.kagiban.vault.envelope.Fixtures.RANDOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.shared.TenantId;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.WrappedKey;
import jp.kagiban.vault.keys.FaultyStore;
import jp.kagiban.vault.keys.KekStoreAway;
import jp.kagiban.vault.keys.KekStores;
import jp.kagiban.vault.keys.KeyCache;
import jp.kagiban.vault.keys.KeystoreFile;
import jp.kagiban.vault.keys.TestKeks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the keystore file to another place and back: a move is a rotation. The other place is a keystore too, which can
 * be away.
 */
@Tag("slow-on-mysql")
@Tag("database")
class MovedKeksTest {

    private static final Use JOB = Use.byJob(Use.Purpose.ASK_FOR_EXPIRY);

    @TempDir
    Path folders;

    private final SettableClock clock = new SettableClock();
    private final DataSource database = VaultNode.emptyDatabase();
    private FaultyStore elsewhere;
    private VaultNode node;

    @BeforeEach
    void start() {
        elsewhere = FaultyStore.of(TestKeks.file(folders.resolve("elsewhere")));
        node = node("first", TestKeks::inFile);
    }

    private VaultNode node(String folder, Function<KeystoreFile, KekStores> stores) {
        return new VaultNode(database, folders.resolve(folder), clock, stores);
    }

    private KekStores both(KeystoreFile file, boolean madeElsewhere) {
        return madeElsewhere ? TestKeks.outsideFile(file, elsewhere) : TestKeks.inFileBeside(file, elsewhere);
    }

    /** The portal of before ends, and one with other settings starts. */
    private void startAnew(Function<KeystoreFile, KekStores> stores) {
        node.nodes.close();
        node = node("first", stores);
    }

    private List<TenantId> tenants(int many) {
        return IntStream.range(0, many).mapToObj(_ -> node.tenantKey().owner()).toList();
    }

    private Map<TenantId, byte[]> keys(List<TenantId> tenants) throws NotOpened {
        Map<TenantId, byte[]> keys = new HashMap<>();
        for (TenantId tenant : tenants) {
            keys.put(tenant, node.bytes(tenant));
        }
        return keys;
    }

    private void rotate() {
        node.publish();
        node.stepThrough();
        clock.advance(Rotation.SETTLED);
        node.nodes.beat();
        node.stepThrough();
    }

    @Test
    void allKeysMoveAndAreTheSame() throws NotOpened {
        List<TenantId> all = tenants(70);
        Map<TenantId, byte[]> before = keys(all);
        startAnew(file -> both(file, true));
        rotate();
        assertThat(node.states()).isEqualTo(Map.of(1L, KekState.RETIRED, 2L, KekState.ACTIVE));
        assertThat(node.keks.placeOf(node.epochs.active().kek())).contains(elsewhere.place());
        assertThat(keys(all)).usingRecursiveComparison().isEqualTo(before);
    }

    @Test
    void theyMoveBackAgain() throws NotOpened {
        List<TenantId> all = tenants(3);
        Map<TenantId, byte[]> before = keys(all);
        startAnew(file -> both(file, true));
        rotate();
        startAnew(file -> both(file, false));
        rotate();
        startAnew(TestKeks::inFile);
        assertThat(node.epochs.active().kek().number()).isEqualTo(3);
        assertThat(keys(all)).usingRecursiveComparison().isEqualTo(before);
    }

    @Test
    void aPortalThatLooksInTheWrongPlaceDoesNotStart() {
        startAnew(file -> both(file, true));
        rotate();
        assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> startAnew(TestKeks::inFile));
    }

    @Test
    void oneWhoseKeysCanNotBeReachedDoesNotStartAndSaysWhy() {
        startAnew(file -> both(file, true));
        rotate();
        elsewhere.goesAway();
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> startAnew(file -> both(file, true)))
                .withMessageContaining(elsewhere.place() + " is away");
    }

    @Test
    void aNewPortalMakesItsFirstKeyWhereTheSettingsSay() {
        DataSource empty = VaultNode.emptyDatabase();
        VaultNode fresh = new VaultNode(empty, folders.resolve("fresh"), clock, file -> both(file, true));
        assertThat(elsewhere.hasNow(fresh.epochs.active().kek())).isTrue();
        assertThat(folders.resolve("fresh/vault.bcfks")).doesNotExist();
    }

    @Test
    void anOutageInTheMiddleLosesNothingAndPassesNothingOver() throws NotOpened {
        List<TenantId> all = tenants(30);
        Map<TenantId, byte[]> before = keys(all);
        startAnew(file -> both(file, true));
        node.publish();
        elsewhere.answers().set(40);
        assertThatExceptionOfType(KekStoreAway.class).isThrownBy(node::stepThrough);
        assertThat(node.usage.take()).hasSize(2).allMatch(count -> count.unreadable() == 0);
        elsewhere.comesBack();
        node.stepThrough();
        assertThat(node.usage.take()).containsExactly(new KekUsage.Count(2, 30, 0));
        assertThat(keys(all)).usingRecursiveComparison().isEqualTo(before);
    }

    @Test
    void nothingIsPromotedWhileItCanNotBeReached() {
        startAnew(file -> both(file, true));
        node.publish();
        elsewhere.goesAway();
        node.nodes.beat();
        node.stepThrough();
        assertThat(node.states()).containsEntry(2L, KekState.PUBLISHED);
    }

    @Test
    void aKekThatSomebodyPutsIntoTheOldKeystoreIsNotTakenUp() {
        startAnew(file -> both(file, true));
        rotate();
        TestKeks.add(node.file, 99);
        startAnew(file -> both(file, true));
        assertThat(node.states()).containsOnlyKeys(1L, 2L);
    }

    @Test
    void onePlaceThatIsAwayDoesNotHideAnother() {
        FaultyStore third = FaultyStore.of(TestKeks.file(folders.resolve("third")));
        startAnew(file -> both(file, true));
        rotate();
        third.goesAway();
        startAnew(file -> TestKeks.outsideFile(file, third, elsewhere));
        assertThat(node.tenantKey().kek().number()).isEqualTo(2);
    }

    @Test
    void aPlaceThatFailsAtItsFirstKeyIsNotMovedTo() {
        startAnew(file -> both(file, true));
        elsewhere.answers().set(2);
        assertThatExceptionOfType(KekStoreAway.class).isThrownBy(node::publish);
        assertThat(node.states()).containsOnlyKeys(1L);
    }

    @Test
    void aPlaceWhoseKeysDoNotUnwrapIsNotMovedToAndKeepsNone() {
        startAnew(file -> both(file, true));
        elsewhere.forgets().set(true);
        assertThatExceptionOfType(StartRefused.class).isThrownBy(node::publish);
        assertThat(node.states()).containsOnlyKeys(1L);
        assertThat(folders.resolve("elsewhere/vault.bcfks")).doesNotExist();
    }

    @Test
    void aStartWaitsForAPlaceThatTakesItsTime() {
        startAnew(file -> both(file, true));
        rotate();
        elsewhere.goesAway();
        elsewhere.refusals().set(1);
        VaultStart start =
                new VaultStart(node.folder, () -> both(node.file, true), RANDOM, Duration.ofSeconds(30), false);
        assertThat(start.open(node.epochs).hasNow(node.epochs.active().kek())).isTrue();
    }

    @Test
    void whereTheirKekIsGoneKeysArePassedOverAndKeepNobodyFromAnother() {
        startAnew(file -> both(file, true));
        rotate();
        tenants(3);
        node.publish();
        node.stepThrough();
        KeyRef gone = node.epochs.all().get(1).kek();
        WrappedKey orphan = node.wrapping.make(TenantId.next(), new KeyRef(1, UUID.randomUUID()), gone);
        node.keys.add(orphan);
        elsewhere.loses(2, gone);
        clock.advance(Rotation.SETTLED);
        node.nodes.beat();
        node.stepThrough();
        assertThat(node.usage.take()).contains(new KekUsage.Count(2, 1, 1));
        assertThat(node.publish()).isTrue();
    }

    @Test
    void aNodeWithoutTheNewPlaceIsWaitedFor() {
        VaultNode other = node("first", TestKeks::inFile);
        startAnew(file -> both(file, true));
        node.publish();
        other.nodes.beat();
        node.stepThrough();
        assertThat(node.states()).containsEntry(2L, KekState.PUBLISHED);
    }

    @Test
    void theOldKeystoreGoesWithItsLastKekOnceBackupsNeedItNoMore() {
        startAnew(file -> both(file, true));
        rotate();
        BackupSettings kept = new BackupSettings(Duration.ofDays(30));
        clock.advance(Duration.ofDays(31));
        assertThat(node.shredding(kept).drop()).isEqualTo(1);
        assertThat(folders.resolve("first/vault.bcfks")).doesNotExist();
        startAnew(file -> both(file, true));
        assertThat(node.tenantKey().kek().number()).isEqualTo(2);
    }

    @Test
    void healthTellsOfAnOutageAndThePortalIsReadyAllTheSame() {
        startAnew(file -> both(file, true));
        rotate();
        VaultHealthIndicator health = new VaultHealthIndicator(node.wrapping, node.epochs);
        elsewhere.goesAway();
        health.look();
        assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
        assertThat(health.health().getDetails().get("says").toString()).contains("doesn't answer");
        elsewhere.comesBack();
        health.look();
        assertThat(health.health().getDetails()).isEmpty();
    }

    @Test
    void aKeyInMemoryOpensForJobsWhileItsKekIsAway() throws NotOpened {
        startAnew(file -> both(file, true));
        rotate();
        WrappedKey key = node.tenantKey();
        TenantKeys cached = node.keysWith(TestKeks.cache(clock::millis, Duration.ZERO, KeyCache.EXTRA_TO_OPEN, 10));
        cached.opening(key, JOB).close();
        elsewhere.goesAway();
        cached.opening(key, JOB).close();
        assertThatExceptionOfType(KekStoreAway.class)
                .isThrownBy(() -> cached.opening(key, Use.byMember(Use.Purpose.EXPORT_ORDERS, MemberId.next())));
    }
}
