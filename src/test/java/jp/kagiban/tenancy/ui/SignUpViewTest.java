package jp.kagiban.tenancy.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.session.HashesBusy;
import jp.kagiban.login.throttle.Throttle;
import jp.kagiban.login.throttle.Throttle.Limit;
import jp.kagiban.shared.ClientAddress;
import jp.kagiban.shared.MemberId;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Role;
import jp.kagiban.testing.HeldHashes;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.ScreenTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@ScreenTest
@ViewPackages(packages = "jp.kagiban")
class SignUpViewTest extends SpringBrowserlessTest {

    @Autowired
    Memberships memberships;

    @Autowired
    Accounts accounts;

    @Autowired
    CurrentMember current;

    @Autowired
    Merchants merchants;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    Throttle throttle;

    @Autowired
    ClientAddress client;

    private final String address = "hanako-" + UUID.randomUUID() + "@example.jp";

    @BeforeEach
    void open() {
        navigate(SignUpView.class);
    }

    @Test
    void itsPartsAreNamedAsTheContractSays() {
        assertThat(find(H1.class).single().getText()).isEqualTo("新規登録");
        assertThat(fields().map(TextFieldBase::getLabel)).containsExactly("会社名・屋号", "お名前", "メールアドレス", "パスワード");
        assertThat(create().getText()).isEqualTo("アカウントを作成");
    }

    /** In the table {@code 256} stands for as many letters. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "会社名・屋号 | ''          | 会社名・屋号を入力してください。",
                "会社名・屋号 | '　'         | 会社名・屋号を入力してください。",
                "会社名・屋号 | 256         | 会社名・屋号は255文字までです。",
                "お名前     | ''          | お名前を入力してください。",
                "お名前     | 256         | お名前は255文字までです。",
                "メールアドレス | ''          | メールアドレスを入力してください。",
                "メールアドレス | hanako      | メールアドレスは name@example.jp の形で入力してください。",
                "パスワード   | ''          | パスワードを入力してください。",
                "パスワード   | みじかい        | パスワードは12文字以上にしてください。",
                "パスワード   | 256         | パスワードは128文字までです。",
                "パスワード   | 123456789012 | このパスワードはよく使われていて、推測されやすいものです。別の言葉を組み合わせてください。"
            })
    void eachProblemIsSaidBesideItsField(String label, String typed, String sentence) {
        fill(address);
        String value = typed.equals("256") ? "あ".repeat(256) : typed;
        type(label, value);
        test(create()).click();
        assertThat(field(label).getErrorMessage()).isEqualTo(sentence);
        assertThat(fields().filter(TextFieldBase::isInvalid)).containsExactly(field(label));
        assertThat(field(label).getValue()).isEqualTo(value);
        assertThat(accounts.withEmail(address)).isEmpty();
    }

    @Test
    void nothingTypedIsLostWhenOneFieldIsWrong() {
        fill("hanako");
        test(create()).click();
        assertThat(fields().map(TextFieldBase::getValue))
                .containsExactly("山田商店", "山田 花子", "hanako", Merchants.PASSWORD);
    }

    @Test
    void theTitleTellsOfARefusalUntilAllIsWell() {
        fill("hanako");
        test(create()).click();
        assertThat(title()).startsWith("エラー：");
        type("メールアドレス", address);
        test(create()).click();
        assertThat(title()).doesNotContain("エラー");
    }

    private String title() {
        roundTrip();
        return UI.getCurrent().getInternals().getTitle();
    }

    @Test
    void whileTooManyPasswordsAreHashedTheFormStaysAndCanBeSentAgain() throws Exception {
        fill(address);
        try (HeldHashes _ = new HeldHashes(passwords)) {
            assertThatThrownBy(() -> test(create()).click()).isInstanceOf(HashesBusy.class);
        }
        assertThat(fields().map(TextFieldBase::getValue)).containsExactly("山田商店", "山田 花子", address, Merchants.PASSWORD);
        assertThat(create().isEnabled()).isTrue();
    }

    @Test
    void theFormCanBeSentAgainOnceItIsMended() {
        fill("hanako");
        test(create()).click();
        type("メールアドレス", address);
        test(create()).click();
        assertThat(accounts.withEmail(address)).isPresent();
        assertThat(fields().filter(TextFieldBase::isInvalid)).isEmpty();
    }

    /** Somebody who has a whole network has many clients; they don't use up what is there for all. */
    @Test
    void oneNetworkMayNotAskForAll() {
        for (int i = 0; i <= 100; i++) {
            MockHttpServletRequest request = new MockHttpServletRequest();
            request.setRemoteAddr("2001:db8:78:%x::1".formatted(i));
            RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
            test(create()).click();
        }
        RequestContextHolder.resetRequestAttributes();
        assertThat(find(Main.class).single().getElement().getTextRecursively()).contains("しばらく");
    }

    /** Otherwise, one network fills the disk with the histories of many companies. */
    @Test
    void oneNetworkMayOpenOnlySomeCompanies() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("2001:db8:79::1");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        while (throttle.take(Limit.OPENED_NETWORK, client.network()).isEmpty()) {}
        fill(address);
        test(create()).click();
        RequestContextHolder.resetRequestAttributes();
        assertThat(find(Main.class).single().getElement().getTextRecursively()).contains("しばらく");
        assertThat(accounts.withEmail(address)).isEmpty();
        assertThat(create().isEnabled()).isTrue();
    }

    @Test
    void signingUpOpensATenantThatItsOwnerOwns() {
        fill(address);
        test(create()).click();
        MemberId owner = accounts.withEmail(address).orElseThrow();
        assertThat(memberships.tenantsOf(owner))
                .singleElement()
                .satisfies(tenant -> assertThat(memberships.role(tenant, owner)).contains(Role.OWNER));
    }

    @Test
    void theNewOwnerIsLoggedIn() {
        fill(address);
        test(create()).click();
        assertThat(current.find()).isEqualTo(accounts.withEmail(address));
    }

    @Test
    void aTakenAddressIsSaidBesideItsField() {
        fill(merchants.open("佐藤商店").email());
        test(create()).click();
        assertThat(field("メールアドレス").getErrorMessage()).startsWith("このメールアドレスは登録済みです。");
    }

    @Test
    void aDoublePressOpensOneTenant() {
        fill(address);
        test(create()).click();
        assertThatIllegalStateException().isThrownBy(() -> test(create()).click());
        create().click();
        assertThat(memberships.tenantsOf(accounts.withEmail(address).orElseThrow()))
                .hasSize(1);
        assertThat(fields().filter(TextFieldBase::isInvalid)).isEmpty();
    }

    private void fill(String email) {
        type("会社名・屋号", "山田商店");
        type("お名前", "山田 花子");
        type("メールアドレス", email);
        type("パスワード", Merchants.PASSWORD);
    }

    private void type(String label, String value) {
        switch (field(label)) {
            case PasswordField field -> test(field).setValue(value);
            case TextField field -> test(field).setValue(value);
            default -> throw new AssertionError(label);
        }
    }

    private Stream<TextFieldBase<?, String>> fields() {
        return Stream.concat(
                find(TextField.class).all().stream(),
                Stream.of(find(PasswordField.class).single()));
    }

    private TextFieldBase<?, String> field(String label) {
        return fields().filter(field -> Objects.equals(field.getLabel(), label))
                .findFirst()
                .orElseThrow();
    }

    private Button create() {
        return find(Button.class, find(Main.class).single()).single();
    }
}
