package jp.kagiban.shop.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.MallBusy;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.rakuten.BusyLine;
import jp.kagiban.rakuten.RmsFunction;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.FakeRms;
import jp.kagiban.shop.Merchant;
import jp.kagiban.shop.ShopTest;
import jp.kagiban.shop.diagnosis.Diagnosis.Belonging;
import jp.kagiban.shop.diagnosis.Diagnosis.Finding;
import jp.kagiban.shop.diagnosis.Diagnosis.Verdict;
import jp.kagiban.shop.register.CheckNow;
import jp.kagiban.task.HandDrivenTasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the diagnosis of a shop's key finds, and when it runs. */
@ShopTest
class ShopDiagnosisTest {

    private static final Instant END = Instant.parse("2027-02-23T14:59:59Z");
    private static final String KEY = Merchant.key(91);
    private static final String NEXT = Merchant.key(92);

    @Autowired
    Merchant merchant;

    @Autowired
    FakeRms rms;

    @Autowired
    HandDrivenTasks tasks;

    ShopId shop;

    @BeforeEach
    void aKeyHasComeIntoUse() {
        rms.forget();
        rms.takes(KEY, END);
        shop = merchant.shopInUse(KEY);
        rms.calls.clear();
    }

    @Test
    void itRunsAfterAKeyHasComeIntoUse() {
        assertThat(merchant.diagnosisPlanned(shop)).contains(merchant.now());
        assertThat(merchant.diagnosis(shop).underway()).isTrue();
        assertThat(merchant.runDiagnosis(shop)).isEmpty();
        assertThat(merchant.diagnosis(shop).underway()).isFalse();
        assertThat(merchant.diagnosis(shop).lastFour()).isEqualTo("0091");
    }

    @Test
    void checksGoBeforeIt() {
        assertThat(tasks.kindsFor(shop)).containsSubsequence("shop-watch", "order-intake", "shop-diagnosis");
    }

    @Test
    void everyHarmlessFunctionIsTriedOnceAndNoOther() {
        merchant.runDiagnosis(shop);
        assertThat(rms.calls)
                .extracting(call -> call.substring(0, call.indexOf(' ')))
                .containsExactly(
                        "license.expiryDate.get",
                        "rpay.order.searchOrder",
                        "rpay.order.getOrder",
                        "shop.shopMaster.get",
                        "cabinet.usage.get",
                        "purchaseitem.searchOrderItem",
                        "reserve.infoList.get");
    }

    @Test
    void beforeALongLineItGoesOnWithWhatIsLeft() {
        rms.meanwhile(
                KEY,
                () -> rms.meanwhile(KEY, () -> {
                    throw BusyLine.ofSeconds(3);
                }));
        assertThatExceptionOfType(MallBusy.class).isThrownBy(() -> merchant.runDiagnosis(shop));
        assertThat(rms.calls).hasSize(2);
        rms.calls.clear();
        merchant.runDiagnosis(shop);
        assertThat(rms.calls).hasSize(6);
        assertThat(merchant.diagnosis(shop).findings()).hasSize(8);
    }

    @Test
    void whatRmsSaidBecomesAVerdict() {
        rms.saysOf(RmsFunction.SEARCH_ORDER, new MallOutcome.Valid(null));
        rms.saysOf(RmsFunction.CABINET_USAGE, new MallOutcome.Maintenance());
        merchant.runDiagnosis(shop);
        assertThat(merchant.diagnosis(shop).findings())
                .contains(
                        new Finding(RmsFunction.SEARCH_ORDER.function(), Verdict.USABLE, Answer.VALID),
                        new Finding(RmsFunction.RESERVE_LIST.function(), Verdict.REFUSED, Answer.REJECTED),
                        new Finding(RmsFunction.CABINET_USAGE.function(), Verdict.UNKNOWN, Answer.MAINTENANCE),
                        new Finding(RmsFunction.CONFIRM_ORDER.function(), Verdict.NOT_TRIED, null));
        assertThat(merchant.diagnosis(shop).refusedEverywhere()).isFalse();
    }

    @Test
    void aKeyRefusedEverywhereIsSaidToBe() {
        rms.refuses(KEY);
        merchant.runDiagnosis(shop);
        assertThat(merchant.diagnosis(shop).refusedEverywhere()).isTrue();
    }

