package jp.kagiban.shop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.component.internal.UIInternals;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.internal.StateNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kagiban.kit.TimeText;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.manual.ui.StepWay;
import jp.kagiban.rakuten.RmsFunction;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ShopOrders;
import jp.kagiban.shop.ShopOrders.Fetched;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ScriptedRms;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The page on which a key is renewed, while the jobs go on. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
@Import(RenewViewTest.ToldOrders.class)
class RenewViewTest extends ShopScreens {

    private static final Instant TOMORROW = Instant.parse("2026-11-26T14:59:59Z");
    private static final String FIELD = "新しいlicenseKey";
    private static final String REGISTER = "新しいキーを登録";
    private static final String WITHDRAW = "取り下げる";

    @Autowired
    ToldOrders orders;

    /** Orders as the test tells them. */
    @TestComponent
    @Primary
    static class ToldOrders implements ShopOrders {

        private volatile Optional<Fetched> fetched = Optional.empty();

        @Override
        public Optional<Fetched> of(ShopId shop, Instant since) {
            return fetched.map(told -> new Fetched(since, told.at(), told.completeUntil(), told.placed()));
        }
    }

    @BeforeEach
    void noOrdersYet() {
        orders.fetched = Optional.empty();
    }

    @Test
    void whileAKeyWaitsItSaysHowFarTheOrdersAre() {
        orders.fetched =
                Optional.of(new Fetched(clock.instant(), clock.instant().plusSeconds(300), clock.instant(), 3));
        renewed();
        jobs.runDue();
        follows(() -> assertThat(page())
                .contains("今のキー（末尾4桁 …0001）で受注取得を続けます")
                .contains("注文の最終取得", "2026/11/25 10:47", "切り替えまでに入った注文", "3件（2026/11/25 10:42から）"));
    }

    @Test
    void beforeTheFirstFetchNoNumberOfOrdersIsClaimed() {
        orders.fetched = Optional.of(new Fetched(clock.instant(), null, null, 0));
        renewed();
        jobs.runDue();
        follows(() -> assertThat(page()).contains("まだ取得していません").doesNotContain("切り替えまでに入った注文", "0件"));
    }

    @Test
    void aChangeWithoutAnOrderHasNoNumberOfOrders() {
        orders.fetched = Optional.of(new Fetched(clock.instant(), clock.instant(), clock.instant(), 0));
        renewed();
        jobs.runDue();
        follows(() -> assertThat(page()).contains("注文の最終取得").doesNotContain("0件"));
    }

    @Test
    void theAnswerHasTheFocusThoughItIsDrawnAnewBeforeTheBrowserHasIt() {
        renewed();
        List<StateNode> focused = focused();
        orders.fetched = Optional.of(new Fetched(clock.instant(), clock.instant(), clock.instant(), 3));
        jobs.runDue();
        follows(() -> assertThat(page()).contains("注文の最終取得"));
        assertThat(focused).isNotEmpty().allMatch(StateNode::isAttached);
    }

    @Test
    void afterTheSwitchItSaysWhetherAllOrdersAreThere() {
        switched();
        orders.fetched = Optional.of(
                new Fetched(clock.instant(), clock.instant(), clock.instant().minusSeconds(60), 11));
        jobs.runDue();
        follows(() -> assertThat(page()).contains("切り替えまでの注文も、すべて取得します。", "11件"));
        orders.fetched = Optional.of(new Fetched(clock.instant(), clock.instant(), clock.instant(), 12));
        pass(Duration.ofMinutes(1));
        follows(() -> assertThat(page()).contains("切り替えまでに入った注文は、すべて取得しました。", "12件（2026/11/25 10:42から）"));
    }

    @Test
    void ordersOfAChangeCountFromTheEndOfTheOldKey() {
        ShopId shop = inUse();
        pass(Duration.ofDays(3));
        renew(shop, key(2));
        jobs.runDue();
        orders.fetched = Optional.of(new Fetched(clock.instant(), clock.instant(), clock.instant(), 7));
        open(shop);
        assertThat(page()).contains("7件（2026/11/26 23:59から）");
        rms.takes(key(2), FAR);
        pass(Duration.ofMinutes(8));
        jobs.runDue();
        follows(() -> assertThat(page()).contains("新しいキーに切り替わりました", "7件（2026/11/26 23:59から）"));
    }

