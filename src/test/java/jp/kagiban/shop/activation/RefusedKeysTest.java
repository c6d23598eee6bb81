package jp.kagiban.shop.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.FakeRms;
import jp.kagiban.shop.Merchant;
import jp.kagiban.shop.ShopTest;
import jp.kagiban.shop.activation.KeyTrialLimiter.Allotment;
import jp.kagiban.shop.entry.KeyEntry;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.key.Hold;
import jp.kagiban.shop.key.KeyGeneration.TenantGeneration;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.testing.RakutenEntry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ShopTest
class RefusedKeysTest {

    @Autowired
    Merchant merchant;

    @Autowired
    Merchant otherMerchant;

    @Autowired
    KeyTrialLimiter limiter;

    @Autowired
    FakeRms rms;

    private void tenRefused(ShopId shop) {
        for (int n = 0; n < 10; n++) {
            merchant.renew(shop, Merchant.key(100 + n));
            merchant.tryKey(shop);
            merchant.pass(Duration.ofMinutes(1));
        }
    }

    private ShopId shopWithAKey() {
        rms.takes(Merchant.key(31), merchant.now().plus(Duration.ofDays(90)));
        return merchant.shopInUse(Merchant.key(31));
    }

    @Test
    void theEleventhKeyWaitsForItsTurnAndSaysWhen() {
        ShopId shop = shopWithAKey();
        tenRefused(shop);
        merchant.renew(shop, Merchant.key(110));
        rms.calls.clear();
        Optional<Instant> turn = merchant.tryKey(shop);
        assertThat(turn).contains(merchant.now().plus(Duration.ofMinutes(50)));
        assertThat(rms.calls).isEmpty();
        assertThat(merchant.status(shop).waiting().hold()).isEqualTo(Hold.TOO_MANY_REFUSED);
        assertThat(merchant.status(shop).waiting().nextTry()).isEqualTo(turn.orElseThrow());
    }

    @Test
    void itsTurnComes() {
        ShopId shop = shopWithAKey();
        tenRefused(shop);
        merchant.renew(shop, Merchant.key(110));
        rms.refuses(Merchant.key(110));
        merchant.pass(Duration.between(merchant.now(), merchant.tryKey(shop).orElseThrow()));
        merchant.tryKey(shop);
        assertThat(merchant.status(shop).waiting().lastAnswer()).isEqualTo(Answer.REJECTED);
        assertThat(merchant.status(shop).waiting().hold()).isEqualTo(Hold.NONE);
    }

    @Test
    void retriesOfAWaitingKeyAreNotCounted() {
        ShopId shop = shopWithAKey();
        merchant.renew(shop, Merchant.key(100));
        for (int n = 0; n < 15; n++) {
            merchant.tryKey(shop);
        }
        merchant.renew(shop, Merchant.key(101));
        merchant.tryKey(shop);
        assertThat(merchant.status(shop).waiting().hold()).isEqualTo(Hold.NONE);
    }

    @Test
    void keysThatGotNoAnswerAreNotCounted() {
        ShopId shop = shopWithAKey();
        for (int n = 0; n < 12; n++) {
            rms.says(Merchant.key(200 + n), new MallOutcome.Maintenance(), new MallOutcome.Maintenance());
            merchant.renew(shop, Merchant.key(200 + n));
            merchant.tryKey(shop);
        }
        assertThat(merchant.status(shop).waiting().lastAnswer()).isEqualTo(Answer.MAINTENANCE);
    }

    @Test
    void deletingTheShopBuysNoFurtherTrials() {
        ShopId shop = shopWithAKey();
        tenRefused(shop);
        merchant.delete(shop);
        ShopId next = merchant.shop(Merchant.key(110));
        merchant.tryKey(next);
        assertThat(merchant.status(next).waiting().hold()).isEqualTo(Hold.TOO_MANY_REFUSED);
    }