    @Test
    void theShopMasterTellsWhetherTheKeyBelongsHere() {
        rms.master("shop-a");
        merchant.runDiagnosis(shop);
        assertThat(merchant.diagnosis(shop).belonging()).isEqualTo(Belonging.SAME);
        merchant.pass(Duration.ofMinutes(1));
        rms.master("shop-b");
        merchant.diagnose(shop);
        merchant.runDiagnosis(shop);
        assertThat(merchant.diagnosis(shop).belonging()).isEqualTo(Belonging.OTHER);
        assertThat(merchant.diagnosis(shop).rmsCode()).isEqualTo("shop-b");
    }

    @Test
    void afterItTheShopSaysWhatItsKeyLacks() {
        rms.saysToReading(KEY, FakeRms.REFUSED).master("shop-b");
        merchant.runDiagnosis(shop);
        Lack lack = merchant.status(shop).active().lack();
        assertThat(lack).isEqualTo(new Lack(List.of(RmsFunction.GET_ORDER.function()), true, null, "shop-b"));
        assertThat(merchant.statuses())
                .first()
                .extracting(all -> all.active().lack())
                .isEqualTo(lack);
    }

    @Test
    void whatAFormerKeyLackedSaysNothingOfTheNext() {
        rms.saysToReading(KEY, FakeRms.REFUSED);
        merchant.runDiagnosis(shop);
        rms.takes(NEXT, END.plusSeconds(86_400));
        merchant.renew(shop, NEXT);
        merchant.tryKey(shop);
        assertThat(merchant.status(shop).active().lack()).isEqualTo(Lack.NONE);
    }

    @Test
    void whatWasFoundWhileTheKeyWasRefusedIsFoundAnewOnceItIsTaken() {
        rms.refuses(KEY);
        merchant.watch(shop);
        merchant.runDiagnosis(shop);
        rms.takes(KEY, END);
        merchant.watch(shop);
        assertThat(merchant.diagnosis(shop).underway()).isTrue();
        merchant.runDiagnosis(shop);
        assertThat(merchant.status(shop).active().lack()).isEqualTo(Lack.NONE);
    }

    @Test
    void byHandItRunsAtMostOnceAMinute() {
        assertThat(merchant.diagnose(shop))
                .isEqualTo(new CheckNow(false, merchant.now().plusSeconds(60)));
        merchant.pass(Duration.ofMinutes(1));
        assertThat(merchant.diagnose(shop).planned()).isTrue();
    }

    @Test
    void anotherKeyMeanwhileLetsItBeginAgain() {
        rms.takes(NEXT, END.plusSeconds(86_400));
        merchant.renew(shop, NEXT);
        rms.meanwhile(KEY, () -> merchant.tryKey(shop));
        assertThat(merchant.runDiagnosis(shop)).contains(merchant.now());
        assertThat(merchant.diagnosis(shop).findings()).hasSize(1);
        assertThat(merchant.runDiagnosis(shop)).isEmpty();
        assertThat(merchant.diagnosis(shop).lastFour()).isEqualTo("0092");
    }

    @Test
    void aShopDeletedMeanwhileEndsIt() {
        rms.meanwhile(KEY, () -> merchant.delete(shop));
        assertThat(merchant.runDiagnosis(shop)).isEmpty();
        assertThat(merchant.diagnosisPlanned(shop)).isEmpty();
    }

    @Test
    void killedInBetweenItBeginsAgain() {
        rms.meanwhile(KEY, () -> {
            throw new IllegalStateException("The node is gone");
        });
        try {
            merchant.runDiagnosis(shop);
        } catch (IllegalStateException gone) {
            assertThat(merchant.diagnosis(shop).underway()).isTrue();
        }
        assertThat(merchant.runDiagnosis(shop)).isEmpty();
        assertThat(merchant.diagnosis(shop).findings()).hasSize(8);
    }

    @Test
    void aKeyThatWaitsIsTriedWhereNoneIsInUse() {
        ShopId other = merchant.shop("2号店", "shop-b", NEXT);
        assertThat(merchant.diagnose(other).planned()).isTrue();
        merchant.runDiagnosis(other);
        assertThat(merchant.diagnosis(other).lastFour()).isEqualTo("0092");
    }

    @Test
    void anAnswerOfTheLicenceApiWakesTheWatch() {
        rms.says(KEY, FakeRms.REFUSED, FakeRms.TAKEN);
        merchant.watch(shop);
        rms.saysOf(RmsFunction.LICENCE_EXPIRY, new MallOutcome.Valid(END));
        merchant.pass(Duration.ofMinutes(1));
        merchant.runDiagnosis(shop);
        assertThat(merchant.watchPlanned(shop)).contains(merchant.now());
    }
}
