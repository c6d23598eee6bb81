package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.BrowserlessUserContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import java.util.ArrayList;
import java.util.List;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.History;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.LoginSpaceHistory;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;

/** Each tab of a session keeps the tenant it began with, whichever tab's request a piece of work runs in. */
@ScreenTest
class TabTenantTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient sql;

    @Autowired
    TabRights tabs;

    @Autowired
    History history;

    @Autowired
    LoginSpaceHistory loginSpace;

    private Merchants.Merchant yamada;
    private TenantId sato;
    private SecuredBrowserlessApplicationContext<Authentication> portal;
    private BrowserlessUserContext browser;
    private BrowserlessUIContext inYamada;
    private BrowserlessUIContext inSato;

    /** The second tab begins after the member has joined a company that comes before their own. */
    @BeforeEach
    void openATabInEachOfTwoTenants() {
        yamada = merchants.open("山田商店");
        sato = merchants.open("佐藤商店").tenant();
        portal = SpringBrowserlessApplicationContext.createSecured(context, "jp.kagiban");
        browser = portal.newUser(login.of(yamada.owner()));
        inYamada = browser.newWindow();
        leaveTab();
        joinSato();
        inSato = browser.newWindow();
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void aTabKeepsTheTenantItBeganWith() {
        assertThat(tenantIn(inYamada)).isEqualTo(yamada.tenant());
        assertThat(tenantIn(inSato)).isEqualTo(sato);
        assertThat(tenantIn(inYamada)).isEqualTo(yamada.tenant());
    }

    @Test
    void bothTabsBelongToOneSession() {
        assertThat(inYamada.getUI().getSession()).isSameAs(inSato.getUI().getSession());
    }

    @Test
    void workGivenToAnotherTabSeesThatTabsTenant() {
        List<TenantId> seen = new ArrayList<>();
        inYamada.activate();
        inSato.getUI().access(() -> seen.add(scope.current()));
        seen.add(scope.current());
        doWhatWasLeft(inYamada);
        assertThat(seen).containsExactlyInAnyOrder(yamada.tenant(), sato);
        assertThat(UI.getCurrent()).isSameAs(inYamada.getUI());
    }

    @Test
    void workFromAThreadWithoutATabSeesTheTabsTenantToo() throws Exception {
        List<TenantId> seen = new ArrayList<>();
        inYamada.activate();
        Thread.ofVirtual()
                .start(() -> inSato.getUI().access(() -> seen.add(scope.current())))
                .join();
        doWhatWasLeft(inYamada);
        assertThat(seen).containsExactly(sato);
    }

    @Test
    void noOtherTenantCanBeBoundInATab() {
        inYamada.activate();
        assertThatIllegalStateException().isThrownBy(() -> scope.in(sato, scope::current));
        assertThat(scope.in(yamada.tenant(), scope::current)).isEqualTo(yamada.tenant());
    }

    @Test
    void besideATabNoOtherTenantThanTheNamedOneCanBeBound() {
        inYamada.activate();
        scope.beside(sato, () -> {
            assertThat(scope.in(sato, scope::current)).isEqualTo(sato);
            assertThatIllegalStateException().isThrownBy(() -> scope.in(yamada.tenant(), scope::current));
        });
    }

    @Test
    void aTabCannotBeGivenAnotherTenant() {
        assertThatIllegalStateException().isThrownBy(() -> Tabs.fix(inYamada.getUI(), sato, yamada.owner()));
    }

    @Test
    void theFrameNamesTheCompanyOfItsTab() {
        assertThat(companyIn(inYamada)).isEqualTo("山田商店 アカウント 山田 花子");
        assertThat(companyIn(inSato)).isEqualTo("佐藤商店 アカウント 山田 花子");
    }

    @Test
    void theAccountOffersTheOtherCompany() {
        inSato.activate();
        inSato.test(account(inSato)).click();
        assertThat(inSato.find(NativeButton.class).withText("山田商店").exists()).isTrue();
        assertThat(inSato.find(NativeButton.class).withText("佐藤商店").exists()).isFalse();
    }

    @Test
    void aMemberWhoWasRemovedGetsNoFurtherView() {
        assertThat(pageIn(inYamada)).contains("お知らせ");
        leave(inYamada);
        UI.getCurrent().navigate("shops");
        assertThat(inYamada.find(H1.class).single().getText()).isEqualTo("表示できる会社がありません");
        assertThat(UI.getCurrent().getInternals().getTitle()).isEqualTo("エラー：表示できる会社がありません｜鍵番");
        assertThat(pageIn(inSato)).contains("お知らせ");
    }

    @Test
    void whatTheMemberIsKeptFromInItStandsInTheCompanysHistory() {
        pageIn(inYamada);
        leave(inYamada);
        assertThat(tabs.admits(inYamada.getUI())).isFalse();
        Entry last = lastEntry();
        assertThat(last.actor().id()).isEqualTo(yamada.owner());
        assertThat(last.details()).containsEntry(Detail.REASON, "NO_MEMBERSHIP");
        inSato.activate();
        assertThat(tabs.admits(inSato.getUI())).isTrue();
    }

    @Test
    void aFloodInOneCompanyHidesNothingInTheHistoryOfAnother() {
        leave(inYamada);
        for (int i = 0; i < 40; i++) {
            tabs.admits(inYamada.getUI());
        }
        leave(inSato);
        assertThat(tabs.admits(inSato.getUI())).isFalse();
        assertThat(lastEntry().actor().id()).isEqualTo(yamada.owner());
        assertThat(lastEntry().details()).containsEntry(Detail.REASON, "NO_MEMBERSHIP");
    }

    @Test
    void theHistoryOfACompanyThatWasDeletedIsNotBegunAnew() {
        leave(inYamada);
        int before = history.count(HistoryFilter.NONE);
        sql.sql("DELETE FROM tenant WHERE tenant_id = ?")
                .param(Column.of(yamada.tenant()))
                .update();
        assertThat(tabs.admits(inYamada.getUI())).isFalse();
        assertThat(history.count(HistoryFilter.NONE)).isEqualTo(before);
        Entry last = loginSpace.page(HistoryFilter.NONE, 0, 1).getFirst();
        assertThat(last.actor().id()).isEqualTo(yamada.owner());
        assertThat(last.details()).containsEntry(Detail.REASON, "NO_MEMBERSHIP");
    }

    /** In the company of the tab. */
    private Entry lastEntry() {
        return history.page(HistoryFilter.NONE, 0, 1).getFirst();
    }

    /** The end of this tab's request: the session's lock is freed, and with it goes the work that others have left. */
    private static void doWhatWasLeft(BrowserlessUIContext tab) {
        tab.find(H1.class).exists();
    }

    private TenantId tenantIn(BrowserlessUIContext tab) {
        tab.activate();
        return scope.current();
    }

    private String companyIn(BrowserlessUIContext tab) {
        return PageText.textOf(account(tab));
    }

    private static NativeButton account(BrowserlessUIContext tab) {
        return tab.find(NativeButton.class).withClassName("kb-account").single();
    }

    private String pageIn(BrowserlessUIContext tab) {
        tab.activate();
        tab.getUI().navigate("");
        return PageText.of(tab.getUI());
    }

    private static void leaveTab() {
        UI.setCurrent(null);
    }

    private void joinSato() {
        scope.run(
                sato,
                () -> sql.sql("INSERT INTO membership (tenant_id, member_id, version, member_role, joined_at)"
                                + " VALUES (?, ?, 1, 'MANAGER', ?)")
                        .params(
                                Column.of(sato),
                                Column.of(yamada.owner()),
                                Column.of(SettableClock.START.minusSeconds(60)))
                        .update());
    }

    /** The member is removed from the tab's company, and goes on in that tab. */
    private void leave(BrowserlessUIContext tab) {
        tab.activate();
        sql.sql("DELETE FROM membership WHERE tenant_id = ? AND member_id = ?")
                .params(Column.of(scope.current()), Column.of(yamada.owner()))
                .update();
    }
}
