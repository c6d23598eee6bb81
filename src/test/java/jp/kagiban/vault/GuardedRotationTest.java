package jp.kagiban.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

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
    VaultDoctor doctor;

    @Autowired
    TenantScope scope;

    @Autowired
    SettableClock clock;

    private final UUID shop = Ids.next();

    @Test
    void whatWasSealedBeforeOpensAfterwards() {
        TenantId tenant = TenantId.next();
        long revision = scope.in(tenant, () -> vault.seal(shop, 0, Map.of(Field.LICENSE_KEY, Secret.of("SL000"))));
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

    private String opened(TenantId tenant, long revision) {
        Use use = Use.byJob(Use.Purpose.ASK_FOR_EXPIRY);
        return scope.in(tenant, () -> vault.open(shop, Field.LICENSE_KEY, revision, use, Secret::reveal));
    }
}
