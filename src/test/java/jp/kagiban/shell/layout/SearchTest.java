package jp.kagiban.shell.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Input;
import java.util.List;
import java.util.stream.IntStream;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.Merchants.Merchant;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class SearchTest extends ShopScreens {

    @Autowired
    JdbcClient db;

    @Autowired
    TenantScope tenants;

    @Autowired
    Merchants merchants;

    private void look(String text) {
        UI.getCurrent().navigate("");
        test(find(Search.class).single()).click();
        find(Input.class).single().setValue(text);
    }

    private List<String> found() {
        return find(Anchor.class).withClassName("kb-search-option").all().stream()
                .map(Anchor::getHref)
                .toList();
    }

    private void order(ShopId shop, String number) {
        db.sql(
                        "INSERT INTO shop_order (tenant_id, shop_id, order_number, id, progress, ordered_at, first_seen, read_at,"
                                + " revision, units, tries) VALUES (?, ?, ?, ?, 300, ?, ?, ?, 0, 1, 0)")
                .params(Column.of(tenants.current()), Column.of(shop), number, Column.of(Ids.next()))
                .params(Column.of(SettableClock.START), Column.of(SettableClock.START), Column.of(SettableClock.START))
                .update();
    }

    @Test
    void theButtonIsNamedByTheWordsOnIt() {
        UI.getCurrent().navigate("");
        Search search = find(Search.class).single();
        assertThat(search.getAriaLabel()).contains("検索 Ctrl+K");
        assertThat(PageText.textOf(search)).contains("検索 Ctrl+K");
    }

    @Test
    void beforeAnythingIsTypedItOffersThePages() {
        look("");
        assertThat(found()).contains("orders", "shops", "manual", "settings").doesNotContain("operator");
        assertThat(page()).contains("店舗名、ショップURL、注文番号（先頭から）で探せます。");
    }

    @Test
    void aPartOfANumberIsNotSaidToBeMissing() {
        look("456789");
        assertThat(page()).contains("「456789」は、下の項目から探せます。").doesNotContain("見つかりません");
    }

    @ParameterizedTest
    @CsvSource({
        "パスワード変更,security",
        "キー 更新,shops",
        "パスワード,security",
        "招待,members",
        "使い方,manual",
        "licensekey,shops",
        "解約,settings"
    })
    void aPageIsFoundByWhatElseItIsCalled(String typed, String path) {
        look(typed);
        assertThat(found()).contains(path);
    }

    @ParameterizedTest
    @CsvSource({
        "change password,security",
        "invite,members",
        "quiet hours,receiving",
        "retention,settings",
        "webhook,receiving",
        "packing slip,orders"
    })
    void settingsAndVerbsAreFoundInTheOtherLanguageToo(String typed, String path) {
        look(typed);
        assertThat(found()).contains(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"renew store 23", "renew 23号店", "23号店を更新", "キーを更新 23号店", "23号店のキーを更新する"})
    void aVerbLeadsToTheRenewalOfTheShop(String typed) {
        ShopId shop = shopInUse("楽天市場23号店", "shop-x", key(1), FAR);
        shopInUse("楽天市場2号店", "shop-y", key(2), FAR);
        look(typed);
        assertThat(found()).containsExactly("shops/" + shop + "/renew");
        assertThat(page()).contains("キーを更新する 楽天市場23号店");
    }

    @Test
    void namesComeBeforeAddresses() {
        ShopId byAddress = shopInUse("本店", "honten", key(1), FAR);
        ShopId byName = shopInUse("楽天 honten", "x-shop", key(2), FAR);
        look("honten");
        assertThat(found()).containsExactly("shops/" + byName, "shops/" + byAddress);
    }

    @Test
    void namesOfPagesComeBeforeTheirSynonyms() {
        look("更新");
        assertThat(found().getFirst()).isEqualTo("shops/renew");
    }

    @Test
    void aPasswordLeadsToItsOwnSection() {
        look("password");
        assertThat(found().getFirst()).isEqualTo("security?section=password");
    }

    @Test
    void shopsAreFoundWithTheStateOfTheirKeys() {
        ShopId shop = shopInUse("楽天市場本店", "honten", key(1), FAR);
        shopInUse("楽天市場2号店", "second", key(2), FAR);
        look("本店");
        assertThat(found()).containsExactly("shops/" + shop);
        assertThat(page()).contains("honten", "有効", "店舗 1件");
    }

    @Test
    void ordersAreFoundByTheBeginOfTheirNumber() {
        ShopId shop = shopInUse("本店", "honten", key(1), FAR);
        order(shop, "123456-20261125-0000000001");
        look("123456－2026");
        assertThat(found()).containsExactly("orders/123456-20261125-0000000001", "orders?number=123456-2026");
        assertThat(page()).contains("受注一覧 1件");
    }

    @Test
    void nothingOfAnotherCompanyIsFound() {
        ShopId shop = shopInUse("本店", "honten", key(1), FAR);
        order(shop, "123456-20261125-0000000001");
        furnishAnotherCompany();
        look("123456-2026");
        assertThat(found()).containsExactly("orders/123456-20261125-0000000001", "orders?number=123456-2026");
        look("本店");
        assertThat(found()).containsExactly("shops/" + shop);
    }

    private void furnishAnotherCompany() {
        Merchant other = elsewhere(() -> merchants.open("佐藤商店"));
        rms.takes(key(2), FAR);
        ShopId theirs =
                elsewhere(() -> tenants.in(other.tenant(), () -> register(other.owner(), "本店の隣", "tonari", key(2))));
        jobs.runDue();
        elsewhere(() -> {
            tenants.run(other.tenant(), () -> order(theirs, "123456-20261125-0000000002"));
            return theirs;
        });
    }

    @Test
    void aViewerFindsOrdersToo() {
        order(shopInUse("本店", "honten", key(1), FAR), "123456-20261125-0000000001");
        db.sql("UPDATE membership SET member_role = 'VIEWER' WHERE tenant_id = ?")
                .param(Column.of(tenants.current()))
                .update();
        look("123456-2026");
        assertThat(found()).contains("orders/123456-20261125-0000000001");
    }

    @Test
    void pagesAreFoundInAnyWidthAndKana() {
        look("まにゅある");
        assertThat(found()).containsExactly("manual");
        look("ﾏﾆｭｱﾙ");
        assertThat(found()).containsExactly("manual");
    }

    @Test
    void itsKeyIsNamed() {
        UI.getCurrent().navigate("");
        assertThat(find(Search.class).single().getElement().getAttribute("aria-keyshortcuts"))
                .isEqualTo("Control+K");
    }

    @Test
    void noMoreThanEightOfAKindAreShown() {
        ShopId shop = shopInUse("本店", "honten", key(1), FAR);
        IntStream.range(0, 9).forEach(i -> order(shop, "123456-20261125-000000000" + i));
        look("123456");
        assertThat(found()).hasSize(9);
        assertThat(page()).contains("8件以上");
    }

    @Test
    void whatIsNotThereIsSaid() {
        look("どこにもない");
        assertThat(found()).isEmpty();
        assertThat(page()).contains("「どこにもない」に合うものは見つかりませんでした。");
    }

    @Test
    void goingOnClosesIt() {
        look("マニュアル");
        UI.getCurrent().navigate("orders");
        assertThat(find(Dialog.class).exists()).isFalse();
    }

    @Test
    void itDoesNotOpenOverAnotherDialog() {
        UI.getCurrent().navigate("");
        new Dialog().open();
        assertThat(find(Dialog.class).exists()).isTrue();
        find(Search.class).single().click();
        assertThat(find(Input.class).exists()).isFalse();
    }
}
