package jp.kagiban.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.VaultAlarms.Kind;
import jp.kagiban.vault.keys.VaultException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An old key that somebody puts back into the database opens no more. */
@DatabaseTest
class LedgerTest {

    private static final Use WATCH = Use.byJob(Use.Purpose.ASK_FOR_EXPIRY);

    @Autowired
    Vault vault;

    @Autowired
    TenantRotation rotation;

    @Autowired
    VaultAlarms alarms;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient db;

    @Autowired
    SettableClock clock;

    private final TenantId tenant = TenantId.next();
    private final UUID shop = Ids.next();
    private Map<String, Object> row = Map.of();

    @BeforeEach
    void setClock() {
        clock.set(SettableClock.START);
    }

    private long seal(long previous, String key) {
        return scope.in(tenant, () -> vault.seal(shop, previous, Map.of(Field.LICENSE_KEY, Secret.of(key))));
    }

    private String open(long revision) {
        return scope.in(tenant, () -> vault.open(shop, Field.LICENSE_KEY, revision, WATCH, Secret::reveal));
    }

    private void refused(long revision) {
        assertThatExceptionOfType(VaultException.class).isThrownBy(() -> open(revision));
    }

    private int change(String sql) {
        return scope.in(tenant, () -> db.sql(sql).param(Column.of(tenant)).update());
    }

    private void copyRow() {
        row = scope.in(
                tenant,
                () -> db.sql("SELECT subject_id, field, revision, key_version, envelope FROM sealed_secret"
                                + " WHERE tenant_id = ? ORDER BY revision LIMIT 1")
                        .param(Column.of(tenant))
                        .query()
                        .singleRow());
    }

    private void putBack() {
        scope.in(
                tenant,
                () -> db.sql("INSERT INTO sealed_secret (tenant_id, subject_id, field, revision, key_version, envelope,"
                                + " sealed_at) VALUES (?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP)")
                        .param(Column.of(tenant))
                        .params(row.get("subject_id"), row.get("field"), row.get("revision"))
                        .params(row.get("key_version"), row.get("envelope"))
                        .update());
    }

    private int entries() {
        return scope.in(
                tenant,
                () -> db.sql("SELECT COUNT(*) FROM secret_ledger WHERE tenant_id = ?")
                        .param(Column.of(tenant))
                        .query(Integer.class)
                        .single());
    }

    @Test
    void aDestroyedKeyThatIsPutBackWithItsRevisionIsRefusedAndRaisesAnAlarm() {
        long old = seal(0, "SL000");
        long now = seal(old, "SL001");
        copyRow();
        scope.run(tenant, () -> vault.destroy(shop, old));
        putBack();
        refused(old);
        assertThat(open(now)).isEqualTo("SL001");
        assertThat(TestAlarms.kinds(alarms, tenant)).containsExactly(Kind.SECRET_PUT_BACK);
    }

    @Test
    void soIsOneOfAShopThatIsGone() {
        long revision = seal(0, "SL000");
        copyRow();
        scope.run(tenant, () -> vault.destroy(shop));
        putBack();
        refused(revision);
    }

    @Test
    void aJobThatOpensManyLeavesItOut() {
        long revision = seal(0, "SL000");
        copyRow();
        scope.run(tenant, () -> vault.destroy(shop));
        putBack();
        Vault.Wanted wanted = new Vault.Wanted(tenant, shop, Field.LICENSE_KEY, revision);
        assertThat(scope.in(tenant, () -> vault.openEach(List.of(wanted), WATCH)))
                .isEmpty();
    }

    @Test
    void anotherEnvelopeInItsPlaceIsRefused() {
        long revision = seal(0, "SL000");
        change("UPDATE sealed_secret SET envelope = X'00' WHERE tenant_id = ?");
        refused(revision);
        assertThat(TestAlarms.kinds(alarms, tenant)).containsExactly(Kind.SECRET_CHANGED);
    }

    @Test
    void aWrappedKeyThatWasChangedRaisesAnAlarm() {
        long revision = seal(0, "SL000");
        change("UPDATE tenant_key SET wrapped = X'00' WHERE tenant_id = ?");
        refused(revision);
        assertThat(TestAlarms.kinds(alarms, tenant)).containsExactly(Kind.SECRET_CHANGED);
    }

    @Test
    void anEnvelopeMovedElsewhereRaisesAnAlarm() {
        long revision = seal(0, "SL000");
        change("UPDATE sealed_secret SET revision = revision + 1 WHERE tenant_id = ?");
        refused(revision + 1);
        assertThat(TestAlarms.kinds(alarms, tenant)).containsExactly(Kind.SECRET_CHANGED);
    }

    @Test
    void whatIsntThereRaisesNone() {
        seal(0, "SL000");
        refused(7);
        assertThat(TestAlarms.kinds(alarms, tenant)).isEmpty();
    }

    @Test
    void whatAnEarlierPortalHasSealedOpens() {
        long revision = seal(0, "SL000");
        change("DELETE FROM secret_ledger WHERE tenant_id = ?");
        assertThat(open(revision)).isEqualTo("SL000");
    }

    @Test
    void whatIsSealedWithTheNextKeyOpensAndWhatWasDestroyedStaysSo() {
        long old = seal(0, "SL000");
        long now = seal(old, "SL001");
        copyRow();
        scope.run(tenant, () -> vault.destroy(shop, old));
        putBack();
        rotation.begin(tenant);
        rotation.step(tenant, Duration.ofHours(1));
        assertThat(open(now)).isEqualTo("SL001");
        refused(old);
    }

    @Test
    void ordersArentInIt() {
        Vault.Sealing order = new Vault.Sealing(shop, 0, Secret.of("{}"));
        Map<UUID, Long> revisions = scope.in(tenant, () -> vault.sealEach(Field.ORDER, List.of(order)));
        scope.run(tenant, () -> vault.destroyOrders(revisions));
        assertThat(entries()).isZero();
    }

    @Test
    void aDeletedTenantLeavesNothingInIt() {
        seal(0, "SL000");
        scope.run(tenant, () -> vault.destroyTenant(tenant));
        assertThat(entries()).isZero();
    }

    @Test
    void eachSealAndEachEndIsOneEntry() {
        long revision = seal(0, "SL000");
        assertThat(entries()).isEqualTo(1);
        scope.run(tenant, () -> vault.destroy(shop, revision));
        scope.run(tenant, () -> vault.destroy(shop, revision));
        assertThat(entries()).isEqualTo(2);
    }
}
