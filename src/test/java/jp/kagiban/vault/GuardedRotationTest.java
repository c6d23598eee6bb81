package jp.kagiban.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
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
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.WrappedKey;
import jp.kagiban.vault.keys.KeyWrapping;
import jp.kagiban.vault.keys.VaultException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same in the portal, whose guard looks at each statement. */
@DatabaseTest
class GuardedRotationTest {

    @Autowired
    Vault vault;

    @Autowired
    VaultKeys keys;

    @Autowired
    Rotation rotation;

    @Autowired
    TenantRotation tenantRotation;

    @Autowired
    TenantKeys tenants;

    @Autowired
    KeyWrapping wrapping;

    @Autowired
    Epochs epochs;

    @Autowired
    VaultDoctor doctor;

    @Autowired
    KekGuard guard;

    @Autowired
    VaultAlarms alarms;

    @Autowired
    JdbcClient db;

    @Autowired
    TenantScope scope;

    @Autowired
    SettableClock clock;

    private final UUID shop = Ids.next();

    @Test
    void whatWasSealedBeforeOpensAfterwards() {
        TenantId tenant = TenantId.next();
        long revision = sealed(tenant);
        long before = keys.standing().active().number();
        keys.rotate();
        rotation.step(Duration.ofHours(1));
        assertThat(keys.standing().active().number()).isEqualTo(before + 1);
        assertThat(opened(tenant, revision)).isEqualTo("SL000");
        clock.advance(Rotation.SETTLED);
        rotation.step(Duration.ofHours(1));
        assertThat(keys.standing().keks())
                .filteredOn(kek -> kek.number() == before)
                .extracting(VaultKeys.Kek::state)
                .containsExactly(KekState.RETIRED);
        assertThat(doctor.examine().isWell()).isTrue();
    }

    @Test
    void aKekThatIsSetBackSealsForNoNewCompanyAndRaisesAnAlarm() {
        keys.rotate();
        rotation.step(Duration.ofHours(1));
        long newest = keys.standing().active().number();
        state(newest - 1, "ACTIVE");
        state(newest, "RETIRED");
        assertThatExceptionOfType(VaultException.class).isThrownBy(() -> sealed(TenantId.next()));
        assertThat(guard.isWell()).isFalse();
        assertThat(TestAlarms.kinds(alarms, Context.RESERVED_OWNER)).contains(Kind.KEKS_CHANGED);
        state(newest, "ACTIVE");
        assertThat(sealed(TenantId.next())).isPositive();
        TestAlarms.forgetAll(alarms, db);
    }

    /** Somebody has the old keystore, writes to the database, and says there that the genuine key ends. */
    @Test
    void aKeyPlantedUnderARetiredKekTakesNothingOver() {
        TenantId tenant = TenantId.next();
        long revision = sealed(tenant);
        KeyRef before = epochs.active().kek();
        rotateAndSettle();
        WrappedKey planted = wrapping.make(tenant, new KeyRef(2, UUID.randomUUID()), before);
        scope.run(tenant, () -> {
            tenants.add(planted);
            change(
                    "UPDATE tenant_key SET state = 'ENDING', ended_at = made_at WHERE tenant_id = ? AND key_version = 1",
                    tenant);
        });
        for (int i = 0; i < 2; i++) {
            rotation.step(Duration.ofHours(1));
            tenantRotation.step(tenant, Duration.ofHours(1));
            clock.advance(TenantRotation.SETTLED);
        }
        assertThat(guard.isWell()).isFalse();
        assertThat(doctor.examine().tenants()).contains(tenant);
        change("DELETE FROM tenant_key WHERE tenant_id = ? AND key_version = 2", tenant);
        change("UPDATE tenant_key SET state = 'ACTIVE' WHERE tenant_id = ?", tenant);
        assertThat(opened(tenant, revision)).isEqualTo("SL000");
        assertThat(guard.isWell()).isTrue();
        TestAlarms.forgetAll(alarms, db);
    }

    private void rotateAndSettle() {
        keys.rotate();
        rotation.step(Duration.ofHours(1));
        clock.advance(Rotation.SETTLED);
        rotation.step(Duration.ofHours(1));
        retiredNow();
        clock.advance(TenantRotation.SETTLED.plusSeconds(1));
        guard.look();
    }

    /** Earlier tests in this database may have set the clock back. */
    private void retiredNow() {
        db.sql("UPDATE vault_canary SET retired_at = ? WHERE state = 'RETIRED'")
                .param(Column.of(clock.instant()))
                .update();
    }

    private void change(String sql, TenantId tenant) {
        scope.run(tenant, () -> db.sql(sql).param(Column.of(tenant)).update());
    }

    private void state(long kek, String state) {
        db.sql("UPDATE vault_canary SET state = ? WHERE kek_number = ?")
                .params(state, kek)
                .update();
    }

    private long sealed(TenantId tenant) {
        return scope.in(tenant, () -> vault.seal(shop, 0, Map.of(Field.LICENSE_KEY, Secret.of("SL000"))));
    }

    private String opened(TenantId tenant, long revision) {
        Use use = Use.byJob(Use.Purpose.ASK_FOR_EXPIRY);
        return scope.in(tenant, () -> vault.open(shop, Field.LICENSE_KEY, revision, use, Secret::reveal));
    }
}
