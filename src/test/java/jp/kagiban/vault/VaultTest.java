package jp.kagiban.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.envelope.Envelope;
import jp.kagiban.vault.keys.VaultException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@ExtendWith(OutputCaptureExtension.class)
class VaultTest {

    private static final Use WATCH = Use.byJob(Use.Purpose.ASK_FOR_EXPIRY);

    @Autowired
    Vault vault;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient db;

    @Autowired
    SettableClock clock;

    @Autowired
    PlatformTransactionManager transactions;

    private final TenantId tenant = TenantId.next();
    private final UUID subject = Ids.next();

    @BeforeEach
    void setClock() {
        clock.set(SettableClock.START);
    }

    private long seal(UUID subject, long previous, String service, String licence) {
        return scope.in(tenant, () -> vault.seal(subject, previous, both(service, licence)));
    }

    private static Map<Field, Secret> both(String service, String licence) {
        return Map.of(Field.SERVICE_SECRET, Secret.of(service), Field.LICENSE_KEY, Secret.of(licence));
    }

    private String open(TenantId tenant, UUID subject, Field field, long revision) {
        return scope.in(tenant, () -> vault.open(subject, field, revision, WATCH, Secret::reveal));
    }

    private boolean holds(Field field, long revision) {
        return scope.in(tenant, () -> vault.holds(subject, field, revision));
    }

    private void refused(TenantId tenant, UUID subject, Field field, long revision) {
        assertThatExceptionOfType(VaultException.class)
                .isThrownBy(() -> open(tenant, subject, field, revision))
                .withMessage("This secret can't be opened")
                .withNoCause();
    }

    @Test
    void bothFieldsOpenUnderTheRevisionOfTheirSeal() {
        long revision = seal(subject, 0, "SP123456_service", "SL123456_licence");
        assertThat(open(tenant, subject, Field.SERVICE_SECRET, revision)).isEqualTo("SP123456_service");
        assertThat(open(tenant, subject, Field.LICENSE_KEY, revision)).isEqualTo("SL123456_licence");
    }

    @Test
    void aSecretOfAMebibyteOpens() {
        String large = "x".repeat(Envelope.MAX_SECRET);
        long revision = seal(subject, 0, large, "y");
        assertThat(open(tenant, subject, Field.SERVICE_SECRET, revision)).isEqualTo(large);
    }

    @Test
    void theRevisionIsTheTimeOrOneMoreThanThePrevious() {
        long now = SettableClock.START.toEpochMilli();
        assertThat(seal(subject, 0, "a", "b")).isEqualTo(now);
        assertThat(seal(subject, now, "a", "b")).isEqualTo(now + 1);
        assertThat(seal(subject, now + 1000, "a", "b")).isEqualTo(now + 1001);
    }

    @Test
    void oneRevisionNeverReplacesAnother() {
        long first = seal(subject, 0, "old", "old");
        long second = seal(subject, first, "new", "new");
        assertThat(open(tenant, subject, Field.LICENSE_KEY, first)).isEqualTo("old");
        assertThat(open(tenant, subject, Field.LICENSE_KEY, second)).isEqualTo("new");
    }

    private Map<UUID, Long> sealOrders(UUID other) {
        Vault.Sealing one = new Vault.Sealing(subject, 0, Secret.of("one"));
        Vault.Sealing two = new Vault.Sealing(other, SettableClock.START.toEpochMilli() + 7, Secret.of("two"));
        return scope.in(tenant, () -> vault.sealEach(Field.ORDER, List.of(one, two)));
    }

    @Test
    void manySubjectsAreSealedAtOnce() {
        UUID other = Ids.next();
        Map<UUID, Long> revisions = sealOrders(other);
        assertThat(revisions.get(other)).isEqualTo(SettableClock.START.toEpochMilli() + 8);
        assertThat(open(tenant, subject, Field.ORDER, revisions.get(subject))).isEqualTo("one");
        assertThat(open(tenant, other, Field.ORDER, revisions.get(other))).isEqualTo("two");
    }

