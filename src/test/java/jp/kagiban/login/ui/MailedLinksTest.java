package jp.kagiban.login.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import jp.kagiban.tenancy.SignUp;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.MailScreenTest;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.PostOffice;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;

/** From the sign-up and the forgotten password over the mail to the page behind its link. */
@MailScreenTest
@ViewPackages(packages = "jp.kagiban")
class MailedLinksTest extends SpringBrowserlessTest {

    private static final String NEW_PASSWORD = "あたらしい傘を買いました";

    @Autowired
    SignUp signUp;

    @Autowired
    Accounts accounts;

    @Autowired
    AddressProof proof;

    @Autowired
    Merchants merchants;

    @Autowired
    HandDrivenJobs jobs;

    @Autowired
    SettableClock clock;

    @Autowired
    TestLogin login;

    @Autowired
    SecurityContextHolderStrategy security;

    @Autowired
    JdbcClient db;

    private final String address = "hanako-" + UUID.randomUUID() + "@example.jp";

    @BeforeEach
    void startEmpty() {
        PostOffice.open();
        PostOffice.empty();
        jobs.forget();
        clock.advance(Duration.ofHours(1));
    }

    @Test
    void whoOpensTheMailElsewhereChoosesAPasswordAndOpeningAloneProvesNothing() {
        MemberId member = signUpElsewhere();
        follow();
        assertThat(proof.proven(member)).isFalse();
        test(find(PasswordField.class).single()).setValue(NEW_PASSWORD);
        press("パスワードを決めて確認");
        assertThat(proof.proven(member)).isTrue();
        assertThat(PageText.of(UI.getCurrent())).contains("新しいパスワードでログインしてください。");
    }

    @Test
    void whoIsLoggedInPressesOnly() {
        MemberId member = signUp();
        security.setContext(new SecurityContextImpl(login.of(member)));
        follow();
        assertThat(find(PasswordField.class).exists()).isFalse();
        press("メールアドレスを確認");
        assertThat(PageText.of(UI.getCurrent())).contains("メールアドレスを確認しました。");
        assertThat(proof.proven(member)).isTrue();
    }

    @Test
    void untilThenALineAboveTheNoticesRemindsAndSendsAgain() {
        MemberId member = signUp();
        security.setContext(new SecurityContextImpl(login.of(member)));
        UI.getCurrent().navigate("");
        assertThat(PageText.of(UI.getCurrent())).contains("メールアドレスの確認がまだです。");
        press("確認メールをもう一度送る");
        jobs.runDue();
        assertThat(PostOffice.to(address)).hasSize(2);
    }

    @Test
    void aProvenMemberIsNotReminded() {
        security.setContext(new SecurityContextImpl(login.of(merchants.open("店").owner())));
        UI.getCurrent().navigate("");
        assertThat(PageText.of(UI.getCurrent())).doesNotContain("確認がまだ");
    }

    @Test
    void aDeadLinkIsSaid() {
        UI.getCurrent().navigate("verify/" + "x".repeat(43));
        assertThat(PageText.of(UI.getCurrent())).contains("このリンクは使えません。");
        UI.getCurrent().navigate("reset/" + "x".repeat(43));
        assertThat(PageText.of(UI.getCurrent())).contains("このリンクは使えません。");
        assertThat(find(Button.class).all()).extracting(Button::getText).containsExactly("English");
    }

    @Test
    void aForgottenPasswordIsReplacedThroughTheMail() {
        String email = merchants.open("店").email();
        assertThat(forgot(email)).isEqualTo(forgot("nobody-" + email));
        UI.getCurrent().navigate(PostOffice.link(email).substring(1));
        test(find(PasswordField.class).single()).setValue(NEW_PASSWORD);
        press("パスワードを変更");
        assertThat(PageText.of(UI.getCurrent())).contains("新しいパスワードに変わりました。");
        assertThat(find(Anchor.class).withText("ログインの画面へ").exists()).isTrue();
    }

    @Test
    void nobodySignsUpWithoutAgreeing() {
        UI.getCurrent().navigate("signup");
        fill();
        press("アカウントを作成");
        assertThat(find(Checkbox.class).single().getErrorMessage()).isEqualTo("利用条件への同意が必要です。");
        assertThat(accounts.withEmail(address)).isEmpty();
    }

    @Test
    void whatWasAgreedToIsNoted() {
        MemberId member = signUp();
        List<String> urls = db.sql("SELECT url FROM consent WHERE member_id = ? ORDER BY url")
                .param(Column.of(member))
                .query(String.class)
                .list();
        assertThat(urls).containsExactly("https://example.jp/privacy", "https://example.jp/terms");
    }

    @Test
    void nobodyAsksOfManyAddressesWhetherTheyAreTaken() {
        UI.getCurrent().navigate("signup");
        for (int i = 0; i < 30; i++) {
            press("アカウントを作成");
        }
        press("アカウントを作成");
        assertThat(PageText.of(UI.getCurrent())).contains("数分後にもう一度試してください。");
    }

    private MemberId signUp() {
        UI.getCurrent().navigate("signup");
        fill();
        test(find(Checkbox.class).single()).click();
        press("アカウントを作成");
        jobs.runDue();
        jobs.runDue();
        security.clearContext();
        return accounts.withEmail(address).orElseThrow();
    }

    private MemberId signUpElsewhere() {
        NewMember owner = new NewMember("山田 花子", address, Merchants.PASSWORD);
        MemberId member = signUp.open("山田商店", owner).owner();
        jobs.runDue();
        return member;
    }

    private void fill() {
        text("会社名・屋号", "山田商店");
        text("お名前", "山田 花子");
        text("メールアドレス", address);
        test(find(PasswordField.class).single()).setValue(Merchants.PASSWORD);
    }

    private void text(String label, String value) {
        TextField field = find(TextField.class).all().stream()
                .filter(each -> each.getLabel().equals(label))
                .findFirst()
                .orElseThrow();
        test(field).setValue(value);
    }

    private void follow() {
        UI.getCurrent().navigate(PostOffice.link(address).substring(1));
    }

    private String forgot(String email) {
        UI.getCurrent().navigate("login");
        UI.getCurrent().navigate("forgot");
        test(find(TextField.class).single()).setValue(email);
        press("再設定のメールを送る");
        jobs.runDue();
        jobs.runDue();
        return PageText.of(UI.getCurrent()).replace(email, "");
    }

    private void press(String text) {
        test(find(Button.class).withText(text).single()).click();
    }
}
