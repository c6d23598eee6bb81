package jp.kagiban.shop.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.FakeRms;
import jp.kagiban.shop.KeyCommands.ExpiryEntry;
import jp.kagiban.shop.Merchant;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopTest;
import jp.kagiban.shop.key.Hold;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An expiry that a member enters because RMS doesn't tell it. */
@ShopTest
class HandExpiryTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 17);
    private static final Instant END = Instant.parse("2026-12-17T14:59:59Z");
    private static final String KEY = Merchant.key(81);

    @Autowired
    Merchant merchant;

    @Autowired
    FakeRms rms;

    ShopId shop;

    @BeforeEach
    void theFunctionIsOff() {
        rms.says(KEY, FakeRms.REFUSED, FakeRms.TAKEN);
        shop = merchant.shopInUse(KEY);
    }

    @Test
    void itEndsWithTheDayInTokyoAndIsMarked() {
        assertThat(merchant.enterExpiry(shop, DAY)).isEqualTo(ExpiryEntry.STORED);
        assertThat(active().expiresAt()).isEqualTo(END);
        assertThat(active().enteredByHand()).isTrue();
        assertThat(active().functionOff()).isTrue();
    }

    @Test
    void itMayBeCorrected() {
        merchant.enterExpiry(shop, DAY);
        assertThat(merchant.enterExpiry(shop, DAY.plusDays(1))).isEqualTo(ExpiryEntry.STORED);
        assertThat(active().expiresAt()).isEqualTo(END.plus(Duration.ofDays(1)));
    }

    @Test
    void itStaysWhileRmsDoesNotTell() {
        merchant.enterExpiry(shop, DAY);
        merchant.watch(shop);
        assertThat(active().expiresAt()).isEqualTo(END);
        assertThat(active().enteredByHand()).isTrue();
    }

    @Test
    void itGivesWayAsSoonAsRmsAnswers() {
        merchant.enterExpiry(shop, DAY);
        rms.takes(KEY, END.plusSeconds(86_400));
        merchant.watch(shop);
        assertThat(active().expiresAt()).isEqualTo(END.plusSeconds(86_400));
        assertThat(active().enteredByHand()).isFalse();
        assertThat(merchant.enterExpiry(shop, DAY)).isEqualTo(ExpiryEntry.NOT_NEEDED);
    }

    @Test
    void ordersAfterItsEndDisproveIt() {
        merchant.enterExpiry(shop, LocalDate.of(2026, 11, 25));
        merchant.pass(Duration.ofDays(1));
        merchant.watch(shop);
        assertThat(active().expiresAt()).isNull();
        assertThat(active().rejectedSince()).isNull();
    }

    @Test
    void aKeyRefusedAfterItsEndKeepsIt() {
        merchant.enterExpiry(shop, DAY);
        rms.refuses(KEY);
        merchant.pass(Duration.ofDays(30));
        merchant.watch(shop);
        assertThat(active().expiresAt()).isEqualTo(END);
        assertThat(active().enteredByHand()).isTrue();
    }

    @Test
    void slipsOfTheHandAreRefused() {
        assertThat(merchant.enterExpiry(shop, LocalDate.of(2026, 11, 24))).isEqualTo(ExpiryEntry.PAST);
        assertThat(merchant.enterExpiry(shop, LocalDate.of(2027, 2, 25))).isEqualTo(ExpiryEntry.TOO_FAR);
        assertThat(merchant.enterExpiry(shop, LocalDate.of(2026, 11, 25))).isEqualTo(ExpiryEntry.STORED);
        assertThat(merchant.enterExpiry(shop, LocalDate.of(2027, 2, 24))).isEqualTo(ExpiryEntry.STORED);
    }

    @Test
    void aKeyThatEndsBeforeItIsNotTakenWithoutAWord() {
        merchant.enterExpiry(shop, DAY);
        rms.says(Merchant.key(82), new MallOutcome.Valid(END.minusSeconds(60)), FakeRms.TAKEN);
        merchant.renew(shop, Merchant.key(82));
        merchant.tryKey(shop);
        assertThat(merchant.status(shop).waiting().hold()).isEqualTo(Hold.EARLIER_THAN_ACTIVE);
    }

    @Test
    void itIsAskedForMoreOftenThanADateFromRms() {
        merchant.enterExpiry(shop, DAY.plusDays(40));
        assertThat(merchant.watchPlanned(shop).orElseThrow())
                .isBeforeOrEqualTo(merchant.now().plus(Duration.ofHours(6)));
    }

    private ShopStatus.Active active() {
        return merchant.status(shop).active();
    }
}
