package jp.kagiban.shop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Set;
import java.util.UUID;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ShopRecords.ShopDetails;
import jp.kagiban.shop.entry.ShopEdit;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Saving a shop's page: what is stored, what is refused, and what others have done meanwhile. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class ShopSavingTest extends ShopScreens {

    private static final String SAVE = "設定を保存して次へ進む";

    private ShopId shop;

    @BeforeEach
    void openAShopInUse() {
        shop = shopInUse("本店", "shop-a", key(1), FAR);
        open(shop.id());
    }

    @Test
    void emptySecretsChangeNothing() {
        type("店舗名", "新しい名前");
        press(SAVE);
        assertThat(page()).contains("設定を保存しました。");
        assertThat(find(H1.class).single().getText()).isEqualTo("新しい名前");
        assertThat(shopRecords.history(shop)).hasSize(1);
    }

    @Test
    void aStoredSecretStandsInNoField() {
        assertThat(field("serviceSecret").getValue()).isEmpty();
        assertThat(field("licenseKey").getValue()).isEmpty();
        assertThat(field("licenseKey").getPlaceholder()).isEqualTo("登録済み（変えるときだけ入力）");
        assertThat(PageText.html(UI.getCurrent())).doesNotContain(SECRET, key(1));
    }

    @Test
    void aNewKeyIsAskedAndItsFieldCleared() {
        type("licenseKey", key(2));
        press(SAVE);
        assertThat(page()).contains("キーを登録しました。RMSに確認しています。");
        assertThat(field("licenseKey").getValue()).isEmpty();
        assertThat(shopRecords.history(shop)).hasSize(2);
    }

    @Test
    void theKeyInUseIsNoNewKey() {
        type("licenseKey", key(1));
        press(SAVE);
        assertThat(field("licenseKey").getErrorMessage()).startsWith("licenseKeyは今のキーと同じです。");
        assertThat(field("licenseKey").getValue()).isEqualTo(key(1));
    }

    @Test
    void theWaitingKeyIsNotEnteredTwice() {
        renew(shop, key(2));
        type("licenseKey", key(2));
        press(SAVE);
        assertThat(field("licenseKey").getErrorMessage()).startsWith("licenseKeyは、今確認を待っているキーと同じです。");
    }

    @Test
    void aKeyOfAnotherNumberIsAWarning() {
        type("licenseKey", "SL654321_abcdefgh0001");
        press(SAVE);
        assertThat(page()).contains("（このキー 654321、登録済み 123456）");
        press(SAVE);
        assertThat(shopRecords.history(shop)).hasSize(1);
        test(find(Checkbox.class).single()).click();
        press(SAVE);
        assertThat(shopRecords.history(shop)).hasSize(2);
    }

    @Test
    void whatAnotherMemberSavedIsNotOverwrittenAndNothingTypedIsLost() {
        ShopDetails before = shopRecords.details(shop).orElseThrow();
        anotherMemberRenames(before);
        type("店舗名", "私の名前");
        type("licenseKey", key(2));
        press(SAVE);
        assertThat(page()).contains("ほかのメンバーがこの店舗を変更しました。");
        assertThat(find(TextField.class).all()).extracting(TextField::getValue).contains("私の名前", key(2));
        assertThat(shopRecords.details(shop)).map(ShopDetails::name).contains("ほかの名前");
    }

    @Test
    void whatWasDeletedElsewhereIsSaid() {
        shopRecords.delete(shop, member.id());
        type("店舗名", "私の名前");
        press(SAVE);
        assertThat(page()).contains("この店舗は削除されています。入力した内容は保存していません。");
        assertThat(field("店舗名").getValue()).isEqualTo("私の名前");
    }

    @Test
    void whatWasSaidOfOneShopIsNotSaidOfTheNext() {
        ShopId other = shop("支店", "shop-b", key(2));
        type("licenseKey", key(2));
        type("ショップURL", "shop-b");
        press(SAVE);
        assertThat(find(TextField.class).all()).anyMatch(TextField::isInvalid);
        open(other.id());
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(find(TextField.class).all()).noneMatch(TextField::isInvalid);
        assertThat(page()).doesNotContain("その店舗を開く");
    }

    private void anotherMemberRenames(ShopDetails before) {
        shopForms.update(
                shop,
                new ShopEdit(before.version(), "ほかの名前", "shop-a", "", RakutenEntry.of("", ""), Set.of()),
                member.id());
    }

    private void open(UUID id) {
        navigate("shops/" + id, ShopView.class);
    }
}
