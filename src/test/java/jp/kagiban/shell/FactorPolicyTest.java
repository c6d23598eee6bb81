package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import java.time.Duration;
import java.util.Map;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.History;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.login.factor.TestFactors;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopRecords;
import jp.kagiban.tenancy.AccessRefused;
import jp.kagiban.tenancy.Company;
import jp.kagiban.tenancy.FactorPolicy;
import jp.kagiban.tenancy.Role;
import jp.kagiban.tenancy.Team;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScriptedRms;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.testing.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.ContextConfiguration;

/** In a live portal owners and managers must have a second factor a week after they joined; where it's demanded, all. */
@SpringBootTest(properties = "kagiban.mfa-grace=P7D")
@Import({TestPortal.class, ScriptedRms.class})
@ContextConfiguration(initializers = ChosenDatabase.class)
class FactorPolicyTest {

    private static final String LINE = "この会社では二段階認証が必要です。";

    @Autowired
    ApplicationContext context;

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    @Autowired
    TestFactors factors;

    @Autowired
    FactorPolicy policy;

    @Autowired
    Company company;

    @Autowired
    Team team;

    @Autowired
    ShopRecords shopRecords;

    @Autowired
    TenantScope scope;

    @Autowired
    SecurityContextHolderStrategy security;

    @Autowired
    History history;

    @Autowired
    SettableClock clock;

    private Merchants.Merchant merchant;
    private SecuredBrowserlessApplicationContext<Authentication> portal;
    private BrowserlessUIContext tab;

    @BeforeEach
    void open() {
        clock.set(SettableClock.START);
        merchant = merchants.open("山田商店");
        // The holder is one for the JVM, and the context made last has left its own strategy there.
        SecurityContextHolder.setContextHolderStrategy(security);
        portal = SpringBrowserlessApplicationContext.createSecured(context, "jp.kagiban");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private void as(MemberId member) {
        tab = portal.newUser(login.of(member)).newWindow();
        tab.activate();
    }

    private String page(String address) {
        UI.getCurrent().navigate(address);
        return tab.find(H1.class).single().getText();
    }

    @Test
    void untilThenALineRemindsAboveTheNotices() {
        as(merchant.owner());
        assertThat(page("")).isEqualTo("お知らせ");
        assertThat(PageText.of(UI.getCurrent())).contains(LINE + "2026/12/02 10:42 までに");
    }

    @Test
    void thenOnlySettingItUpAndTheManualAreOpen() {
        as(merchant.owner());
        clock.advance(Duration.ofDays(7));
        assertThat(page("shops")).isEqualTo("セキュリティ設定");
        assertThat(page("manual")).isEqualTo("ライセンスキー発行・更新マニュアル");
        assertThatThrownBy(() -> shopRecords.details(ShopId.next())).isInstanceOf(AccessRefused.class);
    }

    @Test
    void aTabThatBeginsThenOpensSettingItUp() {
        clock.advance(Duration.ofDays(8));
        as(merchant.owner());
        assertThat(page("")).isEqualTo("セキュリティ設定");
    }

    @Test
    void whatIsKeptFromThemThenStandsInTheHistory() {
        as(merchant.owner());
        clock.advance(Duration.ofDays(7));
        page("shops");
        assertLastRefusal("shops");
        page("");
        assertLastRefusal("home");
    }

    private void assertLastRefusal(String target) {
        assertThat(history.page(HistoryFilter.NONE, 0, 1).getFirst().details())
                .isEqualTo(Map.of(Detail.TARGET, target, Detail.REASON, "FACTOR_MISSING"));
    }

    @Test
    void whoHasOneIsNotReminded() {
        factors.setUp(merchant.owner());
        clock.advance(Duration.ofDays(8));
        as(merchant.owner());
        assertThat(policy.due()).isEmpty();
        assertThat(page("")).isEqualTo("二段階認証");
    }

    @Test
    void aViewerNeedsNone() {
        MemberId viewer = merchants.colleague(merchant.tenant(), "佐藤 一郎", Role.VIEWER);
        clock.advance(Duration.ofDays(8));
        as(viewer);
        assertThat(page("shops")).isEqualTo("モール詳細設定");
    }

    @Test
    void onceItIsDemandedOfAllTheyHaveAWeekFromThenOn() {
        MemberId viewer = merchants.colleague(merchant.tenant(), "佐藤 一郎", Role.VIEWER);
        clock.advance(Duration.ofDays(8));
        as(viewer);
        PortalActs.run(() -> company.demandSecondFactor(true));
        assertThat(page("shops")).isEqualTo("モール詳細設定");
        assertThat(policy.due()).contains(clock.instant().plus(Duration.ofDays(7)));
        clock.advance(Duration.ofDays(6));
        PortalActs.run(() -> company.demandSecondFactor(true));
        clock.advance(Duration.ofDays(1));
        assertThat(page("shops")).isEqualTo("セキュリティ設定");
        PortalActs.run(() -> company.demandSecondFactor(false));
        assertThat(page("shops")).isEqualTo("モール詳細設定");
    }

    @Test
    void whoIsGivenARoleThatNeedsOneHasAWeekFromThenOn() {
        MemberId viewer = merchants.colleague(merchant.tenant(), "佐藤 一郎", Role.VIEWER);
        clock.advance(Duration.ofDays(8));
        as(viewer);
        PortalActs.run(() -> team.change(viewer, Role.MANAGER));
        assertThat(page("shops")).isEqualTo("モール詳細設定");
        clock.advance(Duration.ofDays(6));
        PortalActs.run(() -> team.change(viewer, Role.OWNER));
        clock.advance(Duration.ofDays(1));
        assertThat(page("shops")).isEqualTo("セキュリティ設定");
    }
}
