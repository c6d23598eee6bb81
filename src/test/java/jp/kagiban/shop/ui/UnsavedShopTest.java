package jp.kagiban.shop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.ModalityMode;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import jp.kagiban.kit.form.UnsavedInput;
import jp.kagiban.manual.ui.StepHelp;
import jp.kagiban.shared.ShopId;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.Test;

/** What was typed and not saved is not lost by one press on a link. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class UnsavedShopTest extends ShopScreens {

    @Test
    void aFormThatNobodyTouchedIsLeftWithoutAQuestion() {
        navigate(NewShopView.class);
        UI.getCurrent().navigate(ShopsView.class);
        assertThat(getCurrentView()).isInstanceOf(ShopsView.class);
    }

    @Test
    void aChangedFormAsksAndStays() {
        type();
        test(question()).cancel();
        assertThat(getCurrentView()).isInstanceOf(NewShopView.class);
        assertThat(field("licenseKey").getValue()).isEqualTo(key(1));
    }

    @Test
    void helpOpensBesideTheFormAndAsksNothing() {
        navigate(NewShopView.class);
        type("licenseKey", key(1));
        press("licenseKeyはRMSのどこにあるか");
        StepHelp help = find(StepHelp.class).single();
        assertThat(help.getHeaderTitle()).isEqualTo("新しいライセンスキーを発行する");
        assertThat(help.getModality()).isEqualTo(ModalityMode.MODELESS);
        assertThat(field("licenseKey").getValue()).isEqualTo(key(1));
    }

    @Test
    void oneStepOfHelpTakesThePlaceOfAnother() {
        navigate(NewShopView.class);
        press("serviceSecretはRMSのどこにあるか");
        press("licenseKeyはRMSのどこにあるか");
        assertThat(find(StepHelp.class).single().getHeaderTitle()).isEqualTo("新しいライセンスキーを発行する");
    }

    @Test
    void helpTurnsFromStepToStep() {
        navigate(NewShopView.class);
        press("serviceSecretはRMSのどこにあるか");
        press("次の手順");
        assertThat(find(StepHelp.class).single().getHeaderTitle()).isEqualTo("［ライセンスキーの確認・変更］を開く");
        press("前の手順");
        assertThat(find(StepHelp.class).single().getHeaderTitle()).isEqualTo("serviceSecretを控える");
    }

    @Test
    void whoMeansItLeaves() {
        type();
        test(question()).confirm();
        assertThat(getCurrentView()).isInstanceOf(ShopsView.class);
    }

    @Test
    void whatWasTypedAndTakenBackIsNoChange() {
        navigate(NewShopView.class);
        type("ショップURL", "shop-a");
        type("ショップURL", "");
        UI.getCurrent().navigate(ShopsView.class);
        assertThat(getCurrentView()).isInstanceOf(ShopsView.class);
    }

    @Test
    void aSavedChangeIsNoChange() {
        open(shop("楽天市場1号店", "shop-a", key(1)));
        type("店舗名", "楽天市場本店");
        press("設定を保存して次へ進む");
        UI.getCurrent().navigate(ShopsView.class);
        assertThat(getCurrentView()).isInstanceOf(ShopsView.class);
    }

    @Test
    void aPastedKeyOfARenewalIsAskedAboutToo() {
        ShopId shop = shopInUse("楽天市場1号店", "shop-a", key(1), FAR);
        UI.getCurrent().navigate("shops/" + shop + "/renew");
        type("新しいlicenseKey", key(2));
        UI.getCurrent().navigate(ShopsView.class);
        assertThat(question().isOpened()).isTrue();
    }

    @Test
    void twoChangedFormsAskOnce() {
        ShopId shop = shopInUse("楽天市場1号店", "shop-a", key(1), FAR);
        open(shop);
        Div other = new Div();
        TextField note = new TextField();
        new UnsavedInput(other).watch(note);
        UI.getCurrent().add(other, note);
        type("店舗名", "楽天市場本店");
        note.setValue("変えた");
        UI.getCurrent().navigate(ShopsView.class);
        test(question()).confirm();
        assertThat(getCurrentView()).isInstanceOf(ShopsView.class);
    }

    private void open(ShopId shop) {
        UI.getCurrent().navigate("shops/" + shop);
    }

    private void type() {
        navigate(NewShopView.class);
        type("licenseKey", key(1));
        UI.getCurrent().navigate(ShopsView.class);
        assertThat(getCurrentView()).isInstanceOf(NewShopView.class);
    }

    private ConfirmDialog question() {
        return find(ConfirmDialog.class).single();
    }
}
