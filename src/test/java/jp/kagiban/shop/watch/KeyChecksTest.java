package jp.kagiban.shop.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.FakeRms;
import jp.kagiban.shop.Merchant;
import jp.kagiban.shop.ShopTest;
import jp.kagiban.shop.register.ShopChanged;
import jp.kagiban.shop.watch.CheckDays.Counts;
import jp.kagiban.task.HandDrivenTasks;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Keys that were checked before are checked together. */
@ShopTest
@RecordApplicationEvents
class KeyChecksTest {

    private static final Instant EXPIRY = SettableClock.START.plus(Duration.ofDays(80));
    private static final String KEY = Merchant.key(81);
    private static final String OTHER_KEY = Merchant.key(82);

    @Autowired
    Merchant merchant;

    @Autowired
    Merchant other;

    @Autowired
    FakeRms rms;

    @Autowired
    HandDrivenTasks tasks;

    @Autowired
    ApplicationEvents events;

    private ShopId shop;

    @BeforeEach
    void aKeyWasCheckedBefore() {
        tasks.forget();
        rms.forget();
        rms.takes(KEY, EXPIRY);
        shop = merchant.shopInUse(KEY);
        checkADayLater();
        events.clear();
        rms.calls.clear();
    }

    private void checkADayLater() {
        merchant.pass(Duration.ofDays(1));
        tasks.due("shop-watch"::equals).run();
    }

    private boolean anybodyIsTold() {
        return events.stream(ShopChanged.class).findAny().isPresent();
    }

    @Test
    void whatIsSaidAsBeforeIsNotedAndToldNobody() {
        checkADayLater();
        assertThat(rms.calls).hasSize(1);
        assertThat(merchant.status(shop).askedAt()).isEqualTo(merchant.now());
        assertThat(anybodyIsTold()).isFalse();
    }

    private Counts today() {
        return merchant.in(() -> merchant.records().checks(shop)).on(Jst.day(merchant.now()));
    }

    @Test
    void eachCheckCountsForItsDay() {
        checkADayLater();
        assertThat(today()).isEqualTo(new Counts(1, 0, 0));
        rms.says(KEY, new MallOutcome.Maintenance(), new MallOutcome.Maintenance());
        checkADayLater();
        assertThat(today()).isEqualTo(new Counts(0, 1, 0));
        rms.refuses(KEY);
        merchant.checkNow(shop);
        tasks.due("shop-watch"::equals).run();
        assertThat(today()).isEqualTo(new Counts(0, 1, 1));
        assertThat(merchant.in(() -> merchant.records().checks(shop))
                        .on(Jst.day(merchant.now()).minusDays(1)))
                .isEqualTo(new Counts(1, 0, 0));
    }

    @Test
    void theTakeoverOfAKeyIsACheck() {
        assertThat(merchant.in(() -> merchant.records().checks(shop)).on(Jst.day(SettableClock.START)))
                .isEqualTo(new Counts(1, 0, 0));
    }

    @Test
    void theNextCheckIsPlannedWithIt() {
        checkADayLater();
        assertThat(merchant.status(shop).nextAsk()).isAfter(merchant.now());
        assertThat(merchant.watchPlanned(shop)).contains(merchant.status(shop).nextAsk());
    }

    @Test
    void whoeverAskedForACheckIsTold() {
        merchant.checkNow(shop);
        events.clear();
        tasks.due("shop-watch"::equals).run();
        assertThat(anybodyIsTold()).isTrue();
    }

    @Test
    void anotherDateIsStoredAndTold() {
        rms.takes(KEY, EXPIRY.plus(Duration.ofDays(1)));
        checkADayLater();
        assertThat(merchant.status(shop).active().expiresAt()).isEqualTo(EXPIRY.plus(Duration.ofDays(1)));
        assertThat(anybodyIsTold()).isTrue();
    }

    @Test
    void aRefusalIsStoredAndTold() {
        rms.refuses(KEY);
        checkADayLater();
        assertThat(merchant.status(shop).active().rejectedSince()).isEqualTo(merchant.now());
        assertThat(anybodyIsTold()).isTrue();
    }

    @Test
    void aCheckAskedForMeanwhileIsRunToo() {
        rms.meanwhile(KEY, () -> merchant.checkNow(shop));
        checkADayLater();
        assertThat(merchant.watchPlanned(shop)).contains(merchant.now());
    }

    @Test
    void aShopThatIsDeletedMeanwhileStaysSo() {
        rms.meanwhile(KEY, () -> merchant.delete(shop));
        checkADayLater();
        assertThat(merchant.statuses()).isEmpty();
        assertThat(merchant.watchPlanned(shop)).isEmpty();
    }

    @Test
    void shopsOfTwoTenantsAreCheckedTogether() {
        rms.takes(OTHER_KEY, EXPIRY);
        merchant.pass(Duration.ZERO);
        ShopId others = other.shopInUse(OTHER_KEY);
        checkADayLater();
        checkADayLater();
        assertThat(merchant.status(shop).askedAt()).isEqualTo(merchant.now());
        assertThat(other.status(others).askedAt()).isEqualTo(merchant.now());
    }
}
