package jp.kagiban.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.History;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.LoginSpace;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A tenant's next key. */
@DatabaseTest
class TenantRotationTest {

    private static final Use USE = Use.byJob(Use.Purpose.ASK_FOR_EXPIRY);

    @Autowired
    Vault vault;

    @Autowired
    MemberVault logins;

    @Autowired
    TenantRotation rotation;

    @Autowired
    TenantKeys keys;

    @Autowired
    VaultKeys all;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient db;

    @Autowired
    SettableClock clock;

    @Autowired
    History history;

    private final TenantId tenant = TenantId.next();
    private final UUID shop = Ids.next();

    private long seal(String key) {
        return scope.in(tenant, () -> vault.seal(shop, 0, Map.of(Field.LICENSE_KEY, Secret.of(key))));
    }

    private String opened(long revision) {
        return scope.in(tenant, () -> vault.open(shop, Field.LICENSE_KEY, revision, USE, Secret::reveal));
    }

    private List<Long> versions() {
        return scope.in(
                tenant,
                () -> db.sql("SELECT key_version FROM sealed_secret WHERE tenant_id = ?")
                        .param(Column.of(tenant))
                        .query(Long.class)
                        .list());
    }

    private List<String> states() {
        return scope.in(
                tenant,
                () -> db.sql("SELECT state FROM tenant_key WHERE tenant_id = ? ORDER BY key_version")
                        .param(Column.of(tenant))
                        .query(String.class)
                        .list());
    }

    private void step() {
        rotation.step(tenant, Duration.ofHours(1));
    }

    private void settle() {
        clock.advance(TenantRotation.SETTLED);
        step();
    }

    @Test
    void newSecretsAreSealedWithItAtOnce() {
        seal("SL000");
        assertThat(all.rotate(tenant)).isTrue();
        scope.run(tenant, () -> vault.seal(Ids.next(), 0, Map.of(Field.LICENSE_KEY, Secret.of("SL001"))));
        assertThat(versions()).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void whatWasSealedBeforeIsSealedAnewUnderItsRevision() {
        long revision = seal("SL000");
        rotation.begin(tenant);
        assertThat(opened(revision)).isEqualTo("SL000");
        step();
        assertThat(versions()).containsExactly(2L);
        assertThat(opened(revision)).isEqualTo("SL000");
    }

    @Test
    void theOldKeyIsDestroyedOnceOlderTransactionsHaveEnded() {
        long revision = seal("SL000");
        rotation.begin(tenant);
        step();
        assertThat(states()).containsExactly("ENDING", "ACTIVE");
        settle();
        assertThat(states()).containsExactly("ACTIVE");
        assertThat(opened(revision)).isEqualTo("SL000");
        assertThat(rotation.step(tenant, Duration.ZERO)).isEmpty();
    }

    @Test
    void manyAreSealedAnewInSeveralGoes() {
        List<Vault.Sealing> many = IntStream.range(0, 450)
                .mapToObj(i -> new Vault.Sealing(Ids.next(), 0, Secret.of("order " + i)))
                .toList();
        Map<UUID, Long> revisions = scope.in(tenant, () -> vault.sealEach(Field.ORDER, many));
        rotation.begin(tenant);
        step();
        assertThat(versions()).hasSize(450).containsOnly(2L);
        assertThat(many)
                .allSatisfy(one -> assertThat(order(one.subject(), revisions.get(one.subject())))
                        .isEqualTo("order " + many.indexOf(one)));
    }

    @Test
    void whatMembersProveThemselvesWithGetsAnotherKeyToo() {
        MemberId member = MemberId.next();
        long revision = logins.seal(member, 0, Secret.of("seed"));
        assertThat(all.rotate(LoginSpace.OWNER)).isTrue();
        rotation.step(LoginSpace.OWNER, Duration.ofHours(1));
        clock.advance(TenantRotation.SETTLED);
        assertThat(rotation.step(LoginSpace.OWNER, Duration.ofHours(1))).isEmpty();
        Use use = Use.byMember(Use.Purpose.CHECK_SECOND_FACTOR, member);
        assertThat(logins.<String>open(member, revision, use, Secret::reveal)).isEqualTo("seed");
    }

    @Test
    void twoWorkersAtOnceLeaveNothingBehindAndLoseNothing() throws Exception {
        List<Vault.Sealing> many = IntStream.range(0, 300)
                .mapToObj(i -> new Vault.Sealing(Ids.next(), 0, Secret.of("order " + i)))
                .toList();
        Map<UUID, Long> revisions = scope.in(tenant, () -> vault.sealEach(Field.ORDER, many));
        rotation.begin(tenant);
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            for (Future<?> run : List.of(workers.submit(this::step), workers.submit(this::step))) {
                run.get();
            }
        }
        step();
        assertThat(versions()).hasSize(300).containsOnly(2L);
        assertThat(many)
                .allSatisfy(one -> assertThat(order(one.subject(), revisions.get(one.subject())))
                        .startsWith("order "));
    }

