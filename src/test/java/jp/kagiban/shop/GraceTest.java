package jp.kagiban.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.shop.key.KeyRecord;
import jp.kagiban.shop.key.KeyRetirement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of the secrets of a key that another has superseded. */
@ShopTest
class GraceTest {

    private static final Duration DAY = Duration.ofHours(24);
    private static final String OLD = Merchant.key(61);
    private static final String NEW = Merchant.key(62);

    @Autowired
    Merchant merchant;

    @Autowired
    Merchant stranger;

    @Autowired
    FakeRms rms;

    @Autowired
    FakeVault vault;

    @Autowired
    KeyRetirement retirement;

    @Autowired
    JobReconciler reconciler;

    ShopId shop;
    KeyJobs.ShredJob job;

    @BeforeEach
    void aKeyIsSuperseded() {
        rms.takes(OLD, merchant.now().plus(Duration.ofDays(20)));
        rms.takes(NEW, merchant.now().plus(Duration.ofDays(90)));
        shop = merchant.shopInUse(OLD);
        merchant.renew(shop, NEW);
        merchant.tryKey(shop);
        job = new KeyJobs.ShredJob(merchant.tenant, shop, old().generation());
    }

    @Test
    void theyAreDestroyedAfterADay() {
        assertThat(merchant.planned(job)).contains(merchant.now().plus(DAY));
        merchant.pass(DAY);
        assertThat(retirement.shred(job)).isEmpty();
        assertThat(vault.count(shop)).isEqualTo(2);
        assertThat(old().secretsUntil()).isNull();
    }

    @Test
    void notAMomentEarlier() {
        Instant due = merchant.now().plus(DAY);
        merchant.pass(DAY.minusMillis(1));
        assertThat(retirement.shred(job)).contains(due);
        assertThat(vault.count(shop)).isEqualTo(4);
    }

    @Test
    void runTwiceTheJobDoesNothingMore() {
        merchant.pass(DAY);
        retirement.shred(job);
        assertThat(retirement.shred(job)).isEmpty();
        assertThat(merchant.status(shop).active().lastFour()).isEqualTo("0062");
        assertThat(vault.count(shop)).isEqualTo(2);
    }

    @Test
    void theMemberMayDestroyThemAtOnce() {
        assertThat(merchant.destroySecrets(shop, job.generation())).isTrue();
        assertThat(vault.count(shop)).isEqualTo(2);
        assertThat(merchant.planned(job)).isEmpty();
        assertThat(merchant.destroySecrets(shop, job.generation())).isFalse();
    }

    @Test
    void theHistoryStays() {
        merchant.destroySecrets(shop, job.generation());
        assertThat(old().lastFour()).isEqualTo("0061");
        assertThat(old().enteredBy()).isEqualTo(merchant.member);
        assertThat(old().activeFrom()).isNotNull();
        assertThat(old().endedAt()).isNotNull();
        assertThat(old().endReason()).isEqualTo(KeyRecord.EndReason.SUPERSEDED);
    }

    @Test
    void theKeyInUseCannotBeDestroyed() {
        GenerationId active = merchant.status(shop).active().generation();
        assertThat(merchant.destroySecrets(shop, active)).isFalse();
        assertThat(vault.count(shop)).isEqualTo(4);
    }

    @Test
    void aLostJobIsPlannedAgain() {
        merchant.loseJob(job);
        merchant.pass(DAY);
        reconciler.reconcile();
        assertThat(merchant.planned(job)).contains(merchant.now());
    }

    @Test
    void deletingTheShopDestroysAll() {
        merchant.delete(shop);
        assertThat(vault.count(shop)).isZero();
        assertThat(merchant.planned(job)).isEmpty();
        merchant.pass(DAY);
        assertThat(retirement.shred(job)).isEqualTo(Optional.empty());
    }

    @Test
    void anotherTenantCannotDestroyThem() {
        assertThat(stranger.destroySecrets(shop, job.generation())).isFalse();
        assertThat(vault.count(shop)).isEqualTo(4);
    }

    private KeyRecord old() {
        return merchant.history(shop).getLast();
    }
}
