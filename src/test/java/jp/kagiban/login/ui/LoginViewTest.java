package jp.kagiban.login.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.internal.UIInternals;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinSession;
import jp.kagiban.kit.form.PostForm;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ScreenTest
@ViewPackages(packages = "jp.kagiban")
class LoginViewTest extends SpringBrowserlessTest {

    private static final String WRONG = "メールアドレスまたはパスワードが違います。確認して、もう一度入力してください。";

    @Test
    void itsPartsAreNamedAsTheContractSays() {
        navigate(LoginView.class);
        assertThat(find(H1.class).single().getText()).isEqualTo("ログイン");
        assertThat(find(TextField.class).single().getLabel()).isEqualTo("メールアドレス");
        assertThat(find(PasswordField.class).single().getLabel()).isEqualTo("パスワード");
        assertThat(find(Button.class).all().stream().map(Button::getText))
                .containsExactly("English", "ログイン", "パスキーを使う");
        assertThat(find(Anchor.class).withText("新規登録").single().getHref()).isEqualTo("signup");
    }

    @Test
    void theBrowserPostsWhatSpringSecurityReads() {
        navigate(LoginView.class);
        PostForm form = find(PostForm.class).single();
        assertThat(form.getElement().getAttribute("method")).isEqualTo("post");
        assertThat(form.getElement().getAttribute("action")).isEqualTo("login");
        assertThat(find(TextField.class, form).single().getElement().getAttribute("name"))
                .isEqualTo("username");
        assertThat(find(PasswordField.class, form).single().getElement().getAttribute("name"))
                .isEqualTo("password");
    }

    @Test
    void passwordManagersKnowTheFields() {
        navigate(LoginView.class);
        assertThat(find(TextField.class).single().getElement().getAttribute("autocomplete"))
                .isEqualTo("username");
        assertThat(find(PasswordField.class).single().getElement().getAttribute("autocomplete"))
                .isEqualTo("current-password");
    }

    @Test
    void aPhoneShowsAKeyboardWithAnAtSign() {
        navigate(LoginView.class);
        UIInternals page = UI.getCurrent().getInternals();
        page.getStateTree().runExecutionsBeforeClientResponse();
        assertThat(page.dumpPendingJavaScriptInvocations())
                .filteredOn(call -> call.getInvocation().getExpression().contains("inputMode"))
                .singleElement()
                .satisfies(
                        call -> assertThat(call.getInvocation().getParameters()).contains("email"));
    }

    @Test
    void aWrongPasswordIsSaid() {
        UI.getCurrent().navigate("login", QueryParameters.of("error", ""));
        assertThat(PageText.of(UI.getCurrent())).contains(WRONG);
        roundTrip();
        assertThat(UI.getCurrent().getInternals().getTitle()).isEqualTo("エラー：ログイン｜鍵番");
    }

    @ParameterizedTest
    @CsvSource({"error,''", "wait,8"})
    void whoIsSentBackNeedNotTypeTheirAddressAgain(String name, String value) {
        TestLogin.refuse(VaadinSession.getCurrent(), "hanako@example.jp");
        UI.getCurrent().navigate("login", QueryParameters.of(name, value));
        assertThat(address()).isEqualTo("hanako@example.jp");
        assertThat(find(PasswordField.class).single().getValue()).isEmpty();
    }

    @Test
    void whatWasTypedIsShownOnce() {
        TestLogin.refuse(VaadinSession.getCurrent(), "hanako@example.jp");
        UI.getCurrent().navigate("login", QueryParameters.of("error", ""));
        UI.getCurrent().navigate("forgot");
        UI.getCurrent().navigate("login", QueryParameters.of("error", ""));
        assertThat(address()).isEmpty();
    }

    @Test
    void whoIsNotSentBackFindsNothingThatAnybodyTyped() {
        TestLogin.refuse(VaadinSession.getCurrent(), "hanako@example.jp");
        UI.getCurrent().navigate("login");
        assertThat(address()).isEmpty();
        UI.getCurrent().navigate("login", QueryParameters.of("error", ""));
        assertThat(address()).isEmpty();
    }

    private String address() {
        return find(TextField.class).single().getValue();
    }

    @Test
    void nothingIsSaidAtFirst() {
        navigate(LoginView.class);
        assertThat(PageText.of(UI.getCurrent())).doesNotContain(WRONG);
    }

    /** The browser is sent to the login by a page load, which this tab doesn't follow. */
    @Test
    void whoIsNotLoggedInGetsNoViewByNavigationEither() {
        UI.getCurrent().navigate("shops");
        assertThat(UI.getCurrent().getInternals().getActiveRouterTargetsChain()).isEmpty();
        assertThat(find(H1.class).exists()).isFalse();
    }

    @Test
    @AsMerchant
    void whoIsLoggedInGoesHome() {
        UI.getCurrent().navigate("login");
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEmpty();
        assertThat(find(H1.class).single().getText()).isEqualTo("お知らせ");
    }
}
