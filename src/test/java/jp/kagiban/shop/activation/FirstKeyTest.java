package jp.kagiban.shop.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.FakeRms;
import jp.kagiban.shop.FakeVault;
import jp.kagiban.shop.Merchant;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopTest;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.shop.key.KeyRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ShopTest
class FirstKeyTest {

    private static final Instant EXPIRY = Instant.parse("2027-02-23T14:59:59Z");
    private static final String KEY = Merchant.key(1);

    @Autowired
    Merchant merchant;

    @Autowired
    FakeRms rms;

    @Autowired
    FakeVault vault;

    @Test
    void aSavedKeyWaitsAndItsJobIsDueAtOnce() {
        ShopId shop = merchant.shop(KEY);
        ShopStatus.Waiting waiting = merchant.status(shop).waiting();
        assertThat(waiting.lastFour()).isEqualTo("0001");
        assertThat(waiting.enteredBy()).isEqualTo(merchant.member);
        assertThat(merchant.planned(merchant.keyJob(shop))).contains(merchant.now());
        assertThat(vault.count(shop)).isEqualTo(2);
    }

    @Test
    void aKeyThatTheLicenceApiTakesComesIntoUse() {
        rms.takes(KEY, EXPIRY);
        ShopId shop = merchant.shopInUse(KEY);
        ShopStatus.Active active = merchant.status(shop).active();
        assertThat(active.expiresAt()).isEqualTo(EXPIRY);
        assertThat(active.functionOff()).isFalse();
        assertThat(active.replacedAnother()).isFalse();
        assertThat(merchant.status(shop).waiting()).isNull();
        assertThat(rms.calls).last().isEqualTo("licence " + Merchant.SECRET + ":" + KEY);
    }

    @Test
    void untilRmsTakesItNobodyElseWaitsInItsLine() {
        rms.forget();
        rms.takes(KEY, EXPIRY);
        ShopId shop = merchant.shopInUse(KEY);
        merchant.watch(shop);
        assertThat(rms.lines).containsExactly(merchant.tenant + ":123456", "123456");
    }

    @Test
    void theWatchIsPlannedWithTheFirstKey() {
        rms.takes(KEY, EXPIRY);
        ShopId shop = merchant.shopInUse(KEY);
        assertThat(merchant.watchPlanned(shop)).contains(merchant.status(shop).nextAsk());
    }

    @Test
    void anOrderIsTheSecondProofAndTheFunctionIsNotedAsOff() {
        rms.says(KEY, FakeRms.REFUSED, FakeRms.TAKEN);
        ShopId shop = merchant.shopInUse(KEY);
        assertThat(merchant.status(shop).active().functionOff()).isTrue();
        assertThat(merchant.status(shop).active().expiresAt()).isNull();
    }

    @Test
    void aKeyThatRmsBeginsToTakeBetweenTwoCallsHasItsDate() {
        rms.refuses(KEY);
        ShopId shop = merchant.shop(KEY);
        rms.meanwhile(KEY, () -> rms.meanwhile(KEY, () -> rms.takes(KEY, EXPIRY)));
        merchant.tryKey(shop);
        assertThat(merchant.status(shop).active().expiresAt()).isEqualTo(EXPIRY);
        assertThat(merchant.status(shop).active().functionOff()).isFalse();
    }

    @Test
    void aRefusedKeyWaitsAndIsTriedAgainAfterTwoMinutes() {
        rms.refuses(KEY);
        ShopId shop = merchant.shop(KEY);
        assertThat(merchant.tryKey(shop)).contains(merchant.now().plus(Duration.ofMinutes(2)));
        ShopStatus status = merchant.status(shop);
        assertThat(status.waiting().lastAnswer()).isEqualTo(Answer.REJECTED);
        assertThat(status.waiting().nextTry()).isEqualTo(merchant.now().plus(Duration.ofMinutes(2)));
        assertThat(status.askedAt()).isEqualTo(merchant.now());
    }

    @Test
    void aKeyRefusedAtFirstComesIntoUseLater() {
        rms.refuses(KEY);
        ShopId shop = merchant.shop(KEY);
        merchant.tryKey(shop);
        merchant.pass(Duration.ofMinutes(20));
        rms.takes(KEY, EXPIRY);
        assertThat(merchant.tryKey(shop)).isEmpty();
        assertThat(merchant.status(shop).active().activeFrom()).isEqualTo(merchant.now());
    }

    @Test
    void aKeyRefusedFor24HoursEndsAsNotAccepted() {
        rms.refuses(KEY);
        ShopId shop = merchant.shop(KEY);
        merchant.tryKey(shop);
        for (int halfHours = 0; halfHours < 48; halfHours++) {
            merchant.pass(Duration.ofMinutes(30));
            merchant.tryKey(shop);
        }
        assertThat(merchant.status(shop).waiting()).isNull();
        assertThat(merchant.status(shop).refused().lastFour()).isEqualTo("0001");
        assertThat(vault.count(shop)).isZero();
        assertThat(merchant.details(shop).stored()).isFalse();
    }

    @Test
    void timesWithoutAnAnswerDoNotCount() {
        rms.says(KEY, new MallOutcome.Unreachable(), new MallOutcome.Unreachable());
        ShopId shop = merchant.shop(KEY);
        merchant.tryKey(shop);
        merchant.pass(Duration.ofHours(30));
        rms.refuses(KEY);
        assertThat(merchant.tryKey(shop)).isPresent();
        assertThat(merchant.status(shop).unreachableSince()).isNull();
    }

    @Test
    void anUnreachableRmsIsNoted() {
        rms.says(KEY, new MallOutcome.Unreachable(), new MallOutcome.Unreachable());
        ShopId shop = merchant.shop(KEY);
        merchant.tryKey(shop);
        assertThat(merchant.status(shop).unreachableSince()).isEqualTo(merchant.now());
        assertThat(merchant.details(shop).lastAnswer()).isEqualTo(Answer.UNREACHABLE);
    }

    @Test
    void aKeyWithdrawnWhileRmsIsAskedStaysWithdrawn() {
        rms.takes(KEY, EXPIRY);
        ShopId shop = merchant.shop(KEY);
        rms.meanwhile(KEY, () -> merchant.withdraw(shop));
        assertThat(merchant.tryKey(shop)).isEmpty();
        assertThat(merchant.status(shop).active()).isNull();
        assertThat(vault.count(shop)).isZero();
    }

    @Test
    void aJobThatRunsTwiceChangesNothing() {
        rms.takes(KEY, EXPIRY);
        ShopId shop = merchant.shop(KEY);
        KeyJobs.KeyJob job = merchant.keyJob(shop);
        rms.meanwhile(KEY, () -> merchant.tryKey(shop));
        assertThat(merchant.run(job)).isEmpty();
        assertThat(merchant.run(job)).isEmpty();
        assertThat(merchant.history(shop))
                .singleElement()
                .extracting(KeyRecord::state)
                .isEqualTo(KeyRecord.State.ACTIVE);
    }

    @Test
    void aFirstKeyWithAPastDateCountsAsExpired() {
        Instant past = merchant.now().minusSeconds(1);
        rms.takes(KEY, past);
        ShopId shop = merchant.shopInUse(KEY);
        assertThat(merchant.status(shop).active().expiresAt()).isEqualTo(past);
    }
}
