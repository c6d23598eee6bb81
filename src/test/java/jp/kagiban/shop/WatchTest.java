package jp.kagiban.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.shop.register.CheckNow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ShopTest
class WatchTest {

    private static final Instant EXPIRY = Instant.parse("2026-12-17T14:59:59Z");
    private static final String KEY = Merchant.key(41);

    @Autowired
    Merchant merchant;

    @Autowired
    FakeRms rms;

    @Autowired
    JobReconciler reconciler;

    ShopId shop;

    @BeforeEach
    void aKeyIsInUse() {
        rms.takes(KEY, EXPIRY);
        shop = merchant.shopInUse(KEY);
        merchant.pass(Duration.ofHours(6));
    }

    private ShopStatus.Active active() {
        return merchant.status(shop).active();
    }

    @Test
    void whatRmsSaysIsStored() {
        rms.takes(KEY, EXPIRY.plusSeconds(86_400));
        assertThat(merchant.watch(shop)).contains(merchant.status(shop).nextAsk());
        assertThat(active().expiresAt()).isEqualTo(EXPIRY.plusSeconds(86_400));
        assertThat(merchant.status(shop).askedAt()).isEqualTo(merchant.now());
        assertThat(merchant.details(shop).lastAnswer()).isEqualTo(Answer.VALID);
    }

    @Test
    void theLastDateSeenOutlivesTheKey() {
        merchant.pass(Duration.between(merchant.now(), EXPIRY.plusSeconds(1)));
        rms.refuses(KEY);
        rms.calls.clear();
        merchant.watch(shop);
        assertThat(active().expiresAt()).isEqualTo(EXPIRY);
        assertThat(rms.calls).hasSize(1);
        assertThat(merchant.status(shop).nextAsk()).isBefore(merchant.now().plus(Duration.ofMinutes(61)));
    }

    @Test
    void aKeyRefusedBeforeItsEndIsNotedSinceTheFirstRefusal() {
        rms.refuses(KEY);
        merchant.watch(shop);
        Instant first = merchant.now();
        merchant.pass(Duration.ofHours(1));
        merchant.watch(shop);
        assertThat(active().rejectedSince()).isEqualTo(first);
    }

    @Test
    void aRefusalThatPassesIsForgotten() {
        rms.refuses(KEY);
        merchant.watch(shop);
        rms.takes(KEY, EXPIRY);
        merchant.watch(shop);
        assertThat(active().rejectedSince()).isNull();
    }

    @Test
    void anOrderBesideARefusedLicenceMeansTheFunctionIsOff() {
        rms.says(KEY, FakeRms.REFUSED, FakeRms.TAKEN);
        merchant.watch(shop);
        assertThat(active().functionOff()).isTrue();
        assertThat(active().rejectedSince()).isNull();
        assertThat(active().expiresAt()).isEqualTo(EXPIRY);
    }

    @Test
    void withoutAnAnswerItIsTriedAgainSoonAndSaid() {
        rms.says(KEY, new MallOutcome.Garbled(), FakeRms.TAKEN);
        merchant.watch(shop);
        assertThat(merchant.status(shop).unreachableSince()).isEqualTo(merchant.now());
        assertThat(merchant.status(shop).checkEndedAt()).isEqualTo(merchant.now());
        assertThat(merchant.status(shop).nextAsk())
                .isBetween(merchant.now().plusSeconds(300), merchant.now().plusSeconds(900));
        assertThat(active().expiresAt()).isEqualTo(EXPIRY);
    }

    @Test
    void anAnswerEndsTheSilence() {
        rms.says(KEY, new MallOutcome.Maintenance(), FakeRms.TAKEN);
        merchant.watch(shop);
        rms.takes(KEY, EXPIRY);
        merchant.watch(shop);
        assertThat(merchant.status(shop).unreachableSince()).isNull();
    }

    @Test
    void anAnswerAboutAKeyThatWasReplacedMeanwhileIsDropped() {
        Instant next = EXPIRY.plus(Duration.ofDays(90));
        rms.takes(Merchant.key(42), next);
        merchant.renew(shop, Merchant.key(42));
        rms.meanwhile(KEY, () -> merchant.tryKey(shop));
        assertThat(merchant.watch(shop)).contains(merchant.status(shop).nextAsk());
        assertThat(active().expiresAt()).isEqualTo(next);
    }

    @Test
    void aCheckMayBeAskedForOnceAMinute() {
        assertThat(merchant.checkNow(shop))
                .isEqualTo(new CheckNow(true, merchant.now().plusSeconds(60)));
        assertThat(merchant.watchPlanned(shop)).contains(merchant.now());
        Instant again = merchant.now().plusSeconds(60);
        merchant.pass(Duration.ofSeconds(59));
        assertThat(merchant.checkNow(shop)).isEqualTo(new CheckNow(false, again));
        merchant.pass(Duration.ofSeconds(1));
        assertThat(merchant.checkNow(shop).planned()).isTrue();
    }

    @Test
    void aCheckAsksForTheWaitingKeyToo() {
        rms.refuses(Merchant.key(42));
        merchant.renew(shop, Merchant.key(42));
        merchant.tryKey(shop);
        merchant.checkNow(shop);
        assertThat(merchant.planned(merchant.keyJob(shop))).contains(merchant.now());
    }

    @Test
    void aLostJobIsPlannedAgain() {
        merchant.renew(shop, Merchant.key(42));
        KeyJobs.KeyJob job = merchant.keyJob(shop);
        merchant.loseTasks();
        merchant.pass(Duration.ofDays(2));
        reconciler.reconcile();
        assertThat(merchant.watchPlanned(shop)).contains(merchant.now());
        assertThat(merchant.planned(job)).contains(merchant.now());
    }

    @Test
    void aWatchOfAClockThatWasAheadComesNow() {
        merchant.pass(Duration.ofDays(40));
        merchant.watch(shop);
        merchant.pass(Duration.ofDays(-40));
        reconciler.reconcile();
        assertThat(merchant.watchPlanned(shop)).contains(merchant.now());
        merchant.watch(shop);
        assertThat(merchant.status(shop).nextAsk()).isBefore(merchant.now().plus(Duration.ofDays(1)));
    }
}
