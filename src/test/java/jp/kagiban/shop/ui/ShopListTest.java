package jp.kagiban.shop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import jp.kagiban.kit.RowTable;
import jp.kagiban.kit.key.KeyStage;
import jp.kagiban.shared.ShopId;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ShopScreens;
import jp.kagiban.testing.WrittenRows;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of shops as a workbench: looked through, sorted, chosen from and handed out. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class ShopListTest extends ShopScreens {

    private static final Instant ENDED = Instant.parse("2026-11-24T14:59:59Z");
    private static final Instant IN_3_DAYS = Instant.parse("2026-11-28T14:59:59Z");

    private void threeShops() {
        shopInUse("ミドリ 10号店", "midori-10", key(1), FAR);
        shopInUse("ミドリ 9号店", "midori-9", key(2), IN_3_DAYS);
        shopInUse("青空商店", "aozora", key(3), ENDED);
    }

    private void open(String query) {
        UI.getCurrent().navigate(ShopsView.class, QueryParameters.fromString(query));
        page();
    }

    @SuppressWarnings("unchecked")
    private RowTable<ShopLine> table() {
        return find(RowTable.class).single();
    }

    private List<String> names() {
        return WrittenRows.texts(table(), "th a");
    }

    private Element row(String name) {
        return WrittenRows.of(table()).stream()
                .filter(row -> row.selectFirst("th a").text().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String cell(String name, String column) {
        return row(name).selectFirst("[data-column=" + column + "]").text();
    }

    @ParameterizedTest
    @CsvSource({"みどり,2", "ﾐﾄﾞﾘ　９,1", "AOZORA,1", "https://www.rakuten.co.jp/midori-10/,1", "123456,3", "12,0"})
    void aShopIsFoundByNameAddressAndNumber(String text, int found) {
        threeShops();
        open("");
        type("店舗を検索", text);
        assertThat(find(RowTable.class).all().stream().flatMap(table -> WrittenRows.of(table).stream()))
                .hasSize(found);
    }

    @Test
    void aKeyThatIsPastedIsLookedForByItsNumberAlone() {
        threeShops();
        open("");
        type("店舗を検索", " " + key(3));
        assertThat(field("店舗を検索").getValue()).isEqualTo("123456");
        assertThat(names()).hasSize(3);
    }

    @Test
    void whereNothingIsFoundAllCanBeShownAgain() {
        threeShops();
        open("q=赤");
        assertThat(page()).contains("「赤」に合う店舗はありません。");
        assertThat(find(Anchor.class).withText("条件を解除").single().getHref()).isEqualTo("shops");
    }

    @Test
    void theWayBackFromAShopKeepsTheFilters() {
        threeShops();
        open("q=赤&sort=name");
        UI.getCurrent().navigate("shops/new");
        assertThat(find(Anchor.class).withText("店舗の一覧に戻る").single().getHref()).isEqualTo("shops?q=%E8%B5%A4&sort=name");
    }

    @Test
    void theBrowserIsToldWhichAddressItIs() {
        threeShops();
        open("q=赤");
        assertThat(toldAddress()).isEqualTo("shops?q=%E8%B5%A4");
        type("店舗を検索", "青");
        assertThat(toldAddress()).isEqualTo("shops?q=%E9%9D%92");
    }

    private String toldAddress() {
        roundTrip();
        return UI.getCurrent().getElement().getAttribute("data-address");
    }

    @Test
    void theAddressSaysWhatIsShown() {
        threeShops();
        open("q=ミドリ&sort=name");
        assertThat(field("店舗を検索").getValue()).isEqualTo("ミドリ");
        assertThat(names()).containsExactly("ミドリ 9号店", "ミドリ 10号店");
        open("stage=expired");
        assertThat(names()).containsExactly("青空商店");
        open("");
        assertThat(names()).containsExactly("青空商店", "ミドリ 9号店", "ミドリ 10号店");
    }

    @Test
    void aHeaderSorts() {
        threeShops();
        open("");
        test(find(NativeButton.class).withText("有効期限").single()).click();
        assertThat(names()).containsExactly("青空商店", "ミドリ 9号店", "ミドリ 10号店");
        test(find(NativeButton.class).withText("有効期限").single()).click();
        assertThat(names()).containsExactly("ミドリ 10号店", "ミドリ 9号店", "青空商店");
        assertThat(table().getElement().getOuterHTML()).containsOnlyOnce("aria-sort=\"descending\"");
    }

    @Test
    void whatHasNoDateComesLastEitherWay() {
        threeShops();
        shop("確認中の店", "asking", key(4));
        open("sort=expiry");
        assertThat(names()).endsWith("確認中の店");
        open("sort=-expiry");
        assertThat(names()).endsWith("確認中の店");
    }

    @Test
    void aRowTellsUntilWhenAndSinceWhen() {
        threeShops();
        open("");
        assertThat(cell("ミドリ 9号店", "urgency")).isEqualTo("あと3日");
        Element expiry = row("ミドリ 10号店").selectFirst("[data-column=expiry] > span");
        assertThat(expiry.selectFirst("[aria-hidden]").text()).isEqualTo("2027/02/23（火）");
        assertThat(expiry.selectFirst(".kb-unseen").text()).isEqualTo("2027/02/23（火） 23:59:59");
        assertThat(expiry.attr("title")).isEqualTo("2027/02/23（火） 23:59:59");
        assertThat(cell("ミドリ 10号店", "checked")).matches("\\d\\d:\\d\\d");
        assertThat(row("ミドリ 10号店").selectFirst("[data-column=intake]").text()).isNotEmpty();
    }

    @Test
    void onItsLastDayItIsGoodToTheEnd() {
        Instant noon = Instant.parse("2026-11-28T03:00:00Z");
        shopInUse("本店", "shop-a", key(1), noon);
        clock.set(noon.minusSeconds(60));
        open("");
        assertThat(cell("本店", "urgency")).isEqualTo("本日まで");
        clock.set(noon.plusSeconds(1));
        follows(() -> assertThat(cell("本店", "urgency")).isEqualTo("期限切れ"));
    }

    @Test
    void aRowLeadsToTheRenewalOfItsShop() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), IN_3_DAYS);
        open("");
        assertThat(row("本店").selectFirst("[data-deed]").attr("aria-label")).isEqualTo("キーを更新する 本店");
        WrittenRows.press(table(), row("本店"));
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .isEqualTo("shops/" + shop + "/renew");
    }

    @Test
    void whileANewKeyWaitsItLeadsToTheShop() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), IN_3_DAYS);
        renew(shop, key(2));
        open("");
        assertThat(row("本店").selectFirst("[data-deed]").attr("aria-label")).isEqualTo("キーを確認する 本店");
        WrittenRows.press(table(), row("本店"));
        assertThat(getCurrentView()).isInstanceOf(ShopView.class);
    }

    @Test
    void whatIsChosenIsCountedAndKept() {
        threeShops();
        open("");
        WrittenRows.tick(table(), row("青空商店"), true);
        assertThat(page()).contains("1店舗を選択中");
        open("q=ミドリ&sort=name");
        assertThat(page()).contains("1店舗を選択中（1店舗は表示外）");
        WrittenRows.tickAll(table(), true);
        assertThat(table().chosen()).hasSize(3);
        WrittenRows.tickAll(table(), false);
        assertThat(table().chosen()).hasSize(1);
        press("選択を解除");
        assertThat(table().chosen()).isEmpty();
        assertThat(offers("選択を解除")).isFalse();
    }

    @Test
    void theChoiceIsKeptWhileAShopIsOpened() {
        threeShops();
        open("");
        WrittenRows.tick(table(), row("青空商店"), true);
        Set<String> chosen = table().chosen();
        WrittenRows.press(table(), row("青空商店"));
        open("");
        assertThat(table().chosen()).isEqualTo(chosen);
        assertThat(page()).contains("1店舗を選択中");
    }

    @Test
    void oneChosenShopIsRenewedByItselfAndManyTogether() {
        threeShops();
        open("");
        WrittenRows.tick(table(), row("青空商店"), true);
        String shop = table().chosen().iterator().next();
        press("更新へ進む");
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .isEqualTo("shops/" + shop + "/renew");
        open("");
        WrittenRows.tickAll(table(), true);
        press("更新へ進む");
        assertThat(getCurrentView()).isInstanceOf(BulkRenewView.class);
    }

    @Test
    void aStageIsChosenByItsNameAndNumber() {
        threeShops();
        open("");
        test(stages()).selectItem("期限切れ（1）");
        assertThat(names()).containsExactly("青空商店");
        assertThat(stages().getEmptySelectionCaption()).isEqualTo("すべて（3）");
    }

    @SuppressWarnings("unchecked")
    private Select<KeyStage> stages() {
        return find(Select.class).withPropertyValue(Select::getLabel, "表示する店舗").single();
    }

    @Test
    void aDeletedShopIsChosenNoMore() {
        threeShops();
        open("");
        WrittenRows.tick(table(), row("青空商店"), true);
        ShopId gone = ShopId.of(table().chosen().iterator().next());
        shopRecords.delete(gone, member.id());
        follows(() -> assertThat(table().chosen()).isEmpty());
    }

    private String file(String button) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        press(button);
        test(find(Anchor.class).withText("ダウンロード").single()).download(file);
        return file.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theFileHoldsWhatIsShown() {
        threeShops();
        open("q=ミドリ");
        assertThat(file("一覧のCSV").lines())
                .hasSize(3)
                .contains("\uFEFF店舗名,ショップURL,店舗番号,状態,有効期限,残り日数,最終確認,担当する人,タグ")
                .anySatisfy(line ->
                        assertThat(line).startsWith("ミドリ 9号店,midori-9,123456,あと3日,2026/11/28 23:59:59,3,2026/11/25"));
    }

    @Test
    void theFileHoldsWhatIsChosen() {
        threeShops();
        open("");
        WrittenRows.tick(table(), row("青空商店"), true);
        open("q=ミドリ");
        assertThat(file("CSVを出力").lines()).hasSize(2).anyMatch(line -> line.startsWith("青空商店,aozora"));
    }

    @Test
    void noNameBecomesAFormula() {
        shopInUse("=HYPERLINK(\"x\")", "shop-a", key(1), FAR);
        open("");
        assertThat(file("一覧のCSV")).contains("\"'=HYPERLINK(\"\"x\"\")\",shop-a").doesNotContain(key(1), SECRET);
    }

    @Test
    void aRenewalUnderWayStandsInTheFileToo() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), ENDED);
        renew(shop, key(2));
        open("");
        assertThat(file("一覧のCSV")).contains(",期限切れ・反映待ち,2026/11/24 23:59:59,-1,");
    }

    @Test
    void aKeyThatWaitsForTheMemberIsAStageOfItsOwn() {
        rms.takes(key(9), IN_3_DAYS);
        renew(shopInUse("本店", "shop-a", key(1), IN_3_DAYS), key(9));
        jobs.runDue();
        renew(shopInUse("支店", "shop-b", key(2), IN_3_DAYS), key(8));
        open("stage=held");
        assertThat(names()).containsExactly("本店");
        assertThat(cell("本店", "urgency")).isEqualTo("あと3日切り替え確認");
        assertThat(file("一覧のCSV")).contains(",あと3日・切り替え確認,2026/11/28 23:59:59,");
        open("stage=waiting");
        assertThat(names()).containsExactly("支店");
    }
}