    @Test
    void thatOrdersComeIsNotSaidBeforeTheyHave() {
        switched();
        orders.fetched = Optional.of(new Fetched(
                clock.instant(),
                clock.instant().minusSeconds(1),
                clock.instant().minusSeconds(60),
                11));
        jobs.runDue();
        follows(() -> assertThat(page()).contains("最初の受注取得を待っています。").doesNotContain("新しいキーで受注を取得しています"));
    }

    @Test
    void whatTheNewKeyLacksIsSaidWhereItsSuccessIs() {
        rms.saysOf(RmsFunction.GET_ORDER, ScriptedRms.REFUSED);
        orders.fetched = Optional.of(new Fetched(clock.instant(), clock.instant(), clock.instant(), 3));
        switched();
        jobs.runDue();
        jobs.runDue();
        follows(() -> assertThat(page())
                .contains("新しいキーに切り替わりました", "（rpay.order.getOrder）")
                .doesNotContain("新しいキーで受注を取得しています", "すべて取得しました。"));
        assertThat(find(StepWay.class).all())
                .extracting(StepWay::getText)
                .anyMatch(way -> way.equals("受注の機能を利用する手順を見る"))
                .anyMatch(way -> way.equals("マニュアル（全17手順）の手順9を見る"));
    }

    @Test
    void afterTheSwitchTheFieldComesOnlyWhenAsked() {
        ShopId shop = inUse();
        renew(shop, key(2));
        rms.takes(key(2), FAR);
        jobs.runDue();
        open(shop);
        assertThat(page()).contains("新しいキーに切り替わりました", "古いキーは" + TimeText.weekdaySecond(TOMORROW) + "まで有効です。");
        assertThat(offers(REGISTER)).isFalse();
        press("別のキーを登録");
        assertThat(offers(REGISTER)).isTrue();
        assertThat(page()).doesNotContain("新しいキーに切り替わりました");
        assertThat(reached()).startsWith("1RMSで発行");
    }

    @Test
    void theWayMovesOnOnceAKeyStandsInTheField() {
        open(inUse());
        assertThat(find(Anchor.class).all())
                .filteredOn(link -> PageText.textOf(link).equals("RMSを開く"))
                .singleElement()
                .extracting(Anchor::getHref)
                .isEqualTo("https://glogin.rms.rakuten.co.jp/");
        type("新しいlicenseKey", "abc");
        assertThat(reached()).startsWith("1RMSで発行");
        type("新しいlicenseKey", key(2));
        assertThat(reached()).startsWith("2ここに貼り付け");
    }

    @Test
    void kanaAreRefusedHoweverOftenItIsPressed() {
        open(inUse());
        register("あいうえお");
        press(REGISTER);
        assertThat(field(FIELD).getErrorMessage()).startsWith("新しいlicenseKeyに使えない文字");
        assertThat(offers(WITHDRAW)).isFalse();
        type(FIELD, key(2));
        assertThat(field(FIELD).isInvalid()).isFalse();
    }

    private void switched() {
        renewed();
        jobs.runDue();
        rms.takes(key(2), FAR);
        pass(Duration.ofMinutes(8));
    }

    @Test
    void itsPartsAreNamedAsTheContractSays() {
        open(inUse());
        assertThat(find(H1.class).single().getText()).isEqualTo("ライセンスキーの更新");
        assertThat(field(FIELD).isVisible()).isTrue();
        assertThat(offers(REGISTER)).isTrue();
        assertThat(offers(WITHDRAW)).isFalse();
        assertThat(page())
                .contains("末尾4桁 …0001", "あと1日", "今のキーは、新しいキーが使えるようになるまで使い続けます。")
                .contains("今のキーの期限は2026/11/26（木） 23:59:59です。");
        assertThat(find(H2.class).withText("本店").exists()).isTrue();
    }

