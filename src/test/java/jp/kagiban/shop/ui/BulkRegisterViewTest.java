package jp.kagiban.shop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextArea;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.Test;

/** The page on which many shops are registered from a table. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class BulkRegisterViewTest extends ShopScreens {

    private static String row(int n) {
        return "%d号店,shop-%d,SP8000%02d_secret%02d,%s".formatted(n, n, n, n, key80(n));
    }

    private static String key80(int n) {
        return "SL8000%02d_first%02d".formatted(n, n);
    }

    private TextArea area() {
        return find(TextArea.class).single();
    }

    private void paste(String... rows) {
        navigate("shops/register", BulkRegisterView.class);
        test(area()).setValue(String.join("\n", rows));
        press("内容を確認");
    }

    @Test
    void theListOfShopsLeadsHere() {
        navigate(ShopsView.class);
        press("まとめて登録");
        assertThat(getCurrentView()).isInstanceOf(BulkRegisterView.class);
        assertThat(find(H1.class).single().getText()).isEqualTo("まとめて登録");
    }

    @Test
    void theRowsOfATableBecomeShopsAndAreFollowed() {
        rms.takes(key80(1), FAR);
        rms.takes(key80(2), FAR);
        paste("店舗名,ショップURL,serviceSecret,licenseKey", row(1), row(2));
        assertThat(page()).contains("1号店", "shop-1", "末尾4桁 …st01", "登録できます。").doesNotContain("first01", "secret01");
        press("2店舗を登録");
        assertThat(area().getValue()).isEmpty();
        jobs.runDue();
        follows(() -> assertThat(page()).contains("2件が使えるようになりました。", "有効期限は2027/02/23（火） 23:59:59です。"));
    }

    @Test
    void whatIsWrongStandsInItsRowAndNothingIsRegistered() {
        shop("本店", "shop-2", key(1));
        paste(row(1), row(2), row(3).replace("SP800003_secret03", ""));
        assertThat(page())
                .contains("2行に直すところがあります。直るまで、どの店舗も登録しません。")
                .contains("ショップURL「shop-2」は「本店」で登録済みです。", "serviceSecretを入力してください。");
        assertThat(offers("3店舗を登録")).isFalse();
        assertThat(area().getValue()).contains("shop-3");
    }

    @Test
    void aWarningIsAcceptedByABox() {
        paste(row(1).replace("SP800001", "SP800009"));
        assertThat(page()).contains("serviceSecretの店舗番号（800009）とlicenseKeyの店舗番号（800001）が違います。");
        press("1店舗を登録");
        assertThat(area().getValue()).isNotEmpty();
        test(find(Checkbox.class).single()).click();
        press("1店舗を登録");
        assertThat(area().getValue()).isEmpty();
    }

    @Test
    void withoutARowItSaysSoBesideTheField() {
        paste("店舗名,ショップURL");
        assertThat(area().getErrorMessage()).isEqualTo("登録する店舗の行がありません。表を貼り付けてください。");
    }
}
