package jp.kagiban.shop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.ListItem;
import java.util.List;
import jp.kagiban.kit.form.ConfirmDelete;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ShopScreens;
import jp.kagiban.vault.Field;
import jp.kagiban.vault.Vault;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The end of a shop, and shops that are not there. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class ShopDeletionTest extends ShopScreens {

    private static final String DELETE = "店舗を削除";

    @Autowired
    Vault vault;

    @Autowired
    JdbcClient sql;

    @Autowired
    TenantScope scope;

    @Autowired
    Merchants merchants;

    @Test
    void theQuestionNamesTheShopAndAllThatIsLost() {
        ask(shopInUse("本店", "shop-a", key(1), FAR));
        assertThat(dialog().getHeaderTitle()).isEqualTo("店舗の削除");
        assertThat(PageText.of(dialog())).contains("「本店」を削除しますか？");
        assertThat(find(ListItem.class, dialog()).all())
                .extracting(ListItem::getText)
                .containsExactly(
                        "保管中のキーはただちに破棄され、復元できません。",
                        "期限の確認とお知らせが止まります。",
                        "キーの履歴も削除されます。",
                        "取得済みの受注0件も、個人情報ごと削除されます。",
                        "RMS側のキーは停止されません。");
    }

    @Test
    void withoutTheTickNothingIsDeleted() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), FAR);
        ask(shop);
        pressDeed();
        assertThat(shopRecords.details(shop)).isPresent();
    }

    @Test
    void afterTheTickTheShopAndItsSecretsAreGone() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), FAR);
        long revision = revision(shop);
        assertThat(vault.holds(shop.id(), Field.LICENSE_KEY, revision)).isTrue();
        ask(shop);
        test(find(Checkbox.class, dialog()).single()).click();
        pressDeed();
        assertThat(getCurrentView()).isInstanceOf(ShopsView.class);
        assertThat(shopRecords.details(shop)).isEmpty();
        assertThat(List.of(Field.values())).noneMatch(field -> vault.holds(shop.id(), field, revision));
    }

    @Test
    void malformedMissingAndForeignShopsLookAlike() {
        String foreign = elsewhere(this::shopOfAnotherCompany).toString();
        List<String> pages = List.of("gibberish", Ids.next().toString(), foreign).stream()
                .map(this::pageOf)
                .distinct()
                .toList();
        assertThat(pages).singleElement().asString().contains("ページが見つかりません", "表示する権限がない可能性があります。");
    }

    private ShopId shopOfAnotherCompany() {
        var other = merchants.open("佐藤商店");
        return scope.in(other.tenant(), () -> register(other.owner(), "佐藤の店", "sato", key(9)));
    }

    private String pageOf(String id) {
        UI.getCurrent().navigate("shops/" + id);
        return PageText.of(UI.getCurrent());
    }

    private long revision(ShopId shop) {
        return sql.sql("SELECT secret_revision FROM shop WHERE tenant_id = ? AND id = ?")
                .params(Column.of(scope.current()), Column.of(shop))
                .query(Long.class)
                .single();
    }

    private void ask(ShopId shop) {
        navigate("shops/" + shop, ShopView.class);
        press(DELETE);
        roundTrip();
    }

    private void pressDeed() {
        test(find(Button.class, dialog()).withText(DELETE).single()).click();
    }

    private ConfirmDelete dialog() {
        return find(ConfirmDelete.class).single();
    }
}