    @Test
    void theRailShowsTheWayAndLeadsIntoTheWalkOfThisShop() {
        ShopId shop = inUse();
        open(shop);
        assertThat(reached()).startsWith("1RMSで発行");
        assertThat(page()).contains("手順4", "手順6").doesNotContain("手順9", "手順11");
        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .contains("manual?walk=renew&shop=" + shop + "&step=9", "manual?walk=renew&shop=" + shop + "&step=11");
    }

    @Test
    void aNewKeyWaitsAndThenTakesOverInTheOpenPage() {
        renewed();
        jobs.runDue();
        pass(Duration.ofMinutes(8));
        follows(() -> assertThat(page())
                .contains("RMSが新しいキーを受け付けるのを待っています", "反映待ち", "（8分経過）", "この画面は閉じてかまいません")
                .contains("今のキー（末尾4桁 …0001）で受注取得を続けます"));
        assertThat(find(ProgressBar.class).single().getValue()).isEqualTo(8);
        assertThat(reached()).isEqualTo("3反映を待つ");
        rms.takes(key(2), FAR);
        jobs.runDue();
        follows(() -> assertThat(page()).contains("新しいキーに切り替わりました", "有効期限は2027/02/23（火） 23:59:59です。"));
        assertThat(offers(REGISTER)).isFalse();
        follows(() -> assertThat(page()).doesNotContain("反映待ち"));
    }

    @Test
    void whatIsWrongStandsBesideTheFieldAndStaysTyped() {
        open(inUse());
        register(key(1));
        assertThat(field(FIELD).getErrorMessage()).startsWith("新しいlicenseKeyは今のキーと同じです。");
        assertThat(field(FIELD).getValue()).isEqualTo(key(1));
        register("");
        assertThat(field(FIELD).getErrorMessage()).isEqualTo("新しいlicenseKeyを入力してください。");
        register(SECRET);
        assertThat(field(FIELD).getErrorMessage()).contains("serviceSecretのようです。");
    }

    @Test
    void aKeyOfAnotherShopOfTheCompanyNamesIt() {
        shopInUse("2号店", "shop-b", key(3), FAR);
        open(inUse());
        register(key(3));
        assertThat(field(FIELD).getErrorMessage()).contains("「2号店」に登録されています");
        assertThat(find(Anchor.class).withText("その店舗を開く").exists()).isTrue();
    }

    @Test
    void anotherNumberIsAWarningThatIsAcceptedByABox() {
        open(inUse());
        register("SL654321_abcdefgh0001");
        assertThat(page()).contains("店舗番号が違います（このキー 654321、登録済み 123456）");
        press(REGISTER);
        assertThat(offers(WITHDRAW)).isFalse();
        test(find(Checkbox.class).single()).click();
        press(REGISTER);
        assertThat(offers(WITHDRAW)).isTrue();
    }

    @Test
    void blanksAndFullWidthFormsAreMendedAndThatIsSaid() {
        open(inUse());
        type(FIELD, " ＳＬ123456_abcdefgh0002 ");
        assertThat(field(FIELD).getValue()).isEqualTo(key(2));
        assertThat(page()).contains("前後の空白を取り除きました。", "全角の文字を半角に変えました。");
    }

    @Test
    void after90MinutesTheCausesAreListed() {
        renewed();
        jobs.runDue();
        pass(Duration.ofMinutes(91));
        follows(() -> assertThat(page()).contains("90分たってもキーが使えません", "文字の抜けや、別のキー、期限の切れた古いキーの貼り付け。"));
        assertThat(find(ProgressBar.class).single().getValue()).isEqualTo(90);
    }

    @Test
    void aKeyThatTheOrderApiRefusesIsToldApart() {
        rms.says(key(2), new MallOutcome.Valid(FAR), ScriptedRms.REFUSED);
        renewed();
        jobs.runDue();
        follows(() -> assertThat(page()).contains("新しいキーでは受注を取得できません", "rpay.order.getOrder を「利用する」に"));
        assertThat(reached()).startsWith("1RMSで発行");
    }

    @Test
    void withdrawingIsAskedAndGivesTheFieldBack() {
        renewed();
        press(WITHDRAW);
        assertThat(test(dialog()).getText()).isEqualTo("新しいキーを取り下げますか？　今のキーはそのまま使えます。");
        test(dialog()).confirm();
        follows(() -> assertThat(offers(REGISTER)).isTrue());
        assertThat(reached()).startsWith("1RMSで発行");
        assertThat(field(FIELD).getValue()).isEmpty();
    }

