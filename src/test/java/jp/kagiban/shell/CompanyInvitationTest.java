package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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
import jp.kagiban.audit.Actor;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.login.AddressLinks;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.CompanyInvitations;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Role;
import jp.kagiban.tenancy.SignUp;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.Merchants.Merchant;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.PostOffice;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** With KAGIBAN_SIGNUP=invite a company comes in by the operator's invitation alone: once, for 72 hours, for one address. */
@ScreenTest
@ContextConfiguration(initializers = {ChosenDatabase.class, PostOffice.class})
@TestPropertySource(properties = "kagiban.signup=invite")
class CompanyInvitationTest {

    private static final String OVER = "この招待は使えません";

    @Autowired
    ApplicationContext context;

    @Autowired
    CompanyInvitations invitations;

    @Autowired
    SignUp signUp;

    @Autowired
    Memberships memberships;

    @Autowired
    Accounts accounts;

    @Autowired
    AddressProof proof;

    @Autowired
    AddressLinks links;

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    @Autowired
    HandDrivenJobs jobs;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    TenantScope scope;

    private String address;
    private Merchant suzuki;
    private SecuredBrowserlessApplicationContext<Authentication> portal;

    @BeforeEach
    void open() {
        PostOffice.empty();
        address = UUID.randomUUID() + "hanako@example.jp";
        suzuki = merchants.open("鈴木商店");
        portal = SpringBrowserlessApplicationContext.createSecured(context, "jp.kagiban");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private BrowserlessUIContext stranger() {
        BrowserlessUIContext tab = portal.newUser().newWindow();
        tab.activate();
        return tab;
    }

    private BrowserlessUIContext as(Merchant merchant) {
        BrowserlessUIContext tab = portal.newUser(login.of(merchant.owner())).newWindow();
        tab.activate();
        return tab;
    }

    @Test
    void theLoginOffersNoSignUp() {
        stranger();
        assertThat(page("login")).contains("パスワードをお忘れの方").doesNotContain("新規登録");
    }

    private String invite(String email) {
        assertThat(invitations.invite(email, Locale.JAPANESE, Actor.portal())).isTrue();
        jobs.runDue();
        return PostOffice.link(email).substring(1);
    }

    private static String page(String address) {
        UI.getCurrent().navigate(address);
        return PageText.of(UI.getCurrent());
    }

    private static void type(BrowserlessUIContext tab, String label, String value) {
        tab.test(tab.find(TextField.class).withLabel(label).single()).setValue(value);
    }

    private static void press(BrowserlessUIContext tab, String words) {
        tab.test(tab.find(Button.class).withText(words).single()).click();
    }

    private void openCompany(String link) {
        BrowserlessUIContext tab = stranger();
        page(link);
        type(tab, "会社名・屋号", "山田商店");
        type(tab, "お名前", "山田 花子");
        tab.test(tab.find(PasswordField.class).single()).setValue(Merchants.PASSWORD);
        press(tab, "アカウントを作成");
    }

    @Test
    void theSignUpSaysSoCalmly() {
        BrowserlessUIContext tab = stranger();
        assertThat(page("signup")).contains("招待された方だけが会社を開設できます");
        assertThat(tab.find(TextField.class).exists()).isFalse();
    }

    @Test
    void theServiceBelowRefusesToo() {
        assertThatIllegalStateException()
                .isThrownBy(() -> signUp.open("山田商店", new NewMember("山田", address, Merchants.PASSWORD)));
    }

    @Test
    void theLinkOpensACompanyWithItsOwnerWhoseAddressItProves() {
        openCompany(invite(address));
        MemberId owner = accounts.withEmail(address).orElseThrow();
        assertThat(memberships.companiesOf(owner)).singleElement().satisfies(company -> {
            assertThat(company.name()).isEqualTo("山田商店");
            assertThat(memberships.role(company.tenant(), owner)).contains(Role.OWNER);
        });
        assertThat(proof.proven(owner)).isTrue();
    }

    @Test
    void itWorksOnce() {
        String link = invite(address);
        openCompany(link);
        stranger();
        assertThat(page(link)).contains(OVER);
    }

    @Test
    void itEndsAfter72HoursAndALaterOneTakesItsPlace() {
        String first = invite(address);
        String second = invite(address);
        stranger();
        assertThat(page(first)).contains(OVER);
        assertThat(page(second)).contains("アカウントを作成");
        clock.advance(Duration.ofDays(3));
        assertThat(page(second)).contains(OVER);
    }

    @Test
    void whatIsWrongIsSaidBesideItsFieldAndStays() {
        BrowserlessUIContext tab = stranger();
        page(invite(address));
        type(tab, "お名前", "山田 花子");
        press(tab, "アカウントを作成");
        assertThat(tab.find(TextField.class).withLabel("会社名・屋号").single().getErrorMessage())
                .isEqualTo("会社名・屋号を入力してください。");
        assertThat(tab.find(TextField.class).withLabel("お名前").single().getValue())
                .isEqualTo("山田 花子");
        assertThat(accounts.withEmail(address)).isEmpty();
    }

    @Test
    void aMemberOpensAnotherCompanyWithTheAccountTheyHave() {
        String link = invite(suzuki.email());
        stranger();
        assertThat(page(link)).contains("先にログイン").doesNotContain("アカウントを作成");
        BrowserlessUIContext tab = as(suzuki);
        page(link);
        type(tab, "会社名・屋号", "鈴木青果");
        press(tab, "会社を開設");
        assertThat(memberships.tenantsOf(suzuki.owner())).hasSize(2);
    }

    @Test
    void thatAStrangerOpenedItStandsInTheHistoryOfTheNewCompany() {
        openCompany(invite(address));
        MemberId owner = accounts.withEmail(address).orElseThrow();
        assertThat(openings(memberships.tenantsOf(owner).getFirst())).isOne();
    }

    /** Though the page belongs to the company that the member works in. */
    @Test
    void thatAMemberOpenedAnotherStandsInTheHistoryOfTheNewCompanyToo() {
        long before = openings(suzuki.tenant());
        BrowserlessUIContext tab = as(suzuki);
        page(invite(suzuki.email()));
        type(tab, "会社名・屋号", "鈴木第二商店");
        press(tab, "会社を開設");
        assertThat(memberships.tenantsOf(suzuki.owner()))
                .filteredOn(tenant -> !tenant.equals(suzuki.tenant()))
                .singleElement()
                .satisfies(opened -> assertThat(openings(opened)).isOne());
        assertThat(openings(suzuki.tenant())).isEqualTo(before);
    }

    private long openings(TenantId tenant) {
        return scope.outside(
                CrossTenantReason.INVITATION_OF_A_TOKEN,
                () -> db.sql("SELECT COUNT(*) FROM audit_entry WHERE tenant_id = ? AND action = 'SIGNED_UP'")
                        .param(Column.of(tenant))
                        .query(Long.class)
                        .single());
    }

    @Test
    void anAccountWhoseAddressIsNotProvenGetsItWithTheProof() {
        proof.ask(accounts.register(accounts.prepare(new NewMember("山田 花子", address, Merchants.PASSWORD))), true);
        assertThat(invite(address)).startsWith("verify/");
        assertThat(PostOffice.to(address)).hasSize(1);
        String token = PostOffice.link(address).substring("/verify/".length());
        stranger();
        assertThat(links.takeOver(token, "あたらしい傘を買いました")).isEqualTo(AccountResult.DONE);
        jobs.runDue();
        assertThat(PostOffice.to(address)).hasSize(2);
        assertThat(page(PostOffice.link(address).substring(1))).contains("先にログイン");
    }

    @Test
    void somebodyElseCannotTakeIt() {
        as(suzuki);
        assertThat(page(invite(address))).contains("宛てです").doesNotContain("会社を開設");
    }
}
