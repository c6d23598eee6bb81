package jp.kagiban.login.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import jp.kagiban.kit.SectionPage;
import jp.kagiban.kit.form.Question;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.MailScreenTest;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.PageText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MailScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class SecurityViewTest extends SpringBrowserlessTest {

    private static final String NEW_PASSWORD = "あたらしい傘を買いました";

    @BeforeEach
    void open() {
        navigate(SecurityView.class);
    }

    @Test
    void itIsPutTogetherFromSectionsInTheirOrder() {
        assertThat(find(H1.class).single().getText()).isEqualTo("セキュリティ設定");
        assertThat(find(H2.class).all().stream().map(H2::getText)).containsSubsequence("お名前", "メールアドレス", "パスワード");
        assertThat(PageText.of(UI.getCurrent())).containsPattern("owner\\d+@example.jp（確認済み）");
    }

    @Test
    void theFirstSectionIsOpenUnlessTheAddressNamesAnother() {
        assertThat(openSections()).containsExactly("name", "email");
        show("password");
        assertThat(openSections()).containsExactly("password");
        assertThat(find(Anchor.class).withText("パスワード").single().getElement().getAttribute("aria-current"))
                .isEqualTo("true");
        show("no-such-section");
        assertThat(openSections()).containsExactly("name", "email");
    }

    @Test
    void theAddressOfAJoinedSectionOpensBoth() {
        show("email");
        assertThat(openSections()).containsExactly("name", "email");
        Anchor entry = find(Anchor.class).withText("お名前・メールアドレス").single();
        assertThat(entry.getHref()).isEqualTo("security?section=name");
        assertThat(entry.getElement().getAttribute("aria-current")).isEqualTo("true");
        assertThat(find(Anchor.class).withText("メールアドレス").exists()).isFalse();
    }

    private static void show(String section) {
        UI.getCurrent().navigate(SecurityView.class, SectionPage.query(section));
    }

    private List<String> openSections() {
        return find(Section.class).all().stream()
                .filter(section -> section.getElement().hasAttribute("data-open"))
                .map(section -> section.getId().orElseThrow())
                .toList();
    }

    @Test
    void anotherSectionAsksNothingAndKeepsWhatWasTyped() {
        test(name()).setValue("山田 はな");
        show("password");
        assertThat(find(Question.class).exists()).isFalse();
        assertThat(name().getValue()).isEqualTo("山田 はな");
        UI.getCurrent().navigate("manual");
        assertThat(find(Question.class).exists()).isTrue();
    }

    @Test
    void onesOwnNameCanBeChanged() {
        test(name()).setValue("　山田 はな ");
        press("名前を変更");
        assertThat(PageText.of(UI.getCurrent())).contains("名前を変更しました。");
        navigate(SecurityView.class);
        assertThat(name().getValue()).isEqualTo("山田 はな");
    }

    @Test
    void withoutANameNothingIsStored() {
        test(name()).setValue(" ");
        press("名前を変更");
        assertThat(name().getErrorMessage()).isEqualTo("お名前を入力してください。");
        assertThat(PageText.of(UI.getCurrent())).doesNotContain("変更しました");
    }

    private TextField address() {
        return find(TextField.class).withLabel("新しいメールアドレス").single();
    }

    private TextField name() {
        return find(TextField.class).withLabel("お名前").single();
    }

    @Test
    void aWrongCurrentPasswordIsSaidBesideItsField() {
        type("現在のパスワード", "まちがえた");
        type("新しいパスワード", NEW_PASSWORD);
        press("パスワードを変更");
        assertThat(password("現在のパスワード").getErrorMessage()).isEqualTo("パスワードが違います。");
        assertThat(password("新しいパスワード").isInvalid()).isFalse();
    }

    @Test
    void aWeakNewPasswordIsSaidBesideItsField() {
        type("現在のパスワード", Merchants.PASSWORD);
        type("新しいパスワード", "みじかい");
        press("パスワードを変更");
        assertThat(password("新しいパスワード").getErrorMessage()).isEqualTo("パスワードは12文字以上にしてください。");
    }

    @Test
    void aChangedPasswordIsSaidAndTheFieldsAreEmptied() {
        type("現在のパスワード", Merchants.PASSWORD);
        type("新しいパスワード", NEW_PASSWORD);
        press("パスワードを変更");
        assertThat(PageText.of(UI.getCurrent())).contains("パスワードを変更しました。");
        assertThat(find(PasswordField.class).all()).allMatch(PasswordField::isEmpty);
    }

    @Test
    void aNewAddressIsMailedTo() {
        test(address()).setValue("hanako@next.example.jp");
        type("本人確認のパスワード", Merchants.PASSWORD);
        press("メールアドレスを変更");
        assertThat(PageText.of(UI.getCurrent())).contains("hanako@next.example.jp に確認メールを送りました。");
    }

    @Test
    void anAddressWithoutFormIsSaidBesideItsField() {
        test(address()).setValue("a@example.jp\r\nBcc: b@example.jp");
        type("本人確認のパスワード", Merchants.PASSWORD);
        press("メールアドレスを変更");
        assertThat(address().getErrorMessage()).startsWith("メールアドレスは name@example.jp");
    }

    private void type(String label, String value) {
        test(password(label)).setValue(value);
    }

    private PasswordField password(String label) {
        return find(PasswordField.class).all().stream()
                .filter(field -> field.getLabel().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private void press(String text) {
        test(find(Button.class).withText(text).single()).click();
    }
}