    @Test
    void manySubjectsAreDestroyedAtOnce() {
        UUID other = Ids.next();
        Map<UUID, Long> revisions = sealOrders(other);
        scope.run(tenant, () -> vault.destroyOrders(Map.of(subject, revisions.get(subject), other, 1L)));
        refused(tenant, subject, Field.ORDER, revisions.get(subject));
        assertThat(open(tenant, other, Field.ORDER, revisions.get(other))).isEqualTo("two");
        scope.run(tenant, () -> vault.destroyOrders(List.of(subject, other)));
        refused(tenant, other, Field.ORDER, revisions.get(other));
    }

    @Test
    void nothingToDoIsDone() {
        scope.run(tenant, () -> {
            assertThat(vault.sealEach(Field.ORDER, List.of())).isEmpty();
            vault.destroyOrders(Map.of());
            vault.destroyOrders(List.of());
        });
    }

    @Test
    void destroyingARevisionLeavesTheOthers() {
        long first = seal(subject, 0, "old", "old");
        long second = seal(subject, first, "new", "new");
        scope.run(tenant, () -> vault.destroy(subject, first));
        assertThat(holds(Field.LICENSE_KEY, first)).isFalse();
        assertThat(holds(Field.LICENSE_KEY, second)).isTrue();
        refused(tenant, subject, Field.LICENSE_KEY, first);
    }

    @Test
    void destroyingASubjectLeavesOtherSubjects() {
        UUID other = Ids.next();
        long revision = seal(subject, 0, "a", "b");
        seal(other, 0, "c", "d");
        scope.run(tenant, () -> vault.destroy(subject));
        assertThat(holds(Field.SERVICE_SECRET, revision)).isFalse();
        assertThat(open(tenant, other, Field.SERVICE_SECRET, revision)).isEqualTo("c");
    }

    @Test
    void whatIsNotThereCanBeDestroyed() {
        scope.run(tenant, () -> vault.destroy(subject, 1));
        scope.run(tenant, () -> vault.destroy(subject));
        assertThat(holds(Field.LICENSE_KEY, 1)).isFalse();
    }

    @Test
    void anotherTenantNeitherOpensNorHoldsNorDestroys() {
        TenantId stranger = TenantId.next();
        long revision = seal(subject, 0, "a", "b");
        refused(stranger, subject, Field.LICENSE_KEY, revision);
        assertThat(scope.in(stranger, () -> vault.holds(subject, Field.LICENSE_KEY, revision)))
                .isFalse();
        scope.run(stranger, () -> vault.destroy(subject));
        assertThat(holds(Field.LICENSE_KEY, revision)).isTrue();
    }

    @Test
    void withoutATenantNothingHappens() {
        assertThatIllegalStateException().isThrownBy(() -> vault.seal(subject, 0, both("a", "b")));
        assertThatIllegalStateException().isThrownBy(() -> vault.holds(subject, Field.LICENSE_KEY, 1));
    }

    @Test
    void emptyAndOverlongSecretsAreNotSealed() {
        for (String unfit : new String[] {"", "x".repeat(Envelope.MAX_SECRET + 1)}) {
            assertThatExceptionOfType(VaultException.class).isThrownBy(() -> seal(subject, 0, unfit, "b"));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> scope.in(tenant, () -> vault.seal(subject, 0, Map.of())));
    }

