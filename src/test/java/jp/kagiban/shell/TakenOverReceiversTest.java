package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.PasswordField;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.History;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.calendar.CalendarAddress;
import jp.kagiban.delivery.ReceiverReview;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.chat.ChatChannels;
import jp.kagiban.delivery.chat.NewChannel;
import jp.kagiban.delivery.push.BrowserDouble;
import jp.kagiban.delivery.push.PushBrowsers;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.login.password.ResetRequests;
import jp.kagiban.login.session.ProofTooOld;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.AccessRefused;
import jp.kagiban.tenancy.Role;
import jp.kagiban.tenancy.SignUp;
import jp.kagiban.tenancy.Tenancies;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.MailScreenTest;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.PostOffice;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.testing.TenantRows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/** Receivers set up under somebody else's mail address end once its owner proves the address. */
@MailScreenTest
class TakenOverReceiversTest {

    private static final String NEW_PASSWORD = "あたらしい傘を買いました";
    private static final List<String> RECEIVERS =
            List.of("calendar_feed", "chat_channel", "push_browser", "sealed_secret");

    @Autowired
    ApplicationContext context;

    @Autowired
    SignUp signUp;

    @Autowired
    ChatChannels channels;

    @Autowired
    PushBrowsers browsers;

    @Autowired
    CalendarAddress calendar;

    @Autowired
    ReceiverReview review;

    @Autowired
    Tenancies tenancies;

    @Autowired
    ResetRequests requests;

    @Autowired
    History history;

    @Autowired
    Merchants merchants;

    @Autowired
    TenantRows rows;

    @Autowired
    TenantScope scope;

    @Autowired
    TestLogin login;

    @Autowired
    HandDrivenJobs jobs;

    @Autowired
    SettableClock clock;

    @Autowired
    SecurityContextHolderStrategy security;

    private final String address = "hanako-" + UUID.randomUUID() + "@example.jp";
    private SecuredBrowserlessApplicationContext<Authentication> portal;
    private BrowserlessUIContext tab;
    private TenantId tenant;
    private MemberId member;
    private MemberId stranger;

