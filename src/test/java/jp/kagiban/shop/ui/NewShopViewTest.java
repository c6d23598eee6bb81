package jp.kagiban.shop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import jp.kagiban.kit.HandedOver;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ShopRecords.ShopDetails;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class NewShopViewTest extends ShopScreens {

    private static final String SAVE = "設定を保存して次へ進む";

    @Test
    void itsPartsAreNamedAsTheContractSays() {
        navigate(NewShopView.class);
        assertThat(find(H1.class).single().getText()).isEqualTo("店舗の追加");
        assertThat(find(H2.class).single().getText()).isEqualTo("WEBAPI設定");
        assertThat(find(TextField.class).all())
                .extracting(TextField::getLabel)
                .containsExactly("店舗名", "ショップURL", "ユーザーID", "serviceSecret", "licenseKey");
        assertThat(button(SAVE).isEnabled()).isTrue();
    }

    @Test
    void theFirstShopIsProposedAsNumberOne() {
        navigate(NewShopView.class);
        assertThat(field("店舗名").getValue()).isEqualTo("楽天市場1号店");
    }

    @Test
    void theNextShopIsProposedAsNumberTwo() {
        shop("楽天市場1号店", "shop-a", key(1));
        navigate(NewShopView.class);
        assertThat(field("店舗名").getValue()).isEqualTo("楽天市場2号店");
    }

    @Test
    void whatAnotherPageHandsOverStandsInTheFormOnce() {
        new HandedOver(Map.of("address", "shop-a", "serviceSecret", SECRET, "licenseKey", key(1)))
                .leaveIn(UI.getCurrent());
        navigate(NewShopView.class);
        assertThat(field("ショップURL").getValue()).isEqualTo("shop-a");
        assertThat(field("licenseKey").getValue()).isEqualTo(key(1));
        assertThat(HandedOver.take(UI.getCurrent()).values()).isEmpty();
    }

    @Test
    void aSavedShopIsShownAndItsKeyIsAsked() {
        fill("shop-a", SECRET, key(1));
        press(SAVE);
        assertThat(getCurrentView()).isInstanceOf(ShopView.class);
        assertThat(page()).contains("店舗を追加しました。");
        assertThat(find(H1.class).single().getText()).isEqualTo("楽天市場1号店");
        assertThat(page()).contains("RMSに確認しています").doesNotContain("有効期限 ", "反映待ちの");
    }

    @Test
    void theSecretsAreClearedAfterSavingAndNeverShownAgain() {
        fill("shop-a", SECRET, key(1));
        TextField typed = field("licenseKey");
        press(SAVE);
        assertThat(typed.getValue()).isEmpty();
        assertThat(field("serviceSecret").getValue()).isEmpty();
        assertThat(field("licenseKey").getPlaceholder()).startsWith("登録済み");
        assertThat(PageText.html(UI.getCurrent())).doesNotContain(SECRET, key(1));
    }

    /** What would be wrong if one field held this and the others were right. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "店舗名 | '' | 店舗名を入力してください。",
                "ショップURL | '' | ショップURLを入力してください。",
                "serviceSecret | '' | serviceSecretを入力してください。",
                "licenseKey | '' | licenseKeyを入力してください。",
                "ショップURL | https://example.com/shop-a | ショップURLは https://www.rakuten.co.jp/ のあとの文字",
                "licenseKey | SP123456_a1b2c3d4e5f6 | licenseKeyではなく、serviceSecretのようです。「SL」",
                "serviceSecret | SL123456_abcdefgh0001 | serviceSecretではなく、licenseKeyのようです。「SP」"
            })
    void whatBlocksIsSaidBesideItsFieldAndNothingTypedIsLost(String label, String typed, String sentence) {
        fill("shop-a", SECRET, key(1));
        type(label, typed);
        press(SAVE);
        assertThat(field(label).getErrorMessage()).startsWith(sentence);
        assertThat(find(TextField.class).all().stream().filter(TextField::isInvalid))
                .containsExactly(field(label));
        assertThat(field(label).getValue()).isEqualTo(typed);
        assertThat(shopRecords.proposedName(RakutenFamilies.OWN_APP.mall())).isEqualTo("楽天市場1号店");
    }

    @ParameterizedTest
    @ValueSource(strings = {"店舗名", "ショップURL", "ユーザーID", "serviceSecret", "licenseKey"})
    void eachFieldTakes255CharactersAndNotOneMore(String label) {
        Map<String, String> secrets = Map.of("serviceSecret", "SP123456_", "licenseKey", "SL123456_");
        String longest = secrets.getOrDefault(label, "shop-1234") + "a".repeat(246);
        fill("shop-a", SECRET, key(1));
        type(label, longest + "b");
        press(SAVE);
        assertThat(field(label).getErrorMessage()).isEqualTo(label + "は255文字までです（今 256文字）。");
        type(label, longest);
        press(SAVE);
        assertThat(getCurrentView()).isInstanceOf(ShopView.class);
    }

    @Test
    void aNameOf255RareCharactersIsTaken() {
        fill("shop-a", SECRET, key(1));
        type("店舗名", "𠮷".repeat(255));
        press(SAVE);
        assertThat(find(H1.class).single().getText()).isEqualTo("𠮷".repeat(255));
    }

    @Test
    void swappedSecretsAreSwappedByAButton() {
        fill("shop-a", key(1), SECRET);
        press(SAVE);
        press("入れ替える");
        assertThat(field("serviceSecret").getValue()).isEqualTo(SECRET);
        assertThat(field("licenseKey").getValue()).isEqualTo(key(1));
        assertThat(offers("入れ替える")).isFalse();
        press(SAVE);
        assertThat(getCurrentView()).isInstanceOf(ShopView.class);
    }

    @Test
    void aShopThatIsThereIsLinked() {
        ShopId other = shop("本店", "shop-a", key(1));
        fill("shop-a", SECRET, key(2));
        press(SAVE);
        assertThat(field("ショップURL").getErrorMessage()).isEqualTo("ショップURL「shop-a」は「本店」で登録済みです。");
        assertThat(find(Anchor.class).withText("その店舗を開く").single().getHref()).isEqualTo("shops/" + other);
    }

    @Test
    void aKeyOfAnotherShopIsLinked() {
        ShopId other = shop("本店", "shop-a", key(1));
        fill("shop-b", SECRET, key(1));
        press(SAVE);
        assertThat(field("licenseKey").getErrorMessage()).startsWith("licenseKeyは「本店」に登録されています。");
        assertThat(find(Anchor.class).withText("その店舗を開く").single().getHref()).isEqualTo("shops/" + other);
    }

    @ParameterizedTest
    @CsvSource({"SL654321_abcdefgh0001, 店舗番号（123456）", "SL12345_abcdefgh0001, 通常の形"})
    void aWarningNeedsMoreThanASecondPress(String key, String warning) {
        fill("shop-a", SECRET, key);
        press(SAVE);
        assertThat(beside("licenseKey")).contains(warning);
        assertThat(field("licenseKey").isInvalid()).isFalse();
        press(SAVE);
        assertThat(getCurrentView()).isInstanceOf(NewShopView.class);
        test(find(Checkbox.class).single()).click();
        press(SAVE);
        assertThat(getCurrentView()).isInstanceOf(ShopView.class);
    }

    @Test
    void aWarningIsGivenAnewOnceTheValueHasChanged() {
        fill("shop-a", SECRET, "SL654321_abcdefgh0001");
        press(SAVE);
        type("licenseKey", "SL765432_abcdefgh0001");
        press(SAVE);
        assertThat(getCurrentView()).isInstanceOf(NewShopView.class);
        assertThat(beside("licenseKey")).contains("765432").doesNotContain("654321）");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "' SL123456_abcdefgh0001\n' | 前後の空白を取り除きました。",
                "'SL123456_abcd efgh0001' | 途中の空白や改行を取り除きました。RMSの表示と同じか確認してください。",
                "'ＳＬ123456_abcdefgh0001' | 全角の文字を半角に変えました。RMSの表示と同じか確認してください。"
            })
    void whatIsMendedIsShownAndSaid(String pasted, String sentence) {
        fill("shop-a", SECRET, pasted);
        assertThat(field("licenseKey").getValue()).isEqualTo(key(1));
        assertThat(beside("licenseKey")).contains(sentence);
    }

    @Test
    void theUserIdIsMendedLikeTheOthers() {
        fill("shop-a", SECRET, key(1));
        type("ユーザーID", " ｈａｎａ ");
        assertThat(field("ユーザーID").getValue()).isEqualTo("hana");
        assertThat(beside("ユーザーID")).contains("前後の空白を取り除きました。", "全角の文字を半角に変えました。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://www.rakuten.co.jp/Shop-A/", "item.rakuten.co.jp/shop-a/10001/?x=1", "shop-a"})
    void theAddressOfTheShopIsKeptAsItsCode(String pasted) {
        fill(pasted, SECRET, key(1));
        press(SAVE);
        assertThat(field("ショップURL").getValue()).isEqualTo("shop-a");
    }

    @Test
    void noDevelopersAppIsOfferedWhereThePortalHasNone() {
        navigate(NewShopView.class);
        assertThat(find(RadioButtonGroup.class).exists()).isFalse();
    }

    @Test
    void theUserIdMayStayEmpty() {
        fill("shop-a", SECRET, key(1));
        press(SAVE);
        ShopId id = ShopId.of(UI.getCurrent().getActiveViewLocation().getPath().substring("shops/".length()));
        assertThat(shopRecords.details(id)).map(ShopDetails::userId).isEmpty();
    }

    private void fill(String address, String secret, String key) {
        navigate(NewShopView.class);
        type("ショップURL", address);
        type("serviceSecret", secret);
        type("licenseKey", key);
    }

    private String beside(String label) {
        return find(FieldWithNotes.class).all().stream()
                .filter(field -> label.equals(field.field().getLabel()))
                .map(PageText::of)
                .findFirst()
                .orElseThrow();
    }
}
