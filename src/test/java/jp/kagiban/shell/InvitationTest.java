package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.TestLogin;
import jp.kagiban.tenancy.Invitations;
import jp.kagiban.tenancy.Invitations.Answer;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Role;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.PostOffice;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;
import org.springframework.test.context.ContextConfiguration;

/** An invitation goes out by mail, works once, for 72 hours, and for its address alone. */
@ScreenTest
@ContextConfiguration(initializers = {ChosenDatabase.class, PostOffice.class})
class InvitationTest {

    private static final String ICHIRO = "ichiro@example.jp";

    @Autowired
    ApplicationContext context;

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    @Autowired
    Invitations invitations;

    @Autowired
    Memberships memberships;

    @Autowired
    Accounts accounts;

    @Autowired
    HandDrivenJobs jobs;

    @Autowired
    SettableClock clock;

    private Merchants.Merchant yamada;
    private UUID suzuki;
    private String address;
    private SecuredBrowserlessApplicationContext<Authentication> portal;
    private BrowserlessUIContext owner;

    @BeforeEach
    void open() {
        PostOffice.empty();
        yamada = merchants.open("山田商店");
        suzuki = merchants.open("鈴木商店").owner();
        address = UUID.randomUUID() + ICHIRO;
        portal = SpringBrowserlessApplicationContext.createSecured(context, "jp.kagiban");
        owner = as(yamada.owner());
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private BrowserlessUIContext as(UUID member) {
        BrowserlessUIContext tab = portal.newUser(login.of(member)).newWindow();
        tab.activate();
        return tab;
    }

    private BrowserlessUIContext stranger() {
        BrowserlessUIContext tab = portal.newUser().newWindow();
        tab.activate();
        return tab;
    }

    private String invite(String email, Role role) {
        assertThat(invitations.invite(email, role, Locale.JAPANESE)).isEqualTo(Answer.SENT);
        jobs.runDue();
        return PostOffice.link(email).substring(1);
    }

    private static String page(String address) {
        UI.getCurrent().navigate(address);
        return PageText.of(UI.getCurrent());
    }

    @Test
    void aStrangerMakesAnAccountAndJoinsWithTheRoleHeWasGiven() {
        String link = invite(address, Role.MANAGER);
        BrowserlessUIContext ichiro = stranger();
        assertThat(page(link)).contains("「山田商店」から鍵番に招待されています。", "担当者", address);
        ichiro.test(ichiro.find(TextField.class).single()).setValue("佐藤 一郎");
        ichiro.test(ichiro.find(PasswordField.class).single()).setValue(Merchants.PASSWORD);
        ichiro.test(ichiro.find(Button.class).withText("アカウントを作成して参加").single()).click();
        assertThat(memberships.role(yamada.tenant(), accounts.withEmail(address).orElseThrow()))
                .contains(Role.MANAGER);
    }

    @Test
    void aMemberOfAnotherCompanyJoinsWithTheAccountHeHas() {
        String link = invite(email(suzuki), Role.VIEWER);
        BrowserlessUIContext tab = as(suzuki);
        page(link);
        tab.test(tab.find(Button.class).withText("参加する").single()).click();
        assertThat(memberships.tenantsOf(suzuki)).hasSize(2).startsWith(yamada.tenant());
    }

    @Test
    void whoeverHasAnAccountIsAskedToLogInFirst() {
        String link = invite(email(suzuki), Role.VIEWER);
        stranger();
        assertThat(page(link)).contains("ログインして参加").doesNotContain("アカウントを作成");
    }

    @Test
    void somebodyElseCannotTakeIt() {
        String link = invite(address, Role.VIEWER);
        as(suzuki);
        assertThat(page(link)).contains("宛てです").doesNotContain("参加する");
        assertThat(memberships.tenantsOf(suzuki)).hasSize(1);
    }

    @Test
    void itWorksOnce() {
        String link = invite(email(suzuki), Role.VIEWER);
        BrowserlessUIContext tab = as(suzuki);
        page(link);
        tab.test(tab.find(Button.class).withText("参加する").single()).click();
        assertThat(page(link)).contains("この招待は使えません");
    }

    @Test
    void itEndsAfter72Hours() {
        String link = invite(address, Role.VIEWER);
        clock.advance(Duration.ofDays(3));
        stranger();
        assertThat(page(link)).contains("この招待は使えません");
    }

    @Test
    void onceRevokedItsLinkIsDead() {
        String link = invite(address, Role.VIEWER);
        invitations.revoke(invitations.open().getFirst().id());
        stranger();
        assertThat(page(link)).contains("この招待は使えません");
    }

    @Test
    void sendingAgainEndsTheFirstLink() {
        String first = invite(address, Role.VIEWER);
        String second = invite(address, Role.MANAGER);
        assertThat(invitations.open()).hasSize(1);
        stranger();
        assertThat(page(first)).contains("この招待は使えません");
        assertThat(page(second)).contains("担当者");
    }

    @Test
    void theInviterDoesNotLearnWhetherTheAddressHasAnAccount() {
        page("members");
        assertThat(invitations.invite(email(suzuki), Role.VIEWER, Locale.JAPANESE))
                .isEqualTo(invitations.invite(address, Role.VIEWER, Locale.JAPANESE));
        assertThat(page("members").replace(email(suzuki), address)).doesNotContain("アカウント");
    }

    @Test
    void anAddressThatNoMailCanGoToIsRefused() {
        assertThat(invitations.invite("hanako", Role.VIEWER, Locale.JAPANESE)).isEqualTo(Answer.FORM);
        assertThat(invitations.invite("a@b.jp\r\nBcc: c@d.jp", Role.VIEWER, Locale.JAPANESE))
                .isEqualTo(Answer.FORM);
        assertThat(invitations.invite(yamada.email(), Role.VIEWER, Locale.JAPANESE))
                .isEqualTo(Answer.ALREADY_MEMBER);
    }

    private String email(UUID member) {
        return accounts.person(member).orElseThrow().email();
    }
}
