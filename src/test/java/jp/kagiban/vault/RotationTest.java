package jp.kagiban.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.shared.TenantId;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.derived.CanaryKey;
import jp.kagiban.vault.envelope.Fixtures;
import jp.kagiban.vault.envelope.KeyLabel;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.WrappedKey;
import jp.kagiban.vault.keys.ForgetfulProvider;
import jp.kagiban.vault.keys.KeyWrapping;
import jp.kagiban.vault.keys.TestKeks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From one KEK to the next, on nodes with folders of their own. */
@Tag("slow-on-mysql")
@Tag("database")
class RotationTest {

    @TempDir
    Path folders;

    private final SettableClock clock = new SettableClock();
    private final DataSource database = VaultNode.emptyDatabase();
    private VaultNode node;

    @BeforeEach
    void start() {
        node = node("first");
    }

    private VaultNode node(String folder) {
        return new VaultNode(database, folders.resolve(folder), clock);
    }

    private VaultNode second() {
        node.copyKeystoreTo(folders.resolve("second"));
        return node("second");
    }

    private List<WrappedKey> tenants(int many) {
        return IntStream.range(0, many).mapToObj(_ -> node.tenantKey()).toList();
    }

    private void settle() {
        clock.advance(Rotation.SETTLED);
        node.nodes.beat();
        node.stepThrough();
    }

    @Test
    void aPublishedKekWrapsNothingYet() {
        assertThat(node.publish()).isTrue();
        assertThat(node.states()).isEqualTo(Map.of(1L, KekState.ACTIVE, 2L, KekState.PUBLISHED));
        assertThat(node.tenantKey().kek().number()).isEqualTo(1);
    }

    @Test
    void itWrapsOnceEveryNodeHasIt() {
        VaultNode other = second();
        node.publish();
        other.nodes.beat();
        node.stepThrough();
        assertThat(node.states()).containsEntry(2L, KekState.PUBLISHED);
        node.copyKeystoreTo(folders.resolve("second"));
        other.keks.madeAfter(0);
        other.nodes.beat();
        node.stepThrough();
        assertThat(other.tenantKey().kek().number()).isEqualTo(2);
    }

    @Test
    void aNodeThatRunsNoMoreIsNotWaitedFor() {
        second();
        node.publish();
        node.stepThrough();
        assertThat(node.states()).containsEntry(2L, KekState.PUBLISHED);
        clock.advance(VaultNodes.MISSED.plusSeconds(1));
        node.stepThrough();
        assertThat(node.states()).containsEntry(2L, KekState.ACTIVE);
    }

    @Test
    void aNodeThatStopsIsNotWaitedForAtAll() {
        VaultNode other = second();
        node.publish();
        other.nodes.close();
        node.stepThrough();
        assertThat(node.states()).containsEntry(2L, KekState.ACTIVE);
    }

    @Test
    void allKeysAreWrappedAnewAndAreTheSame() throws NotOpened {
        List<WrappedKey> all = tenants(1_100);
        byte[] before = node.bytes(all.getLast().owner());
        node.publish();
        node.stepThrough();
        assertThat(node.usage.take()).containsExactly(new KekUsage.Count(2, 1_100, 0));
        assertThat(node.bytes(all.getLast().owner())).isEqualTo(before);
    }

    @Test
    void theOldOneRetiresOnceOlderTransactionsHaveEnded() {
        node.tenantKey();
        node.publish();
        node.stepThrough();
        assertThat(node.states()).containsEntry(1L, KekState.ENDING);
        settle();
        assertThat(node.states()).isEqualTo(Map.of(1L, KekState.RETIRED, 2L, KekState.ACTIVE));
        assertThat(node.rotation.step(Duration.ZERO)).isEmpty();
    }

    @Test
    void whatATransactionOfBeforeHasLeftIsWrappedAnewToo() {
        node.publish();
        node.stepThrough();
        WrappedKey late = node.wrapping.make(TenantId.next(), new KeyRef(1, UUID.randomUUID()), kek(1));
        node.keys.add(late);
        settle();
        assertThat(node.stored(late.owner()).kek().number()).isEqualTo(2);
        assertThat(node.states()).containsEntry(1L, KekState.RETIRED);
    }

    private KeyRef kek(int number) {
        return node.epochs.all().get(number - 1).kek();
    }

    @Test
    void aKeyThatDoesNotUnwrapIsPassedOverAndKeepsItsKekInUse() {
        WrappedKey damaged = tenants(3).get(1);
        damage(damaged, new byte[damaged.wrapped().length]);
        node.publish();
        node.stepThrough();
        settle();
        assertThat(node.usage.take()).containsExactly(new KekUsage.Count(1, 1, 1), new KekUsage.Count(2, 2, 0));
        assertThat(node.states()).containsEntry(1L, KekState.ENDING);
    }

    private void damage(WrappedKey key, byte[] wrapped) {
        node.db
                .sql("UPDATE tenant_key SET wrapped = ? WHERE tenant_id = ?")
                .params(wrapped, Column.of(key.owner()))
                .update();
    }

