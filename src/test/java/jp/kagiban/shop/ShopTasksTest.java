package jp.kagiban.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.shop.key.KeyRecord;
import jp.kagiban.testing.HandDrivenJobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The tasks and jobs of shops as a node runs them, stored and read back. */
@ShopTest
class ShopTasksTest {

    private static final String KEY = Merchant.key(51);

    @Autowired
    Merchant merchant;

    @Autowired
    FakeRms rms;

    @Autowired
    HandDrivenJobs jobs;

    @BeforeEach
    void nothingElseIsPlanned() {
        jobs.forget();
    }

    private void runDue() {
        jobs.runDue();
    }

    @Test
    void aKeyComesIntoUseAndItsJobEnds() {
        rms.takes(KEY, merchant.now().plus(Duration.ofDays(90)));
        ShopId shop = merchant.shop(KEY);
        KeyJobs.KeyJob job = merchant.keyJob(shop);
        runDue();
        assertThat(merchant.status(shop).active()).isNotNull();
        assertThat(merchant.planned(job)).isEmpty();
        assertThat(merchant.watchPlanned(shop)).isPresent();
    }

    @Test
    void aRefusedKeysJobMovesToTheNextTry() {
        rms.refuses(KEY);
        ShopId shop = merchant.shop(KEY);
        runDue();
        assertThat(merchant.planned(merchant.keyJob(shop)))
                .contains(merchant.now().plus(Duration.ofMinutes(2)));
    }

    @Test
    void theKeyIsDiagnosedAfterItHasComeIntoUse() {
        rms.takes(KEY, merchant.now().plus(Duration.ofDays(90)));
        ShopId shop = merchant.shop(KEY);
        runDue();
        runDue();
        assertThat(merchant.diagnosis(shop).underway()).isFalse();
        assertThat(merchant.diagnosisPlanned(shop)).isEmpty();
    }

    @Test
    void aSupersededKeysSecretsGoAfterADay() {
        rms.takes(KEY, merchant.now().plus(Duration.ofDays(80)));
        rms.takes(Merchant.key(52), merchant.now().plus(Duration.ofDays(90)));
        ShopId shop = merchant.shopInUse(KEY);
        merchant.renew(shop, Merchant.key(52));
        runDue();
        merchant.pass(Duration.ofHours(24));
        runDue();
        assertThat(merchant.history(shop)).extracting(KeyRecord::secretsUntil).containsOnlyNulls();
    }

    @Test
    void theWatchGoesOn() {
        rms.takes(KEY, merchant.now().plus(Duration.ofDays(90)));
        ShopId shop = merchant.shop(KEY);
        runDue();
        merchant.pass(
                Duration.between(merchant.now(), merchant.watchPlanned(shop).orElseThrow()));
        runDue();
        assertThat(merchant.status(shop).askedAt()).isEqualTo(merchant.now());
        assertThat(merchant.watchPlanned(shop)).contains(merchant.status(shop).nextAsk());
    }

    @Test
    void aJobThatFailsIsRunAgain() {
        rms.takes(KEY, merchant.now().plus(Duration.ofDays(90)));
        ShopId shop = merchant.shop(KEY);
        KeyJobs.KeyJob job = merchant.keyJob(shop);
        rms.meanwhile(KEY, () -> {
            throw new IllegalStateException("The node has trouble");
        });
        runDue();
        assertThat(merchant.planned(job)).contains(merchant.now().plusSeconds(60));
        merchant.pass(Duration.ofMinutes(1));
        runDue();
        assertThat(merchant.status(shop).active()).isNotNull();
    }

    @Test
    void aKeyMayBeWithdrawnWhileItsJobRuns() {
        rms.takes(KEY, merchant.now().plus(Duration.ofDays(90)));
        ShopId shop = merchant.shop(KEY);
        KeyJobs.KeyJob job = merchant.keyJob(shop);
        rms.meanwhile(KEY, () -> merchant.withdraw(shop));
        runDue();
        assertThat(merchant.status(shop).active()).isNull();
        assertThat(merchant.planned(job)).isEmpty();
    }

    @Test
    void aShopMayBeDeletedWhileItsWatchRuns() {
        rms.takes(KEY, merchant.now().plus(Duration.ofDays(90)));
        ShopId shop = merchant.shop(KEY);
        runDue();
        merchant.checkNow(shop);
        rms.meanwhile(KEY, () -> merchant.delete(shop));
        runDue();
        assertThat(merchant.statuses()).isEmpty();
        assertThat(merchant.watchPlanned(shop)).isEmpty();
    }
}
