package jp.kagiban.shop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import java.time.Duration;
import java.util.List;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shared.ShopId;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ScriptedRms;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.Test;

/** What a shop's page tells of each try of a key: whoever reads it knows why a renewal hasn't finished. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class ShopAttemptsTest extends ShopScreens {

    private static final String MORE = "以前の記録を表示";
    private static final String ENTERED = "2026/11/25 10:42";

    private void open(ShopId shop) {
        navigate("shops/" + shop, ShopView.class);
    }

    /** Of one of the shop's keys, the newest first. */
    private Details fold(int index) {
        return find(Details.class).all().stream()
                .filter(fold -> fold.getSummaryText().startsWith("確認の記録"))
                .toList()
                .get(index);
    }

    private String told() {
        return PageText.of(fold(0));
    }

    private ShopId renewed() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), FAR);
        renew(shop, key(2));
        return shop;
    }

    private void tryFor(int minutes) {
        for (int passed = 0; passed < minutes; passed += 2) {
            jobs.runDue();
            pass(Duration.ofMinutes(2));
        }
    }

    @Test
    void whatTheNewKeyWasRefusedIsToldWithItsCodeAndWhatFollows() {
        open(renewed());
        jobs.runDue();
        follows(() -> assertThat(told())
                .containsSubsequence(
                        ENTERED,
                        "新しいキーで期限を確認：受け付けられませんでした",
                        "RMSのコード",
                        "GA0001",
                        "新しいキーで注文を検索：受け付けられませんでした",
                        "RMSに受け付けられるまで待ちます。",
                        "次の確認の予定 2026/11/25 10:44"));
    }

    @Test
    void whatOnlyTheKeyInUseCanDoIsTold() {
        rms.says(key(2), new MallOutcome.Valid(FAR.plusSeconds(60)), new MallOutcome.Rejected("ES04-01"));
        open(renewed());
        jobs.runDue();
        follows(() -> assertThat(told())
                .containsSubsequence(
                        "新しいキーで期限を確認：受け付けられました", "使用中のキーで注文を検索：受け付けられました", "新しいキーで注文を検索：受け付けられませんでした", "ES04-01"));
    }

    @Test
    void silenceOfRmsIsToldAsSuch() {
        rms.says(key(2), new MallOutcome.Maintenance());
        open(renewed());
        jobs.runDue();
        follows(() -> assertThat(told()).contains("メンテナンス中でした", "RMSの返答を得られるまで待ちます。"));
    }

    @Test
    void equalTriesAreOneLine() {
        ShopId shop = renewed();
        tryFor(6);
        open(shop);
        assertThat(told()).contains("2026/11/25 10:42", "〜10:46", "3回");
    }

    @Test
    void theCodeCanBeCopiedByAButtonOfItsOwnName() {
        open(renewed());
        jobs.runDue();
        follows(() -> assertThat(find(Button.class, fold(0)).withText("コピー").all())
                .extracting(copy -> copy.getAriaLabel().orElseThrow())
                .singleElement()
                .asString()
                .contains("GA0001をコピー（2026/11/25 10:42）"));
    }

    @Test
    void threeLinesAreShownAndTheOthersOnDemand() {
        ShopId shop = renewed();
        for (MallOutcome outcome : List.of(
                new MallOutcome.Garbled(),
                new MallOutcome.Maintenance(),
                new MallOutcome.Unreachable(),
                ScriptedRms.REFUSED)) {
            rms.says(key(2), outcome);
            jobs.runDue();
            pass(Duration.ofHours(2));
        }
        open(shop);
        assertThat(told()).contains("メンテナンス中でした").doesNotContain("返答を読み取れませんでした");
        press(MORE);
        assertThat(told()).contains("返答を読み取れませんでした");
        assertThat(offers(MORE)).isFalse();
    }

    @Test
    void theKeyInUseIsFoldedAwayUntilItIsOpened() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), FAR);
        open(shop);
        assertThat(fold(0).isOpened()).isFalse();
        fold(0).setOpened(true);
        assertThat(told()).contains("新しいキーで期限を確認：受け付けられました", "このキーの使用を始めました。");
    }

    @Test
    void aWithdrawnKeyWaitsNoMore() {
        ShopId shop = renewed();
        jobs.runDue();
        open(shop);
        assertThat(told()).contains("RMSに受け付けられるまで待ちます。");
        keyCommands.withdraw(shop, shopRecords.history(shop).getFirst().generation(), member.id());
        follows(() -> assertThat(told()).contains("このキーの確認を終えました。").doesNotContain("待ちます"));
    }

    @Test
    void nextTimeIsToldOfTheNewestAlone() {
        ShopId shop = renewed();
        jobs.runDue();
        rms.says(key(2), new MallOutcome.Maintenance());
        pass(Duration.ofHours(2));
        jobs.runDue();
        open(shop);
        assertThat(told()).containsOnlyOnce("次の確認の予定");
    }

    @Test
    void nextTimeIsToldOnlyWhereThereIsOne() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), FAR);
        open(shop);
        fold(0).setOpened(true);
        assertThat(told()).doesNotContain("次の確認の予定");
    }
}
