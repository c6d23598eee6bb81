package jp.kagiban.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.History;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.LoginSpaceHistory;
import jp.kagiban.login.factor.TestFactors;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.login.ui.CodeField;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shared.HostName;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.entry.KeyEntry;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.tenancy.Company;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.Merchants.Merchant;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ScriptedRms;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/** The console is there for those who run the portal alone; it stops companies, and looks at one where its owner lets it. */
@ScreenTest
class ConsoleTest {

    private static final String KEY = "SL123456_abcdefghWXYZ";
    private static final String REASON = "お支払いの確認ができないため";
    private static final String STOPPED = "この会社の利用は停止されています";

    @Autowired
    ApplicationContext context;

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    @Autowired
    SecurityContextHolderStrategy security;

    @Autowired
    OperatorRoll operators;

    @Autowired
    TestFactors factors;

    @Autowired
    History history;

    @Autowired
    LoginSpaceHistory logins;

    @Autowired
    Console console;

    @Autowired
    MachineryDesk machinery;

    @Autowired
    Company company;

    @Autowired
    ShopFormService shopForms;

    @Autowired
    ShopStatuses statuses;

    @Autowired
    ScriptedRms rms;

    @Autowired
    HandDrivenJobs jobs;

    @Autowired
    TenantScope scope;

    @Autowired
    SettableClock clock;

    private Merchant yamada;
    private Merchant sato;
    private String sheet;
    private SecuredBrowserlessApplicationContext<Authentication> portal;