    @Test
    void numbersThatRmsHasTakenTakeNoPlaceOfTheTen() {
        for (int n = 0; n < 12; n++) {
            ShopId shop = shopWithNumber(n);
            merchant.renew(shop, "SL2000%02d_refused".formatted(n));
            merchant.tryKey(shop);
            assertThat(merchant.status(shop).waiting().lastAnswer()).isEqualTo(Answer.REJECTED);
        }
        assertThat(enter()).isEmpty();
    }

    private ShopId shopWithNumber(int n) {
        String key = "SL2000%02d_taken".formatted(n);
        rms.takes(key, merchant.now().plus(Duration.ofDays(90)));
        KeyEntry keys = RakutenEntry.of("SP2000%02d_secret".formatted(n), key);
        NewShop form = new NewShop("店" + n, "shop-" + n, "", RakutenFamilies.OWN_APP, keys, Set.of());
        ShopId shop = Merchant.saved(merchant.save(form)).shop();
        merchant.tryKey(shop);
        return shop;
    }

    /** Else one shop would be enough to try the numbers of all others. */
    @Test
    void aKeyWithAnotherNumberIsCountedWithTheTen() {
        ShopId shop = shopWithAKey();
        for (int n = 0; n < 10; n++) {
            merchant.replaceInSpiteOfWarnings(shop, "SL3000%02d_refused".formatted(n));
            merchant.tryKey(shop);
        }
        assertThat(enter()).contains(new KeyTrialLimiter.Turn(merchant.now().plus(Duration.ofHours(1)), true));
    }

    @Test
    void otherTenantsAreNotTouched() {
        tenRefused(shopWithAKey());
        ShopId other = otherMerchant.shop(Merchant.key(110));
        otherMerchant.tryKey(other);
        assertThat(otherMerchant.status(other).waiting().lastAnswer()).isEqualTo(Answer.REJECTED);
    }

    @Test
    void trialsUnderWayAreHeldBackFor() {
        for (int n = 0; n < 10; n++) {
            assertThat(enter()).isEmpty();
        }
        assertThat(enter()).contains(new KeyTrialLimiter.Turn(merchant.now().plusSeconds(30), false));
    }

    @Test
    void aKeyWithdrawnWhileRmsIsAskedHoldsNobodyBack() {
        ShopId shop = shopWithAKey();
        for (int n = 0; n < 10; n++) {
            String key = Merchant.key(300 + n);
            rms.says(key, new MallOutcome.Maintenance(), new MallOutcome.Maintenance());
            merchant.renew(shop, key);
            rms.meanwhile(key, () -> merchant.withdraw(shop));
            merchant.tryKey(shop);
        }
        assertThat(enter()).isEmpty();
    }

    @Test
    void aTrialThatBreaksOffHoldsNobodyBack() {
        ShopId shop = shopWithAKey();
        for (int n = 0; n < 10; n++) {
            merchant.renew(shop, Merchant.key(400 + n));
            rms.meanwhile(Merchant.key(400 + n), RefusedKeysTest::breakOff);
            assertThatThrownBy(() -> merchant.tryKey(shop)).hasMessage("broken off");
        }
        assertThat(enter()).isEmpty();
    }

    private static void breakOff() {
        throw new IllegalStateException("broken off");
    }

    @Test
    void aTrialWhoseKeyIsGoneHoldsNobodyBack() {
        ShopId shop = shopWithAKey();
        for (int n = 0; n < 10; n++) {
            merchant.renew(shop, Merchant.key(500 + n));
            KeyJobs.KeyJob job = merchant.keyJob(shop);
            merchant.in(() -> limiter.enter(job.id(), Allotment.UNPROVEN));
            merchant.withdraw(shop);
            merchant.run(job);
        }
        assertThat(enter()).isEmpty();
    }

    private Optional<KeyTrialLimiter.Turn> enter() {
        return merchant.in(
                () -> limiter.enter(new TenantGeneration(merchant.tenant, GenerationId.next()), Allotment.UNPROVEN));
    }
}