    @Test
    void aSealRolledBackLeavesNothingAndTheNextOneWorks() {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            seal(subject, 0, "a", "b");
            transaction.setRollbackOnly();
        });
        assertThat(holds(Field.LICENSE_KEY, SettableClock.START.toEpochMilli())).isFalse();
        long revision = seal(subject, 0, "c", "d");
        assertThat(open(tenant, subject, Field.LICENSE_KEY, revision)).isEqualTo("d");
    }

    @Test
    void theSecretIsWipedWhenTheTaskReturns() {
        long revision = seal(subject, 0, "a", "b");
        AtomicReference<Secret> kept = new AtomicReference<>();
        scope.run(
                tenant,
                () -> vault.open(subject, Field.LICENSE_KEY, revision, WATCH, secret -> {
                    kept.set(secret);
                    return secret.length();
                }));
        assertThatIllegalStateException().isThrownBy(() -> kept.get().reveal());
    }

    @Test
    void theFailureOfATaskPassesThroughAndTheSecretIsWiped() {
        long revision = seal(subject, 0, "a", "b");
        AtomicReference<Secret> kept = new AtomicReference<>();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scope.in(
                        tenant,
                        () -> vault.open(subject, Field.LICENSE_KEY, revision, WATCH, secret -> {
                            kept.set(secret);
                            throw new IllegalArgumentException("the task's own");
                        })))
                .withMessage("the task's own");
        assertThatIllegalStateException().isThrownBy(() -> kept.get().reveal());
    }

    @Test
    void aDestroyedTenantKeyIsUnusableAtOnce() {
        long revision = seal(subject, 0, "a", "b");
        assertThat(open(tenant, subject, Field.LICENSE_KEY, revision)).isEqualTo("b");
        update("UPDATE tenant_key SET state = 'DESTROYED', wrapped = NULL, tk_check = NULL WHERE tenant_id = ?");
        refused(tenant, subject, Field.LICENSE_KEY, revision);
        assertThatExceptionOfType(VaultException.class).isThrownBy(() -> seal(subject, revision, "c", "d"));
    }

    @Test
    void aKeyMarkedDestroyedIsUnusableEvenWithItsContent() {
        long revision = seal(subject, 0, "a", "b");
        update("UPDATE tenant_key SET state = 'DESTROYED' WHERE tenant_id = ?");
        refused(tenant, subject, Field.LICENSE_KEY, revision);
    }

    @Test
    void fieldsSwappedInTheDatabaseDoNotOpen() {
        long revision = seal(subject, 0, "a", "b");
        update("UPDATE sealed_secret SET field = 9 WHERE tenant_id = ? AND field = 1");
        update("UPDATE sealed_secret SET field = 1 WHERE tenant_id = ? AND field = 2");
        refused(tenant, subject, Field.SERVICE_SECRET, revision);
    }

    @Test
    void anOldRevisionUnderANewNumberDoesNotOpen() {
        long first = seal(subject, 0, "old", "old");
        update("UPDATE sealed_secret SET revision = revision + 1 WHERE tenant_id = ?");
        refused(tenant, subject, Field.LICENSE_KEY, first + 1);
    }

    @Test
    void rowsMovedToAnotherTenantTogetherWithTheirKeyDoNotOpen() {
        long revision = seal(subject, 0, "a", "b");
        TenantId thief = TenantId.next();
        copy("tenant_key", "made_at", thief);
        copy("sealed_secret", "sealed_at", thief);
        assertThat(scope.in(thief, () -> vault.holds(subject, Field.LICENSE_KEY, revision)))
                .isTrue();
        refused(thief, subject, Field.LICENSE_KEY, revision);
    }

    @Test
    void aFailureIsLoggedWithItsReasonAndWithoutTheSecret(CapturedOutput log) {
        long revision = seal(subject, 0, "SP123456_service", "SL123456_licence");
        update("UPDATE sealed_secret SET subject_id = tenant_id WHERE tenant_id = ?");
        refused(tenant, tenant.id(), Field.LICENSE_KEY, revision);
        assertThat(log.getAll())
                .contains("did not open for ASK_FOR_EXPIRY: KEY_OR_CONTEXT")
                .doesNotContain("SP123456", "SL123456");
    }

    private void update(String sql) {
        scope.in(tenant, () -> db.sql(sql).param(Column.of(tenant)).update());
    }

    /** Puts all rows of our tenant into another one, as someone with rights on the database could. */
    private void copy(String table, String timeColumn, TenantId to) {
        scope.in(
                        tenant,
                        () -> db.sql("SELECT * FROM " + table + " WHERE tenant_id = ?")
                                .param(Column.of(tenant))
                                .query()
                                .listOfRows())
                .forEach(row -> {
                    row.put("tenant_id", Column.of(to));
                    row.put(timeColumn, Column.of(clock.instant()));
                    String columns = String.join(", ", row.keySet());
                    String marks = "?" + ", ?".repeat(row.size() - 1);
                    scope.in(
                            to,
                            () -> db.sql("INSERT INTO " + table + " (" + columns + ") VALUES (" + marks + ")")
                                    .params(row.values().toArray())
                                    .update());
                });
    }
}
