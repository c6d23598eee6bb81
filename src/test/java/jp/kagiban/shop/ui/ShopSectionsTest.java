package jp.kagiban.shop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Duration;
import java.time.LocalDate;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.manual.ui.StepHelp;
import jp.kagiban.manual.ui.StepWay;
import jp.kagiban.rakuten.RmsFunction;
import jp.kagiban.shared.ShopId;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ScriptedRms;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.Test;

/** What a shop's page offers beside its form: the diagnosis, the expiry by hand, the end of old keys. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class ShopSectionsTest extends ShopScreens {

    private static final String DIAGNOSE = "接続診断";
    private static final String USE_DATE = "この日付を登録";

    @Test
    void theDiagnosisHasAHeadingAndAButtonOfItsName() {
        open(inUse());
        assertThat(offers(DIAGNOSE)).isTrue();
        assertThat(find(H2.class).withText(DIAGNOSE).exists()).isTrue();
    }

    @Test
    void itsProgressAndItsResultsAppearInTheOpenPage() {
        rms.saysOf(RmsFunction.SEARCH_ORDER, new MallOutcome.Valid(null));
        rms.saysOf(RmsFunction.CABINET_USAGE, new MallOutcome.Unreachable());
        rms.master("shop-a");
        open(inUse());
        pass(Duration.ofMinutes(2));
        press(DIAGNOSE);
        assertThat(diagnosis()).contains("7件中0件を確認しました");
        assertThat(find(ProgressBar.class, section()).single().getMax()).isEqualTo(7);
        jobs.runDue();
        follows(() -> assertThat(diagnosis())
                .containsSubsequence("rpay.order.searchOrder", "利用できる", "注文を探せます。")
                .containsSubsequence("rpay.order.confirmOrder", "試していない")
                .containsSubsequence("cabinet.usage.get", "不明", "RMSにつながらなかったため")
                .containsSubsequence("reserve.infoList.get", "利用できない")
                .contains("ショップURLと一致しています", "末尾4桁 …0001"));
        assertThat(find(ProgressBar.class, section()).exists()).isFalse();
    }

    @Test
    void aRefusedFunctionLeadsToTheStepThatSwitchesItOn() {
        rms.saysOf(RmsFunction.SEARCH_ORDER, new MallOutcome.Valid(null));
        ShopId shop = inUse();
        rms.saysOf(RmsFunction.GET_ORDER, ScriptedRms.REFUSED);
        jobs.runDue();
        open(shop);
        assertThat(find(StepWay.class, section()).all())
                .extracting(way -> way.getAriaLabel().orElseThrow())
                .contains("rpay.order.getOrderを利用する手順を見る");
        test(find(StepWay.class, section()).all().getFirst()).click();
        assertThat(find(StepHelp.class).single().getHeaderTitle()).isEqualTo("使う機能を選んで登録する");
    }

    @Test
    void whereNothingNecessaryIsMissingTheTableIsFolded() {
        allThatIsNecessaryCanBeUsed();
        ShopId shop = inUse();
        jobs.runDue();
        open(shop);
        assertThat(fold().isOpened()).isFalse();
        assertThat(PageText.of(fold().getSummary())).contains("利用できる 3件", "試していない 1件");
    }

    @Test
    void whereOrdersCannotBeReadTheTableStandsOpen() {
        ShopId shop = inUse();
        rms.saysOf(RmsFunction.GET_ORDER, ScriptedRms.REFUSED);
        jobs.runDue();
        open(shop);
        assertThat(fold().isOpened()).isTrue();
    }

    @Test
    void whoAsksForADiagnosisSeesWhatItFinds() {
        allThatIsNecessaryCanBeUsed();
        ShopId shop = inUse();
        jobs.runDue();
        open(shop);
        assertThat(fold().isOpened()).isFalse();
        pass(Duration.ofMinutes(2));
        press(DIAGNOSE);
        jobs.runDue();
        follows(() -> assertThat(diagnosis()).contains("rpay.order.searchOrder"));
        assertThat(fold().isOpened()).isTrue();
    }

    @Test
    void whatAnEndedKeyIsRefusedIsNoMatterOfFunctions() {
        ShopId shop = inUse();
        rms.saysOf(RmsFunction.GET_ORDER, ScriptedRms.REFUSED);
        pass(Duration.between(clock.instant(), FAR).plusSeconds(2));
        open(shop);
        press(DIAGNOSE);
        jobs.runDue();
        follows(() -> assertThat(diagnosis())
                .contains("キーの期限が過ぎているため、使えない機能があります。", "キーの期限が過ぎているため使えません。")
                .doesNotContain("新しいキーを発行してください。", "利用していない"));
    }

    @Test
    void functionsThatAShopNeedNotHaveAreNoFault() {
        rms.saysOf(RmsFunction.SEARCH_ORDER, new MallOutcome.Valid(null));
        ShopId shop = inUse();
        rms.saysOf(RmsFunction.CABINET_USAGE, ScriptedRms.REFUSED);
        jobs.runDue();
        open(shop);
        assertThat(diagnosis()).containsSubsequence("R-Cabinetの使用量", "利用していない", "このままでかまいません。");
    }

    @Test
    void aKeyOfAnotherShopIsSaid() {
        rms.master("shop-z");
        ShopId shop = inUse();
        jobs.runDue();
        open(shop);
        assertThat(diagnosis()).contains("RMSによると、このキーは「shop-z」のものです。", "ショップURLと一致しません");
        assertThat(answer()).contains("このキーは別の店舗のもののようです", "このキーは「shop-z」のものです。", "別店舗のキー");
    }

    @Test
    void aKeyThatReadsNoOrdersIsSaidAtTheTop() {
        ShopId shop = inUse();
        open(shop);
        assertThat(answer()).contains("キーを確認できています");
        rms.saysOf(RmsFunction.GET_ORDER, ScriptedRms.REFUSED);
        jobs.runDue();
        follows(() -> assertThat(answer())
                .contains("このキーでは受注を取得できません", "（rpay.order.getOrder）", "利用機能を確認")
                .doesNotContain("キーを確認できています"));
        navigate(ShopsView.class);
        assertThat(page()).contains("利用機能を確認");
    }

    @Test
    void aKeyRefusedForAllIsSaidToBeTheTrouble() {
        ShopId shop = inUse();
        rms.refuses(key(1));
        jobs.runDue();
        open(shop);
        assertThat(diagnosis()).contains("このキーは、どの機能でも受け付けられませんでした。");
    }

    @Test
    void whatWasFoundBeforeAKeyWasRefusedIsSaidToBeOfBefore() {
        allThatIsNecessaryCanBeUsed();
        ShopId shop = inUse();
        jobs.runDue();
        open(shop);
        assertThat(diagnosis()).doesNotContain("キーが使えなくなる前のもの");
        rms.refuses(key(1));
        pass(Duration.ofMinutes(2));
        press("もう一度確認");
        jobs.runDue();
        follows(() -> assertThat(diagnosis()).contains("この結果は、キーが使えなくなる前のものです。"));
    }

    @Test
    void aSecondDiagnosisWithinAMinuteSaysWhenItMayBe() {
        open(inUse());
        pass(Duration.ofMinutes(2));
        press(DIAGNOSE);
        press(DIAGNOSE);
        assertThat(test(find(Notification.class).single()).getText())
                .isEqualTo("少し時間をおいて、2026/11/25 10:45以降にもう一度押してください。");
    }

    @Test
    void whereRmsTellsTheDateItCannotBeEntered() {
        open(inUse());
        assertThat(offers(USE_DATE)).isFalse();
    }

    @Test
    void whereItDoesNotTheMemberEntersIt() {
        open(undated());
        enter(LocalDate.of(2026, 12, 17));
        follows(() -> assertThat(page()).contains("有効期限 2026/12/17 23:59:59（手入力）", "あと22日"));
        navigate(ShopsView.class);
        assertThat(page()).contains("2026/12/17（木） 23:59:59（手入力）");
    }

    @Test
    void whereTheKeyIsRefusedItsDateIsNotTheMainThing() {
        ShopId shop = undated();
        open(shop);
        assertThat(button(USE_DATE).getThemeNames()).contains("primary");
        rms.refuses(key(1));
        press("もう一度確認");
        jobs.runDue();
        follows(() -> assertThat(answer()).contains("RMSがこのキーを受け付けなくなりました"));
        follows(() -> assertThat(button(USE_DATE).getThemeNames()).doesNotContain("primary"));
    }

    @Test
    void itGivesWayInTheOpenPageAsSoonAsRmsAnswers() {
        open(undated());
        enter(LocalDate.of(2026, 12, 17));
        rms.takes(key(1), FAR);
        press("もう一度確認");
        jobs.runDue();
        follows(() -> assertThat(page()).contains("有効期限 2027/02/23 23:59:59").doesNotContain("（手入力）"));
        assertThat(offers(USE_DATE)).isFalse();
    }

    @Test
    void aPastDayIsRefusedBesideTheField() {
        open(undated());
        enter(LocalDate.of(2026, 11, 24));
        assertThat(find(DatePicker.class).single().getErrorMessage()).startsWith("入力した日付は過ぎています。");
        enter(null);
        assertThat(find(DatePicker.class).single().getErrorMessage()).startsWith("有効期限を入力してください。");
        enter(LocalDate.of(2027, 10, 31));
        assertThat(find(DatePicker.class).single().getErrorMessage()).startsWith("有効期限が90日より先になっています。");
    }

    @Test
    void theSecretsOfASupersededKeyCanBeDestroyedAtOnce() {
        ShopId shop = superseded();
        open(shop);
        assertThat(history()).contains("値は2026/11/26 10:42に破棄します");
        Button now = button("今すぐ破棄");
        assertThat(now.getAriaLabel()).contains("今すぐ破棄 末尾4桁 …0001");
        test(now).click();
        test(find(ConfirmDialog.class).single()).confirm();
        follows(() -> assertThat(offers("今すぐ破棄")).isFalse());
        follows(() ->
                assertThat(history()).contains("末尾4桁 …0001", "新しいキーに切り替えたため").doesNotContain("破棄します"));
    }

    @Test
    void afterADayTheyAreGoneByThemselves() {
        open(superseded());
        pass(Duration.ofHours(24));
        jobs.runDue();
        follows(() -> assertThat(offers("今すぐ破棄")).isFalse());
    }

    private ShopId inUse() {
        return shopInUse("本店", "shop-a", key(1), FAR);
    }

    private ShopId undated() {
        rms.says(key(1), ScriptedRms.REFUSED, ScriptedRms.TAKEN);
        ShopId shop = shop("本店", "shop-a", key(1));
        jobs.runDue();
        return shop;
    }

    private ShopId superseded() {
        rms.takes(key(2), FAR.plusSeconds(86_400));
        ShopId shop = inUse();
        renew(shop, key(2));
        jobs.runDue();
        return shop;
    }

    private void open(ShopId shop) {
        navigate("shops/" + shop, ShopView.class);
    }

    private void enter(LocalDate day) {
        test(find(DatePicker.class).single()).setValue(day);
        press(USE_DATE);
    }

    private void allThatIsNecessaryCanBeUsed() {
        rms.saysOf(RmsFunction.SEARCH_ORDER, new MallOutcome.Valid(null));
        rms.saysOf(RmsFunction.GET_ORDER, new MallOutcome.Valid(null));
        rms.saysOf(RmsFunction.LICENCE_EXPIRY, new MallOutcome.Valid(FAR));
    }

    private FindingsFold fold() {
        return find(FindingsFold.class).single();
    }

    private DiagnosisSection section() {
        return find(DiagnosisSection.class).single();
    }

    private String answer() {
        return PageText.of(find(KeyAnswer.class).single());
    }

    private String diagnosis() {
        return PageText.of(section());
    }

    private String history() {
        return PageText.of(find(KeyHistory.class).single());
    }
}