    @Test
    void theSecondMemberSeesTheFirstsKeyAndNoField() {
        ShopId shop = inUse();
        open(shop);
        type(FIELD, key(3));
        Button register = button(REGISTER);
        shopForms.renew(shop, key(2), Set.of(), MemberId.next());
        register.click();
        assertThat(page()).contains("さんが2026/11/25 10:42に新しいキーを登録しました。");
        assertThat(offers(REGISTER)).isFalse();
        assertThat(shopRecords.history(shop)).hasSize(2);
    }

    @Test
    void anotherMembersKeyAppearsByItself() {
        ShopId shop = inUse();
        open(shop);
        Saving saving = shopForms.renew(shop, key(2), Set.of(), MemberId.next());
        assertThat(saving).isInstanceOf(Saving.Saved.class);
        follows(() -> assertThat(offers(REGISTER)).isFalse());
        assertThat(page()).contains("新しいキーを登録しました。登録し直す場合は、先に取り下げてください。");
    }

    @Test
    void withAnExpiredKeyItSaysThatIntakeHasStopped() {
        ShopId shop = inUse();
        clock.set(TOMORROW.plusSeconds(1));
        open(shop);
        assertThat(page()).contains("今のキーの期限が切れたため、受注取得は止まっています。").doesNotContain("使い続けます");
        register(key(2));
        jobs.runDue();
        follows(() -> assertThat(page()).contains("今のキーの期限が切れたため", "反映待ち"));
        press(WITHDRAW);
        assertThat(test(dialog()).getText()).endsWith("受注取得は止まったままになります。");
    }

    @Test
    void aKeyThatEndsEarlierAsksTheMember() {
        rms.takes(key(2), TOMORROW.minusSeconds(86_400));
        renewed();
        jobs.runDue();
        follows(() -> assertThat(page()).contains("新しいキーのほうが早く切れます", "2026/11/25（水） 23:59:59"));
        press("このキーに切り替える");
        jobs.runDue();
        follows(() -> assertThat(page()).contains("新しいキーに切り替わりました"));
    }

    @Test
    void aShopWithoutAKeyLeadsToItsOwnPage() {
        ShopId shop = shop("本店", "shop-a", key(1));
        GenerationId waiting = shopRecords.history(shop).getFirst().generation();
        keyCommands.withdraw(shop, waiting, member.id());
        open(shop);
        assertThat(page()).contains("引き継げるserviceSecretがありません");
        assertThat(offers(REGISTER)).isFalse();
    }

    @Test
    void theShopsPageLeadsHere() {
        ShopId shop = inUse();
        navigate("shops/" + shop, ShopView.class);
        assertThat(find(Anchor.class).withText("キーを更新する").single().getHref()).isEqualTo("shops/" + shop + "/renew");
    }

    /** What the page asks the browser to put the focus into, of what stands on it. */
    private static List<StateNode> focused() {
        UIInternals page = UI.getCurrent().getInternals();
        page.getStateTree().runExecutionsBeforeClientResponse();
        return page.dumpPendingJavaScriptInvocations().stream()
                .filter(call -> call.getInvocation().getExpression().contains("focus()"))
                .map(PendingJavaScriptInvocation::getOwner)
                .filter(StateNode::isAttached)
                .toList();
    }

    private ShopId inUse() {
        return shopInUse("本店", "shop-a", key(1), TOMORROW);
    }

    private void open(ShopId shop) {
        navigate("shops/" + shop + "/renew", RenewView.class);
    }

    private void renewed() {
        open(inUse());
        register(key(2));
    }

    private void register(String key) {
        type(FIELD, key);
        press(REGISTER);
    }

    private String reached() {
        return find(ListItem.class).withAttribute("aria-current", "step").all().stream()
                .map(PageText::textOf)
                .findFirst()
                .orElseThrow();
    }

    private ConfirmDialog dialog() {
        return find(ConfirmDialog.class).single();
    }
}
