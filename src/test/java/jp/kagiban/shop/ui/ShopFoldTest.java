package jp.kagiban.shop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import jp.kagiban.shared.ShopId;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.Labels;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.Test;

/** A shop's page tells how the shop stands; its settings are folded unless there is something to set. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class ShopFoldTest extends ShopScreens {

    private Details settings() {
        return find(Details.class)
                .withCondition(fold -> "設定を変える".equals(fold.getSummaryText()))
                .single();
    }

    private void open(ShopId shop) {
        navigate("shops/" + shop, ShopView.class);
    }

    private ShopId inUse() {
        return shopInUse("本店", "shop-a", key(1), FAR);
    }

    @Test
    void theSettingsOfAShopThatWorksAreFolded() {
        open(inUse());
        assertThat(settings().isOpened()).isFalse();
    }

    @Test
    void theSettingsOfAShopWithoutAKeyInUseAreOpen() {
        open(shop("本店", "shop-a", key(1)));
        assertThat(settings().isOpened()).isTrue();
    }

    @Test
    void theSettingsOfAShopWhoseKeyIsAnothersAreOpen() {
        rms.master("shop-b");
        ShopId shop = inUse();
        jobs.runDue();
        open(shop);
        assertThat(settings().isOpened()).isTrue();
    }

    @Test
    void whatIsFoundOfEachFunctionIsFoldedWhereTheKeyItselfIsTheTrouble() {
        ShopId shop = inUse();
        rms.refuses(key(1));
        jobs.runDue();
        open(shop);
        assertThat(PageText.of(find(DiagnosisSection.class).single())).contains("どの機能でも受け付けられませんでした。");
        assertThat(find(FindingsFold.class).single().isOpened()).isFalse();
    }

    @Test
    void onlyAShopThatWasJustAddedSaysSo() {
        ShopId shop = inUse();
        navigate(NewShopView.class);
        UI.getCurrent().navigate("shops/" + shop);
        assertThat(page()).doesNotContain("店舗を追加しました");
        assertThat(settings().isOpened()).isFalse();
    }

    @Test
    void whatIsTypedStaysWhileItIsFolded() {
        open(inUse());
        settings().setOpened(true);
        type("licenseKey", key(2));
        settings().setOpened(false);
        settings().setOpened(true);
        assertThat(field("licenseKey").getValue()).isEqualTo(key(2));
    }

    @Test
    void thereIsOneWayToRenew() {
        open(inUse());
        assertThat(find(Anchor.class).withText("キーを更新する").all()).hasSize(1);
    }

    @Test
    void stateComesBeforeSettingsAndHistoryAfterThem() {
        open(inUse());
        assertThat(PageText.textOf(
                        find(Div.class).withClassName("kb-shop-columns").single()))
                .containsSubsequence("キーを更新する", "取得状況", "WEBAPI設定", "接続診断", "キーの履歴", "お知らせの履歴");
    }

    @Test
    void namesAreDistinct() {
        open(inUse());
        assertThat(Labels.confused(find(ShopView.class).single())).isEmpty();
    }
}