    @BeforeEach
    void signUpWithAnothersAddress() {
        PostOffice.open();
        PostOffice.empty();
        jobs.forget();
        // The holder is one for the JVM, and the context made last has left its own strategy there.
        SecurityContextHolder.setContextHolderStrategy(security);
        portal = SpringBrowserlessApplicationContext.createSecured(context, "jp.kagiban");
        stranger = merchants.open("鈴木商店").owner();
        SignUp.Opened opened = signUp.open("山田商店", new NewMember("山田 花子", address, Merchants.PASSWORD));
        tenant = opened.tenant();
        member = opened.owner();
        jobs.runDue();
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private void as(MemberId who) {
        tab = portal.newUser(login.of(who)).newWindow();
        tab.activate();
    }

    private void asNobody() {
        tab = portal.newUser().newWindow();
        tab.activate();
    }

    private void addReceivers() throws Exception {
        channels.add(webhook());
        browsers.add(new BrowserDouble("https://push.example.net/" + tenant).subscription(), Locale.JAPANESE);
        calendar.make(Locale.JAPANESE);
    }

    private static NewChannel webhook() {
        return new NewChannel(ChannelKind.WEBHOOK, "倉庫", Locale.JAPANESE, "https://evil.example/hook", "");
    }

    /** As they were before a proof was asked for, or where no mails leave. */
    private void addedBefore() {
        as(member);
        PortalActs.run(() -> {
            try {
                addReceivers();
            } catch (Exception fault) {
                throw new AssertionError(fault);
            }
        });
        assertThat(rows.of(tenant)).containsAll(RECEIVERS);
    }

    private void takeOver() {
        UI.getCurrent().navigate(PostOffice.link(address).substring(1));
        tab.test(tab.find(PasswordField.class).single()).setValue(NEW_PASSWORD);
        press("パスワードを決めて確認");
        assertThat(PageText.of(UI.getCurrent())).contains("新しいパスワードでログインしてください。");
    }

    private void press(String text) {
        tab.test(tab.find(Button.class).withText(text).single()).click();
    }

    @Test
    void untilTheAddressIsProvenNothingIsAdded() {
        as(member);
        assertThatThrownBy(() -> channels.add(webhook())).isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> browsers.add("{}", Locale.JAPANESE)).isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> calendar.make(Locale.JAPANESE)).isInstanceOf(AccessRefused.class);
    }

    @Test
    void untilThenThePageOffersNoneAndSaysWhy() {
        as(member);
        UI.getCurrent().navigate("receiving");
        assertThat(PageText.of(UI.getCurrent())).contains("先にメールアドレスの確認が必要です");
        assertThat(tab.find(Button.class).all())
                .filteredOn(Button::isVisible)
                .extracting(Button::getText)
                .doesNotContain("送り先を追加", "アドレスを作成", "この端末で通知を受け取る");
    }

    @Test
    void whoeverProvesItElsewhereEndsThemAll() {
        addedBefore();
        asNobody();
        takeOver();
        assertThat(rows.of(tenant)).doesNotContainAnyElementsOf(RECEIVERS);
        UI.setCurrent(null);
        assertThat(PortalActs.in(() -> scope.in(tenant, () -> history.page(HistoryFilter.NONE, 0, 9))))
                .extracting(Entry::code)
                .contains("CHANNEL_REMOVED", "CALENDAR_CLOSED");
    }

    /** Their tab has a company of their own. */
    @Test
    void soItIsInABrowserInWhichSomebodyElseIsLoggedIn() {
        addedBefore();
        as(stranger);
        takeOver();
        assertThat(rows.of(tenant)).doesNotContainAnyElementsOf(RECEIVERS);
    }

    /** A member of two companies whose address is proven. */
    private void resetPassword() {
        press("メールアドレスを確認");
        asNobody();
        requests.ask(address);
        jobs.runDue();
        jobs.runDue();
        UI.getCurrent().navigate(PostOffice.link(address).substring(1));
        tab.test(tab.find(PasswordField.class).single()).setValue(NEW_PASSWORD);
        press("パスワードを変更");
    }

    private void addedAndReset() throws Exception {
        addedBefore();
        UI.getCurrent().navigate(PostOffice.link(address).substring(1));
        resetPassword();
    }

    @Test
    void afterAResetEveryPageOfTheCompanyLeadsToAllOfThem() throws Exception {
        addedAndReset();
        as(member);
        UI.getCurrent().navigate("shops");
        assertThat(PageText.of(UI.getCurrent()))
                .contains("パスワードが再設定されました。", "倉庫", "Webhook", "カレンダー", "ブラウザーの通知", "山田商店");
    }

    @Test
    void onePressEndsThemInAllCompanies() throws Exception {
        addedAndReset();
        TenantId owned = companyWithAChannel(Role.OWNER);
        TenantId managed = companyWithAChannel(Role.MANAGER);
        as(member);
        UI.getCurrent().navigate("");
        press("すべて止める");
        assertThat(rows.of(tenant)).doesNotContainAnyElementsOf(RECEIVERS);
        assertThat(rows.of(owned)).doesNotContain("chat_channel");
        assertThat(rows.of(managed)).contains("chat_channel");
        assertThat(PageText.of(UI.getCurrent())).contains("すべて止めました。");
        UI.getCurrent().navigate("shops");
        assertThat(tab.find(H1.class).single().getText()).isEqualTo("モール詳細設定");
    }

    @Test
    void whatIsAddedAfterALookIsShownBeforeItEnds() throws Exception {
        addedAndReset();
        as(member);
        UI.getCurrent().navigate("");
        UI page = UI.getCurrent();
        TenantId owned = companyWithAChannel(Role.OWNER);
        UI.setCurrent(page);
        press("すべて止める");
        assertThat(rows.of(owned)).contains("chat_channel");
        assertThat(rows.of(tenant)).containsAll(RECEIVERS);
        press("すべて止める");
        assertThat(rows.of(owned)).doesNotContain("chat_channel");
    }

    private TenantId companyWithAChannel(Role role) {
        UI.setCurrent(null);
        TenantId other = merchants.open("山田商店2号").tenant();
        merchants.join(other, member, role);
        PortalActs.run(() -> scope.run(other, () -> channels.add(webhook())));
        return other;
    }

    @ParameterizedTest
    @ValueSource(strings = {"すべて止める", "このまま使う"})
    void aSuspendedCompanyIsReviewedOnceItResumes(String answer) throws Exception {
        addedAndReset();
        TenantId owned = companyWithAChannel(Role.OWNER);
        PortalActs.run(() -> tenancies.suspend(owned, stranger, "お支払いの確認ができないため"));
        as(member);
        UI.getCurrent().navigate("");
        press(answer);
        UI.getCurrent().navigate("shops");
        assertThat(tab.find(H1.class).single().getText()).isEqualTo("モール詳細設定");
        UI page = UI.getCurrent();
        UI.setCurrent(null);
        PortalActs.run(() -> tenancies.resume(owned, stranger));
        UI.setCurrent(page);
        UI.getCurrent().navigate("shops");
        assertThat(PageText.of(UI.getCurrent())).contains("パスワードが再設定されました。", "山田商店2号");
    }

    @Test
    void whoeverKnowsThemAllKeepsThemAndGoesOn() throws Exception {
        addedAndReset();
        as(member);
        UI.getCurrent().navigate("");
        press("このまま使う");
        assertThat(tab.find(H1.class).single().getText()).isEqualTo("お知らせ");
        assertThat(rows.of(tenant)).containsAll(RECEIVERS);
    }

    @Test
    void whatIsAddedAfterAResetIsNotAskedAbout() throws Exception {
        as(member);
        UI.getCurrent().navigate(PostOffice.link(address).substring(1));
        resetPassword();
        clock.advance(Duration.ofMinutes(1));
        addedBefore();
        UI.getCurrent().navigate("shops");
        assertThat(tab.find(H1.class).single().getText()).isEqualTo("モール詳細設定");
    }

    @Test
    void endingThemWantsAFreshProof() throws Exception {
        addedAndReset();
        clock.advance(Duration.ofMinutes(6));
        tab = portal.newUser(login.provenAt(member, clock.instant().minus(Duration.ofMinutes(6))))
                .newWindow();
        tab.activate();
        UI.getCurrent().navigate("receiving/review");
        press("すべて止める");
        assertThat(rows.of(tenant)).containsAll(RECEIVERS);
        assertThatThrownBy(() -> review.endAll(review.all())).isInstanceOf(ProofTooOld.class);
    }

    @Test
    void whoeverProvesItInTheirOwnLoginKeepsThem() throws Exception {
        addedBefore();
        UI.getCurrent().navigate(PostOffice.link(address).substring(1));
        press("メールアドレスを確認");
        assertThat(rows.of(tenant)).containsAll(RECEIVERS);
    }
}