    @Test
    void onceItIsMendedItFollows() {
        WrappedKey damaged = tenants(3).get(1);
        damage(damaged, new byte[0]);
        node.publish();
        node.stepThrough();
        damage(damaged, damaged.wrapped());
        settle();
        assertThat(node.usage.take()).containsExactly(new KekUsage.Count(2, 3, 0));
        assertThat(node.states()).containsEntry(1L, KekState.RETIRED);
    }

    @Test
    void whatCannotBeReadBackIsNotCommitted() {
        tenants(3);
        node.publish();
        node.epochs.promote(kek(2));
        KeyWrapping forgetful = new KeyWrapping(new ForgetfulProvider(node.keks, kek(2)), Fixtures.RANDOM);
        assertThatThrownBy(() -> node.rewrap(forgetful, kek(2))).hasMessageContaining("doesn't unwrap");
        assertThat(node.usage.take()).containsExactly(new KekUsage.Count(1, 3, 0));
    }

    @Test
    void twoWorkersAreInNobodysWay() throws Exception {
        tenants(2_000);
        node.publish();
        node.epochs.promote(kek(2));
        Callable<Boolean> work = () -> node.rewrap(node.wrapping, kek(2));
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            assertThat(workers.invokeAll(List.of(work, work)))
                    .allSatisfy(worker -> assertThat(worker.get()).isTrue());
        }
        node.rewrap(node.wrapping, kek(2));
        assertThat(node.usage.take()).containsExactly(new KekUsage.Count(2, 2_000, 0));
    }

    @Test
    void whileOneIsOnItsWayNoOtherIsMade() {
        node.publish();
        assertThat(node.publish()).isFalse();
        assertThat(node.states()).hasSize(2);
    }

    @Test
    void aKeyThatDoesNotUnwrapKeepsNobodyFromAnother() {
        damage(tenants(3).get(1), new byte[0]);
        node.publish();
        node.stepThrough();
        assertThat(node.publish()).isFalse();
        settle();
        assertThat(node.publish()).isTrue();
        node.stepThrough();
        settle();
        assertThat(node.states()).isEqualTo(Map.of(1L, KekState.ENDING, 2L, KekState.RETIRED, 3L, KekState.ACTIVE));
    }

    @Test
    void aKekWhoseMakerWasCutOffIsTakenUp() {
        KeyRef made = TestKeks.add(node.file, 1);
        assertThat(node.publish()).isTrue();
        assertThat(node.epochs.all().getLast().kek()).isEqualTo(made);
        assertThat(TestKeks.read(node.file)).hasSize(2);
    }

    @Test
    void aNodeThatLacksAPublishedKekStartsAndHoldsItBack() {
        node.copyKeystoreTo(folders.resolve("second"));
        node.publish();
        node("second");
        node.stepThrough();
        assertThat(node.states()).containsEntry(2L, KekState.PUBLISHED);
    }

    @Test
    void aNodeThatLacksTheActiveKekDoesNotStart() {
        node.copyKeystoreTo(folders.resolve("second"));
        node.publish();
        node.stepThrough();
        assertThatThrownBy(() -> node("second")).isInstanceOf(StartRefused.class);
    }

    @Test
    void twoWhoPublishAtOnceMakeOneThatIsInTheFile() throws Exception {
        Callable<Boolean> press = node::publish;
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            assertThat(both.invokeAll(List.of(press, press)))
                    .extracting(Future::get)
                    .containsExactlyInAnyOrder(true, false);
        }
        assertThat(TestKeks.read(node.file)).hasSize(2).containsKey(kek(2));
    }

    @Test
    void whatCameUnderARetiredKekIsWrappedAnewByTheNextLook() {
        node.tenantKey();
        node.publish();
        node.stepThrough();
        settle();
        node.keys.add(node.wrapping.make(TenantId.next(), new KeyRef(1, UUID.randomUUID()), kek(1)));
        node.stepThrough();
        assertThat(node.usage.take()).containsExactly(new KekUsage.Count(2, 2, 0));
    }

    @Test
    void whereThisNodeCouldNotSayThatItRunsNothingIsPromoted() {
        node.publish();
        node.nodes.close();
        assertThat(node.nodes.allHave(kek(2))).isFalse();
    }

    @Test
    void aKekThatIsMetBeforeItsBeatIsLookedForInTheFile() throws NotOpened {
        VaultNode other = second();
        node.publish();
        node.nodes.beat();
        node.epochs.promote(kek(2));
        WrappedKey key = node.tenantKey();
        node.copyKeystoreTo(folders.resolve("second"));
        assertThat(other.bytes(key.owner())).hasSize(32);
    }

    @Test
    void whatIsDerivedFromTheCanaryOutlivesTheRotation() {
        CanaryKey canary = new CanaryKey(() -> node.epochs.active().canary(), node.wrapping, TestKeks.noCache());
        byte[] before = canary.use(KeyLabel.LINK, KeyMaterial::getEncoded);
        node.publish();
        node.stepThrough();
        assertThat(canary.use(KeyLabel.LINK, KeyMaterial::getEncoded)).isEqualTo(before);
    }
}
