package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.MemberId;
import jp.kagiban.tenancy.Invitations;
import jp.kagiban.tenancy.Invitations.Answer;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Role;
import jp.kagiban.tenancy.Team;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** An invitation goes out by mail, works once, for 72 hours, and for its address alone. */
@ScreenTest
@TestPropertySource(properties = "kagiban.terms-url=https://example.jp/terms")
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
    Team team;

    @Autowired
    Memberships memberships;

    @Autowired
    Accounts accounts;

    @Autowired
    AddressProof proof;

    @Autowired
    JdbcClient db;

    @Autowired
    HandDrivenJobs jobs;

    @Autowired
    SettableClock clock;

    private Merchants.Merchant yamada;
    private MemberId suzuki;
    private String address;
    private SecuredBrowserlessApplicationContext<Authentication> portal;
    private BrowserlessUIContext owner;

    @BeforeEach
    void open() {
        PostOffice.empty();
        clock.set(SettableClock.START);
        jobs.forget();
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

    private BrowserlessUIContext as(MemberId member) {
        BrowserlessUIContext tab = portal.newUser(login.of(member)).newWindow();
        tab.activate();
        return tab;
    }

    /** Outside of any tab. */
    private Merchants.Merchant open(String company) {
        UI.setCurrent(null);
        return merchants.open(company);
    }

    private MemberId secondOwner() {
        UI.setCurrent(null);
        MemberId second = merchants.colleague(yamada.tenant(), "佐藤 次郎", Role.OWNER);
        proof.accept(second);
        owner.activate();
        return second;
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
    void aStrangerMakesAnAccountAndJoinsWithTheRoleTheyWereGiven() {
        String link = invite(address, Role.MANAGER);
        BrowserlessUIContext ichiro = stranger();
        assertThat(page(link)).contains("「山田商店」から鍵番に招待されています。", "担当者", address);
        ichiro.test(ichiro.find(TextField.class).single()).setValue("佐藤 一郎");
        ichiro.test(ichiro.find(PasswordField.class).single()).setValue(Merchants.PASSWORD);
        create(ichiro);
        assertThat(accounts.withEmail(address)).isEmpty();
        assertThat(page()).contains("規約");
        ichiro.test(ichiro.find(Checkbox.class).single()).click();
        create(ichiro);
        assertThat(consents(accounts.withEmail(address).orElseThrow())).containsExactly("https://example.jp/terms");
        assertThat(memberships.role(yamada.tenant(), accounts.withEmail(address).orElseThrow()))
                .contains(Role.MANAGER);
    }

    @Test
    void aMemberOfAnotherCompanyJoinsWithTheAccountTheyHave() {
        String link = invite(email(suzuki), Role.VIEWER);
        BrowserlessUIContext tab = as(suzuki);
        page(link);
        tab.test(tab.find(Button.class).withText("会社に参加").single()).click();
        assertThat(memberships.tenantsOf(suzuki)).hasSize(2).startsWith(yamada.tenant());
    }

    @Test
    void whoJoinsAppearsOnTheOpenPageOfMembers() {
        assertThat(page("members")).contains("参加している人 1名");
        String link = invite(email(suzuki), Role.VIEWER);
        BrowserlessUIContext tab = as(suzuki);
        page(link);
        tab.test(tab.find(Button.class).withText("会社に参加").single()).click();
        owner.activate();
        await().pollInSameThread().untilAsserted(() -> {
            owner.find(H1.class).exists();
            assertThat(PageText.of(UI.getCurrent())).contains("参加している人 2名");
        });
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
        assertThat(page(link)).contains("宛てです").doesNotContain("会社に参加");
        assertThat(memberships.tenantsOf(suzuki)).hasSize(1);
    }

    @Test
    void itWorksOnce() {
        String link = invite(email(suzuki), Role.VIEWER);
        BrowserlessUIContext tab = as(suzuki);
        page(link);
        tab.test(tab.find(Button.class).withText("会社に参加").single()).click();
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
    void invitationsEndWithTheRightToInvite() {
        MemberId sato = secondOwner();
        as(sato);
        String link = invite(address, Role.OWNER);
        owner.activate();
        team.change(sato, Role.MANAGER);
        assertThat(invitations.open()).isEmpty();
        stranger();
        assertThat(page(link)).contains("この招待は使えません");
    }

    @Test
    void invitationsEndWithTheirInviter() {
        MemberId sato = secondOwner();
        String others = invite(address, Role.VIEWER);
        as(sato);
        String own = invite("x" + address, Role.OWNER);
        owner.activate();
        team.remove(sato);
        stranger();
        assertThat(page(own)).contains("この招待は使えません");
        assertThat(page(others)).doesNotContain("この招待は使えません");
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
        String unproven = UUID.randomUUID() + ICHIRO;
        register(unproven);
        String ofNobody = shownAfterInviting(address);
        assertThat(ofNobody).contains("<address>");
        assertThat(shownAfterInviting(email(suzuki))).isEqualTo(ofNobody);
        assertThat(shownAfterInviting(unproven)).isEqualTo(ofNobody);
    }

    /** The whole page of members, once it was done. */
    private String shownAfterInviting(String email) {
        assertThat(invitations.invite(email, Role.VIEWER, Locale.JAPANESE)).isEqualTo(Answer.SENT);
        page("manual");
        String shown = page("members").replace(email, "<address>");
        invitations.open().forEach(one -> invitations.revoke(one.id()));
        return shown;
    }

    @Test
    void anAddressThatNoMailCanGoToIsRefused() {
        assertThat(invitations.invite("hanako", Role.VIEWER, Locale.JAPANESE)).isEqualTo(Answer.FORM);
        assertThat(invitations.invite("a@b.jp\r\nBcc: c@d.jp", Role.VIEWER, Locale.JAPANESE))
                .isEqualTo(Answer.FORM);
        assertThat(invitations.invite(yamada.email(), Role.VIEWER, Locale.JAPANESE))
                .isEqualTo(Answer.ALREADY_MEMBER);
    }

    private static void create(BrowserlessUIContext tab) {
        tab.test(tab.find(Button.class).withText("アカウントを作成して参加").single()).click();
    }

    private List<String> consents(MemberId member) {
        return db.sql("SELECT url FROM consent WHERE member_id = ?")
                .param(Column.of(member))
                .query(String.class)
                .list();
    }

    @Test
    void whoHasGotAnAccountMeanwhileIsAskedToLogIn() {
        String link = invite(address, Role.VIEWER);
        BrowserlessUIContext tab = stranger();
        page(link);
        register(address);
        tab.test(tab.find(TextField.class).single()).setValue("佐藤 一郎");
        tab.test(tab.find(PasswordField.class).single()).setValue(Merchants.PASSWORD);
        tab.test(tab.find(Checkbox.class).single()).click();
        create(tab);
        assertThat(page()).contains("ログインして参加");
    }

    @Test
    void nobodyIsMailedWithoutEnd() {
        invite(address, Role.VIEWER);
        assertThat(Stream.generate(() -> invitations.invite(address, Role.VIEWER, Locale.JAPANESE))
                        .limit(10))
                .startsWith(Answer.SENT)
                .endsWith(Answer.TOO_OFTEN);
        assertThat(invitations.resend(invitations.open().getFirst().id(), Locale.JAPANESE))
                .isEqualTo(Answer.TOO_OFTEN);
        jobs.runDue();
        assertThat(PostOffice.to(address)).hasSizeLessThan(6);
    }

    @Test
    void aMailboxIsCountedOnceWhateverTagsItsAddressBears() {
        String mailbox = UUID.randomUUID().toString();
        assertThat(IntStream.range(0, 6)
                        .mapToObj(tag ->
                                invitations.invite(mailbox + "+" + tag + "@example.jp", Role.VIEWER, Locale.JAPANESE)))
                .startsWith(Answer.SENT)
                .endsWith(Answer.TOO_OFTEN);
    }

    @Test
    void twoCompaniesLeaveADomainToTheOthers() {
        String domain = UUID.randomUUID() + ".example";
        Stream.of("一", "二").forEach(name -> {
            as(open(name).owner());
            IntStream.range(0, 55).forEach(i -> inviteTo(domain));
        });
        as(open("三").owner());
        assertThat(inviteTo(domain)).isEqualTo(Answer.SENT);
    }

    @Test
    void allCompaniesTogetherDoNotFloodADomain() {
        String domain = UUID.randomUUID() + ".example";
        inviteTo(domain);
        db.sql("UPDATE throttle_bucket SET tokens = 0 WHERE bucket_key = ?")
                .param(Hashes.hex("INVITATION_DOMAIN:" + domain))
                .update();
        as(open("二").owner());
        assertThat(inviteTo(domain)).isEqualTo(Answer.TOO_OFTEN);
    }

    private Answer inviteTo(String domain) {
        return invitations.invite(UUID.randomUUID() + "@" + domain, Role.VIEWER, Locale.JAPANESE);
    }

    @Test
    void aNameWithATelephoneNumberStandsNeitherInTheMailNorOnItsPage() {
        as(open("至急 0120-123-456 へお電話").owner());
        String link = invite(address, Role.VIEWER);
        stranger();
        assertThat(page(link)).contains("鍵番を利用している会社から、鍵番に招待されています。").doesNotContain("0120", "至急");
    }

    @Test
    void noCompanyMailsTheWholeWorld() {
        assertThat(Stream.generate(() -> invitations.invite(UUID.randomUUID() + ICHIRO, Role.VIEWER, Locale.JAPANESE))
                        .peek(_ -> invitations.open().forEach(one -> invitations.revoke(one.id())))
                        .limit(60))
                .contains(Answer.SENT, Answer.TOO_OFTEN);
    }

    @Test
    void anInvitationThatWasMailedStaysAsItIsOnceTheAddressIsProven() {
        String link = invite(address, Role.VIEWER);
        proof.accept(register(address));
        jobs.runDue();
        assertThat(PostOffice.to(address)).hasSize(1);
        stranger();
        assertThat(page(link)).contains("ログインして参加");
    }

    @Test
    void oneThatWaitedGoesOutInItsLanguage() {
        MemberId unproven = register(address);
        assertThat(invitations.invite(address, Role.VIEWER, Locale.ENGLISH)).isEqualTo(Answer.SENT);
        jobs.runDue();
        assertThat(PostOffice.to(address)).isEmpty();
        proof.accept(unproven);
        jobs.runDue();
        assertThat(PostOffice.part(PostOffice.to(address).getLast(), 0))
                .contains("invite")
                .doesNotContain("招待");
    }

    private MemberId register(String email) {
        return accounts.register(accounts.prepare(new NewMember("佐藤 一郎", email, Merchants.PASSWORD)));
    }

    private static String page() {
        return PageText.of(UI.getCurrent());
    }

    private String email(MemberId member) {
        return accounts.person(member).orElseThrow().email();
    }
}
