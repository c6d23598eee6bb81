package jp.kagiban.shop.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shared.ShopId;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ScriptedRms;
import jp.kagiban.testing.ShopScreens;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a shop's page says of its keys, while the jobs go on. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class ShopViewTest extends ShopScreens {

    private static final Instant SOON = Instant.parse("2026-12-17T14:59:59Z");
    private static final String TAKE = "このキーに切り替える";
    private static final String WITHDRAW = "取り下げる";
    private static final String CHECK = "もう一度確認";

    @Test
    void itIsNamedByTheShop() {
        open(shop("本店", "shop-a", key(1)));
        assertThat(find(H1.class).single().getText()).isEqualTo("本店");
        assertThat(field("ショップURL").getValue()).isEqualTo("shop-a");
    }

    @Test
    void anAskedKeyShowsItsExpiryByItself() {
        rms.takes(key(1), FAR);
        open(shop("本店", "shop-a", key(1)));
        assertThat(answer()).contains("RMSに確認しています").doesNotContain("有効期限");
        assertThat(find(ProgressBar.class).single().getElement().getAttribute("aria-label"))
                .isEqualTo("RMSに確認しています");
        jobs.runDue();
        answerFollows("キーを確認できています", "有効期限 2027/02/23 23:59:59", "0001");
        assertThat(answer()).doesNotContain("反映待ち", "確認しています");
    }

    @Test
    void aRefusedKeyWaitsWithItsCausesInOrder() {
        open(shop("本店", "shop-a", key(1)));
        jobs.runDue();
        answerFollows("RMSがまだこのキーを受け付けていません", "反映待ち", "次の確認", "2026/11/25 10:44");
        assertThat(causes())
                .satisfiesExactly(
                        startsWith("発行したばかり"),
                        startsWith("文字の抜け"),
                        startsWith("RMSの［利用機能編集］"),
                        startsWith("serviceSecretと組み合わせ"));
    }

    @Test
    void aKeyRefusedFor90MinutesIsNotFreshAnyMore() {
        open(shop("本店", "shop-a", key(1)));
        jobs.runDue();
        answerFollows("RMSがまだこのキーを受け付けていません");
        pass(Duration.ofMinutes(91));
        answerFollows("90分たってもキーが使えません", "（91分経過）");
        assertThat(causes()).first().satisfies(startsWith("文字の抜け"));
    }

    static Stream<Arguments> noAnswer() {
        return Stream.of(
                arguments(new MallOutcome.Throttled(null), "RMSが混み合っていました"),
                arguments(new MallOutcome.Maintenance(), "RMSはメンテナンス中でした"),
                arguments(new MallOutcome.Unreachable(), "RMSにつながりませんでした"),
                arguments(new MallOutcome.Garbled(), "RMSの返答を読み取れませんでした"));
    }

    @ParameterizedTest
    @MethodSource("noAnswer")
    void whyThereIsNoAnswerIsSaidAndWhenRmsIsAskedNext(MallOutcome outcome, String headline) {
        rms.says(key(1), outcome);
        open(shop("本店", "shop-a", key(1)));
        jobs.runDue();
        answerFollows(headline, "反映待ち（RMSの返答待ち）", "2026/11/25 10:44");
        assertThat(causes()).isEmpty();
        press(WITHDRAW);
    }

    @Test
    void theOldKeyServesWhileTheNewOneWaits() {
        open(renewed(key(2)));
        jobs.runDue();
        answerFollows("それまでは、今のキー（末尾4桁 …0001）で受注取得を続けます。", "キーの期限が近づいています");
    }

    @Test
    void aNewKeyTakesOver() {
        rms.takes(key(2), FAR);
        open(renewed(key(2)));
        jobs.runDue();
        answerFollows("有効期限 2027/02/23 23:59:59", "0002");
        assertThat(answer()).doesNotContain("0001", "反映待ち");
    }

    @Test
    void afterTenRefusedKeysTheNextWaitsForItsTurn() {
        ShopId shop = shop("本店", "shop-a", key(1));
        jobs.runDue();
        for (int n = 2; n <= 11; n++) {
            renew(shop, key(n));
            jobs.runDue();
        }
        open(shop);
        assertThat(answer()).contains("このキーは確認の順番を待っています", "10件を超えたため、2026/11/25 11:42に確認します");
    }

    @Test
    void aKeyThatEndsEarlierIsTakenOnlyWhenAsked() {
        open(heldBack(SOON.minus(Duration.ofDays(1))));
        assertThat(answer()).contains("新しいキーのほうが早く切れます", "0002", "有効期限 2026/12/17 23:59:59");
        press(TAKE);
        jobs.runDue();
        answerFollows("有効期限 2026/12/16 23:59:59");
        assertThat(offers(TAKE)).isFalse();
    }

    @Test
    void aKeyThatEndsEarlierCanBeWithdrawn() {
        open(heldBack(SOON.minus(Duration.ofDays(1))));
        press(WITHDRAW);
        assertThat(test(dialog()).getText()).isEqualTo("新しいキーを取り下げますか？　今のキーはそのまま使えます。");
        test(dialog()).confirm();
        answerFollows("有効期限 2026/12/17 23:59:59");
        follows(() -> assertThat(offers(TAKE)).isFalse());
        follows(() -> assertThat(page()).contains("取り下げたため"));
    }

    @Test
    void aKeyThatHasRunOutMeanwhileIsNotTakenForOneThatWorks() {
        open(heldBack(clock.instant().plusSeconds(60)));
        Button take = button(TAKE);
        clock.advance(Duration.ofSeconds(61));
        // Pressed before the page, which turns by itself, takes the button away.
        take.click();
        assertThat(said()).startsWith("このキーには切り替えられません。");
        jobs.runDue();
        assertThat(answer()).contains("有効期限 2026/12/17 23:59:59");
    }

    @Test
    void withdrawingTheOnlyKeyIsAskedInOtherWords() {
        ShopId shop = shop("本店", "shop-a", key(1));
        jobs.runDue();
        open(shop);
        press(WITHDRAW);
        assertThat(test(dialog()).getText()).startsWith("このキーを取り下げますか？　使えるキーがない間は、");
        test(dialog()).cancel();
        assertThat(answer()).contains("反映待ち");
    }

    @Test
    void aNewKeyThatIsPastCanOnlyBeWithdrawn() {
        open(heldBack(clock.instant().minusSeconds(60)));
        assertThat(answer()).contains("に期限が切れています", "今のキー（末尾4桁 …0001）で受注取得を続けています。");
        assertThat(offers(TAKE)).isFalse();
        assertThat(offers(WITHDRAW)).isTrue();
    }

    @Test
    void aKeyThatEndsOnTheSameDayIsSaidToDoSo() {
        open(heldBack(SOON));
        assertThat(answer()).contains("新しいキーの期限が、今のキーと同じ日です", "切り替え確認").doesNotContain("反映待ち");
        assertThat(page()).doesNotContain("反映待ち");
    }

    @Test
    void aNewKeyThatCannotFetchOrdersWaitsForAPersonAndNotForRms() {
        rms.says(key(2), new MallOutcome.Valid(FAR), ScriptedRms.REFUSED);
        open(renewed(key(2)));
        jobs.runDue();
        answerFollows("新しいキーでは受注を取得できません", "切り替え確認", "今のキー（末尾4桁 …0001）で受注取得を続けています。", "このキーを取り下げて");
        assertThat(page()).doesNotContain("反映待ち", "10〜30分", "閉じてかまいません");
        assertThat(find(WaitScale.class).exists()).isFalse();
        assertThat(offers(TAKE)).isFalse();
        assertThat(offers(WITHDRAW)).isTrue();
    }

    @Test
    void aNewKeyThatRmsReportsAsPastSaysSince() {
        rms.says(key(2), new MallOutcome.Valid(clock.instant().minus(Duration.ofDays(2))), ScriptedRms.REFUSED);
        open(renewed(key(2)));
        jobs.runDue();
        answerFollows("新しいキーは2026/11/23（月） 10:42:00に期限が切れています", "新しいキーを発行してください");
        assertThat(page()).doesNotContain("反映待ち", "10〜30分", "受注取得の機能が使えません");
        assertThat(offers(WITHDRAW)).isTrue();
    }

    @Test
    void whileAKeyWaitsNothingCallsForAnotherOne() {
        open(renewed(key(2)));
        jobs.runDue();
        answerFollows("反映待ち");
        assertThat(find(Anchor.class).withText("キーを更新する").exists()).isFalse();
        assertThat(answer()).doesNotContain("RMSで新しいキーを発行して登録してください");
    }

    @Test
    void afterTheOnlyKeyIsWithdrawnNoFieldSaysThatOneIsStored() {
        ShopId shop = shop("本店", "shop-a", key(1));
        jobs.runDue();
        open(shop);
        type("ショップURL", "shop-b");
        press(WITHDRAW);
        test(dialog()).confirm();
        follows(() -> assertThat(field("licenseKey").getPlaceholder()).isEmpty());
        assertThat(field("ショップURL").getValue()).isEqualTo("shop-b");
    }

    @Test
    void anOpenPageTellsTheEndOfItsKey() {
        open(shopInUse("本店", "shop-a", key(1), SOON));
        clock.set(SOON);
        follows(() -> assertThat(answer()).contains("本日まで"));
        clock.set(SOON.plusSeconds(1));
        answerFollows("このキーの期限は過ぎています", "期限切れ", "有効期限 2026/12/17 23:59:59");
    }

    @Test
    void aKeyRefusedBeforeItsDateIsSaidToBe() {
        open(shopInUse("本店", "shop-a", key(1), FAR));
        rms.refuses(key(1));
        press(CHECK);
        assertThat(checked()).isEqualTo("RMSに確認しています。");
        jobs.runDue();
        answerFollows("RMSがこのキーを受け付けなくなりました", "記録では、期限は2027/02/23 23:59:59までです。", "受付停止");
        assertThat(causes()).first().satisfies(startsWith("RMSで利用停止された。"));
    }

    @Test
    void theHistoryOfARefusedKeyDoesNotSayThatItIsInUse() {
        open(shopInUse("本店", "shop-a", key(1), FAR));
        rms.refuses(key(1));
        press(CHECK);
        jobs.runDue();
        follows(() -> assertThat(PageText.of(find(KeyHistory.class).single()))
                .contains("2026/11/25 10:42から受付停止")
                .doesNotContain("使用中"));
    }

    @Test
    void aCheckWithoutAnAnswerIsNotSaidToBeFine() {
        open(shopInUse("本店", "shop-a", key(1), FAR));
        rms.says(key(1), new MallOutcome.Unreachable(null));
        press(CHECK);
        jobs.runDue();
        answerFollows("RMSから返答がありません", "キーを最後に確認できたのは2026/11/25 10:42です。");
    }

    @Test
    void aSecondCheckWithinAMinuteSaysWhenItMayBe() {
        open(shopInUse("本店", "shop-a", key(1), FAR));
        press(CHECK);
        press(CHECK);
        assertThat(checked()).isEqualTo("少し時間をおいて、2026/11/25 10:43以降にもう一度押してください。");
    }

    @Test
    void aCheckOfAWaitingKeyIsAnsweredToo() {
        ShopId shop = shop("本店", "shop-a", key(1));
        jobs.runDue();
        open(shop);
        press(CHECK);
        assertThat(checked()).isEqualTo("RMSに確認しています。");
    }

    @Test
    void aKeyWithoutItsDateSaysWhichFunctionIsOff() {
        rms.says(key(1), ScriptedRms.REFUSED, ScriptedRms.TAKEN);
        ShopId shop = shop("本店", "shop-a", key(1));
        jobs.runDue();
        open(shop);
        assertThat(answer()).contains("期限をRMSから確認できていません", "LicenseManagementAPIを「利用する」に", "期限不明");
    }

    @Test
    void aKeyRefusedFor24HoursIsSaidNotToBeAccepted() {
        ShopId shop = shop("本店", "shop-a", key(1));
        jobs.runDue();
        for (int halfHours = 0; halfHours < 48; halfHours++) {
            pass(Duration.ofMinutes(30));
            jobs.runDue();
        }
        open(shop);
        assertThat(answer()).contains("RMSがこのキーを受け付けませんでした", "末尾4桁 …0001 のキーを24時間確認しました");
        assertThat(field("licenseKey").getPlaceholder()).isEmpty();
    }

    @Test
    void theHistoryTellsWhoEnteredEachKeyAndHowItEnded() {
        rms.takes(key(2), FAR);
        ShopId shop = renewed(key(2));
        pass(Duration.ofMinutes(5));
        jobs.runDue();
        open(shop);
        String history = PageText.of(find(KeyHistory.class).single());
        assertThat(history)
                .containsSubsequence(
                        "末尾4桁 …0002",
                        "2026/11/25 10:42 山田 花子",
                        "2026/11/25 10:47",
                        "使用中",
                        "末尾4桁 …0001",
                        "2026/11/25 10:47 新しいキーに切り替えたため");
    }

    private void open(ShopId shop) {
        navigate("shops/" + shop, ShopView.class);
    }

    private ShopId renewed(String key) {
        ShopId shop = shopInUse("本店", "shop-a", key(1), SOON);
        renew(shop, key);
        return shop;
    }

    /** A renewal whose key works but ends at this instant, no later than the one in use. */
    private ShopId heldBack(Instant end) {
        rms.takes(key(2), end);
        ShopId shop = renewed(key(2));
        jobs.runDue();
        return shop;
    }

    private void answerFollows(String... words) {
        follows(() -> assertThat(answer()).contains(words));
    }

    private String answer() {
        return PageText.of(find(KeyAnswer.class).single());
    }

    private List<String> causes() {
        return find(OrderedList.class).all().stream()
                .flatMap(list -> find(ListItem.class, list).all().stream())
                .map(PageText::textOf)
                .toList();
    }

    private static ThrowingConsumer<String> startsWith(String words) {
        return text -> assertThat(text).startsWith(words);
    }

    private ConfirmDialog dialog() {
        return find(ConfirmDialog.class).single();
    }

    private String said() {
        return test(find(Notification.class).single()).getText();
    }

    /** What the button that asks again says beside itself. */
    private String checked() {
        return PageText.of(find(CheckAgain.class).single()).replace(CHECK, "").strip();
    }
}