    @BeforeEach
    void openTwoCompaniesOneOfWhichRunsThePortal() {
        // The holder is one for the JVM, and the context made last has left its own strategy there.
        SecurityContextHolder.setContextHolderStrategy(security);
        clock.set(SettableClock.START);
        jobs.forget();
        yamada = merchants.open("港町の山田商店");
        sato = merchants.open("佐藤商店");
        operators.add(sato.email());
        factors.setUp(sato.owner());
        sheet = "operator/tenants/" + yamada.tenant();
        portal = SpringBrowserlessApplicationContext.createSecured(context, "jp.kagiban");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private BrowserlessUIContext as(Merchant merchant) {
        Authentication with = merchant.equals(sato) ? login.withSecondFactor(sato.owner()) : login.of(merchant.owner());
        BrowserlessUIContext tab = portal.newUser(with).newWindow();
        tab.activate();
        return tab;
    }

    private static String page(String address) {
        UI.getCurrent().navigate(address);
        return text();
    }

    private static String text() {
        return PageText.of(UI.getCurrent());
    }

    private static void press(BrowserlessUIContext tab, String words) {
        tab.test(tab.find(Button.class).withText(words).single()).click();
    }

    private void asPortal(Runnable task) {
        Thread thread = Thread.ofVirtual().start(() -> PortalActs.run(() -> scope.run(yamada.tenant(), task)));
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void registerShop() {
        rms.takes(KEY, SettableClock.START.plus(Duration.ofDays(5)));
        KeyEntry keys = RakutenEntry.of("SP123456_a1b2c3d4e5f6", KEY);
        asPortal(() -> shopForms.register(
                new NewShop("山田の本店", "shop-a", "", RakutenFamilies.OWN_APP, keys, Set.of()), yamada.owner()));
    }

    private boolean keyIsInUse() {
        boolean[] inUse = new boolean[1];
        asPortal(() -> inUse[0] = statuses.all().getFirst().active() != null);
        return inUse[0];
    }

    private void suspend() {
        BrowserlessUIContext tab = as(sato);
        page(sheet);
        tab.test(tab.find(TextArea.class).single()).setValue(REASON);
        press(tab, "利用を停止");
    }

    @Test
    void forAllOthersItIsAsUnknownAsAnyAddress() {
        as(yamada);
        String unknown = page("no-such-page");
        assertThat(page("operator")).isEqualTo(unknown);
        assertThat(page(sheet)).isEqualTo(unknown);
        assertThat(page("manual")).doesNotContain("運用コンソール");
    }

    @Test
    void itsServicesRefuseAllOthers() {
        as(yamada);
        assertThatExceptionOfType(OperatorNeeded.class).isThrownBy(machinery::now);
        assertThatExceptionOfType(OperatorNeeded.class).isThrownBy(() -> console.page("", 0, 10));
        assertThatExceptionOfType(OperatorNeeded.class).isThrownBy(machinery::attempts);
        assertThatExceptionOfType(OperatorNeeded.class).isThrownBy(() -> console.suspend(sato.tenant(), REASON));
        assertThatExceptionOfType(OperatorNeeded.class).isThrownBy(() -> console.look(sato.tenant(), Locale.JAPANESE));
    }

    @Test
    void withoutASecondFactorAnOperatorIsSentToSetOneUp() {
        operators.add(yamada.email());
        as(yamada);
        assertThat(page("operator")).contains("セキュリティ設定", "運用コンソールを開くには、二段階認証が必要です。");
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("security?section=factor");
        assertThatExceptionOfType(OperatorNeeded.class).isThrownBy(machinery::now);
    }

    @Test
    void anOperatorComesBackOnceTheSecondFactorIsSetUp() {
        operators.add(yamada.email());
        BrowserlessUIContext tab = as(yamada, "operator");
        press(tab, "認証アプリを登録");
        String code = TestFactors.codeOf(tab.find(Code.class).single().getText(), clock.instant());
        tab.test(tab.find(CodeField.class).single()).setValue(code);
        press(tab, "確認して有効にする");
        press(tab, "保管しました");
        assertThat(tab.find(H1.class).single().getText()).isEqualTo("運用コンソール");
    }

    @Test
    void itTellsHowMachineryAndCompaniesStand() {
        registerShop();
        jobs.runDue();
        BrowserlessUIContext tab = as(sato);
        assertThat(page("operator"))
                .contains(
                        "運用コンソール",
                        "稼働中のサーバー",
                        HostName.own(),
                        "ジョブ",
                        "メール",
                        "お知らせの送信",
                        "送り直し中のものも、",
                        "で開けます。",
                        "外部への生存通知",
                        "設定されていません");
        tab.test(tab.find(TextField.class).withLabel("会社名で探す").single()).setValue("港町");
        assertThat(text()).contains("山田商店", "利用中", "あと5日").doesNotContain("佐藤商店\n利用中");
        assertThat(UI.getCurrent().getInternals().getTitle()).isEqualTo("運用コンソール｜鍵番");
    }

    @Test
    void itCountsWhatTriesOfKeysCameToAndNamesNobody() {
        registerShop();
        rms.says(KEY, new MallOutcome.Rejected("CN0001"));
        jobs.runDue();
        as(sato);
        assertThat(page("operator"))
                .containsSubsequence("キーの確認", "結果", "コード", "24時間", "7日間", "受け付けられない", "CN0001", "1回・1店舗")
                .doesNotContain("山田の本店");
    }

    @Test
    void aCompanyThatIsNotThereIsAsUnknown() {
        as(sato);
        String unknown = page("no-such-page");
        assertThat(page("operator/tenants/" + UUID.randomUUID())).isEqualTo(unknown);
        assertThat(page("operator/tenants/gibberish")).isEqualTo(unknown);
    }

    @Test
    void suspendingNeedsAReason() {
        BrowserlessUIContext tab = as(sato);
        page(sheet);
        press(tab, "利用を停止");
        assertThat(tab.find(TextArea.class).single().getErrorMessage()).isEqualTo("停止の理由を入力してください。");
        assertThat(history()).doesNotContain("COMPANY_SUSPENDED");
    }

    @Test
    void membersOfASuspendedCompanySeeTheReasonUntilItGoesOn() {
        suspend();
        as(yamada);
        assertThat(page("shops")).contains(STOPPED, REASON).doesNotContain("店舗を追加");
        BrowserlessUIContext operator = as(sato);
        page(sheet);
        press(operator, "利用を再開");
        as(yamada);
        assertThat(page("shops")).contains("店舗を追加");
        assertThat(deeds()).containsOnlyOnce("COMPANY_SUSPENDED " + sato.owner(), "COMPANY_RESUMED " + sato.owner());
    }

    @Test
    void aTabThatWasOpenGetsNoFurther() {
        BrowserlessUIContext tab = as(yamada);
        page("shops");
        suspend();
        tab.activate();
        page("orders");
        assertThat(tab.find(H1.class).single().getText()).isEqualTo(STOPPED);
    }

    @Test
    void theJobsOfASuspendedCompanyRest() {
        registerShop();
        suspend();
        jobs.runDue();
        assertThat(keyIsInUse()).isFalse();
        press(as(sato, sheet), "利用を再開");
        clock.advance(Duration.ofMinutes(11));
        jobs.runDue();
        assertThat(keyIsInUse()).isTrue();
    }

    private BrowserlessUIContext as(Merchant merchant, String address) {
        BrowserlessUIContext tab = as(merchant);
        page(address);
        return tab;
    }

    @Test
    void withoutTheOwnersWordNothingCanBeLookedAt() {
        registerShop();
        jobs.runDue();
        as(sato);
        assertThat(page(sheet)).contains("閲覧を許可していません").doesNotContain("山田の本店");
        assertThat(console.look(yamada.tenant(), Locale.JAPANESE)).isEmpty();
        assertThat(history()).doesNotContain("COMPANY_LOOKED_AT");
    }

    @Test
    void withItNoticesAndShopsAreShownAndEachLookIsNoted() {
        registerShop();
        jobs.runDue();
        asPortal(company::grantSupport);
        press(as(sato, sheet), "閲覧");
        assertThat(text()).contains("山田の本店", "あと5日となっています。").doesNotContain("WXYZ", KEY);
        assertThat(deeds()).containsOnlyOnce("COMPANY_LOOKED_AT " + sato.owner());
        assertThat(history()).contains("SUPPORT_GRANTED");
    }

    @Test
    void afterADayOrOnceTakenBackItIsOver() {
        asPortal(company::grantSupport);
        BrowserlessUIContext tab = as(sato, sheet);
        clock.advance(Duration.ofHours(24));
        press(tab, "閲覧");
        assertThat(text()).contains("閲覧の許可は終了しています。");
        asPortal(company::grantSupport);
        asPortal(company::revokeSupport);
        assertThat(page(sheet)).contains("閲覧を許可していません");
    }

    /** The recorded actions, each with its actor. */
    private List<String> deeds() {
        List<String> deeds = new ArrayList<>();
        asPortal(() -> history.page(HistoryFilter.NONE, 0, 50)
                .forEach(entry -> deeds.add(entry.code() + " " + entry.actor().id())));
        return deeds;
    }

    private List<String> history() {
        List<String> codes = new ArrayList<>();
        asPortal(() -> history.page(HistoryFilter.NONE, 0, 50).forEach(entry -> codes.add(entry.code())));
        return codes;
    }

    @Test
    void whoIsKeptFromItStandsInTheHistoryOfTheLoginSpace() {
        as(yamada);
        page(sheet);
        assertThat(lastLogin().action()).contains(Action.ACCESS_REFUSED);
        assertThat(lastLogin().details()).containsEntry(Detail.TARGET, sheet);
        assertThat(lastLogin().actor().id()).isEqualTo(yamada.owner());
        assertThatExceptionOfType(OperatorNeeded.class).isThrownBy(machinery::now);
        assertThat(lastLogin().details()).containsEntry(Detail.TARGET, "operator");
    }

    @Test
    void soDoesWhomAnOperatorInvites() {
        as(sato);
        assertThat(console.invite("hanako@example.jp", Locale.JAPANESE)).isTrue();
        assertThat(lastLogin().action()).contains(Action.COMPANY_INVITED);
        assertThat(lastLogin().actor().kind()).isEqualTo(Actor.Kind.OPERATOR);
        assertThat(lastLogin().actor().id()).isEqualTo(sato.owner());
    }

    private Entry lastLogin() {
        return logins.page(HistoryFilter.NONE, 0, 1).getFirst();
    }
}