    private String order(UUID order, long revision) {
        Use use = Use.byJob(Use.Purpose.FETCH_ORDERS);
        return scope.in(tenant, () -> vault.open(order, Field.ORDER, revision, use, Secret::reveal));
    }

    @Test
    void nothingIsStoredUnderAKeyThatIsGone() {
        seal("SL000");
        rotation.begin(tenant);
        settle();
        assertThatThrownBy(() -> scope.run(
                        tenant,
                        () -> db.sql("UPDATE sealed_secret SET key_version = 1 WHERE tenant_id = ?")
                                .param(Column.of(tenant))
                                .update()))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aCompanyThatIsDeletedMeanwhileGetsNoKey() {
        seal("SL000");
        rotation.begin(tenant);
        scope.run(tenant, () -> vault.destroyTenant(tenant));
        assertThat(rotation.step(tenant, Duration.ofHours(1))).isEmpty();
        assertThat(states()).isEmpty();
    }

    @Test
    void whatDoesNotOpenIsPassedOverAndKeepsTheOldKey() {
        seal("SL000");
        scope.run(tenant, () -> vault.seal(Ids.next(), 0, Map.of(Field.LICENSE_KEY, Secret.of("SL001"))));
        scope.run(
                tenant,
                () -> db.sql("UPDATE sealed_secret SET envelope = X'00' WHERE tenant_id = ? AND subject_id = ?")
                        .params(Column.of(tenant), Column.of(shop))
                        .update());
        rotation.begin(tenant);
        settle();
        assertThat(versions()).containsExactlyInAnyOrder(1L, 2L);
        assertThat(states()).containsExactly("ENDING", "ACTIVE");
    }

    @Test
    void anotherBeginsOnlyAfterTheLastHasEnded() {
        seal("SL000");
        assertThat(rotation.begin(tenant)).isTrue();
        assertThat(rotation.begin(tenant)).isFalse();
        settle();
        assertThat(rotation.begin(tenant)).isTrue();
    }

    @Test
    void whereNothingWasSealedNothingChanges() {
        assertThat(all.rotate(tenant)).isFalse();
        assertThat(states()).isEmpty();
    }

    @Test
    void theKekOfTheNewKeyIsTheActiveOne() {
        seal("SL000");
        rotation.begin(tenant);
        assertThat(scope.in(tenant, () -> keys.active(tenant)).kek().number())
                .isEqualTo(all.standing().active().number());
    }

    @Test
    void itStandsInTheHistoryWithWhatWasOpenedForIt() {
        seal("SL000");
        rotation.begin(tenant);
        step();
        assertThat(scope.in(tenant, () -> history.before(HistoryFilter.NONE, Long.MAX_VALUE, 50)))
                .extracting(Entry::code)
                .contains(Action.COMPANY_KEY_CHANGED.name(), Action.SECRETS_OPENED.name());
    }
}
