package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.BrowserlessUserContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import java.util.Map;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.LoginSpaceHistory;
import jp.kagiban.login.factor.OwnFactors;
import jp.kagiban.login.factor.TestFactors;
import jp.kagiban.login.passkey.Passkeys;
import jp.kagiban.login.session.ProofTooOld;
import jp.kagiban.login.session.RecentProof;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.shared.MemberId;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Two members in one browser: a tab that was drawn for one does nothing for the other, whatever the tab began with. */
@ScreenTest
class SharedBrowserTest {

    private static final Authentication NOBODY = UsernamePasswordAuthenticationToken.unauthenticated("nobody", "");

    @Autowired
    ApplicationContext context;

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    @Autowired
    TestFactors app;

    @Autowired
    TabRights tabs;

    @Autowired
    LoginSpaceHistory history;

    @Autowired
    RecentProof proof;

    @Autowired
    OwnFactors factors;

    @Autowired
    Passkeys passkeys;

    @Autowired
    SettableClock clock;

    private MemberId victim;
    private MemberId other;
    private MemberId third;
    private SecuredBrowserlessApplicationContext<Authentication> portal;
    private BrowserlessUserContext browser;
    private BrowserlessUIContext tab;

    /** The tab begins before anybody has logged in, so it has no tenant. */
    @BeforeEach
    void openATabWithoutATenant() {
        victim = merchants.open("山田商店").owner();
        app.setUp(victim);
        other = merchants.open("佐藤商店").owner();
        third = merchants.open("鈴木商店").owner();
        portal = SpringBrowserlessApplicationContext.createSecured(context, "jp.kagiban");
        browser = portal.newUser(NOBODY);
        tab = browser.newWindow();
        tab.activate();
        UI.getCurrent().navigate("login");
        logIn(other);
        UI.getCurrent().navigate("security");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private void logIn(MemberId member) {
        login.enter(browser.getSession(), login.provenAt(member, clock.instant()));
    }

    @Test
    void theTabOfTheOneWhoIsLoggedInGoesOn() {
        assertThat(Tabs.tenantOf(tab.getUI())).isEmpty();
        assertThat(tab.find(H1.class).single().getText()).isEqualTo("セキュリティ設定");
        assertThat(tabs.admits(tab.getUI())).isTrue();
    }

    @Test
    void onceAnotherHasLoggedInTheTabGoesNoFurther() {
        logIn(victim);
        assertThat(tabs.admits(tab.getUI())).isFalse();
    }

    private Entry lastEntry() {
        return history.page(HistoryFilter.NONE, 0, 1).getFirst();
    }

    @Test
    void whatTheTabIsKeptFromStandsInTheHistoryOfTheLoginSpace() {
        logIn(third);
        assertThat(tabs.admits(tab.getUI())).isFalse();
        assertThat(lastEntry().actor().id()).isEqualTo(third);
        assertThat(lastEntry().details()).isEqualTo(Map.of(Detail.TARGET, "security", Detail.REASON, "OTHER_MEMBER"));
    }

    @Test
    void soDoesANavigationWithoutTheSecondFactor() {
        app.setUp(other);
        UI.getCurrent().navigate("orders");
        assertThat(lastEntry().actor().id()).isEqualTo(other);
        assertThat(lastEntry().details()).isEqualTo(Map.of(Detail.TARGET, "orders", Detail.REASON, "FACTOR_MISSING"));
    }

    @Test
    void neitherDoesItWhereTheOtherHasNoSecondFactor() {
        logIn(third);
        assertThat(tabs.admits(tab.getUI())).isFalse();
    }

    @Test
    void aTabOfTheSameMemberWaitsForTheirSecondFactor() {
        app.setUp(other);
        assertThat(tabs.admits(tab.getUI())).isFalse();
        UI.getCurrent().navigate("orders");
        assertThat(tab.find(H1.class).single().getText()).isEqualTo("二段階認証");
        assertThat(tabs.admits(tab.getUI())).isTrue();
    }

    @Test
    void aPasswordIsNoProofOfWhoHasASecondFactor() {
        logIn(victim);
        assertThat(proof.fresh()).isFalse();
        assertThatThrownBy(() -> passkeys.offer()).isInstanceOf(ProofTooOld.class);
    }

    @Test
    void nobodySetsFactorsUpForAnother() {
        assertThatThrownBy(() -> factors.begin(third)).isInstanceOf(ProofTooOld.class);
        assertThatThrownBy(() -> factors.removeAppOf(victim)).isInstanceOf(ProofTooOld.class);
        assertThatThrownBy(() -> factors.renewCodes(victim)).isInstanceOf(ProofTooOld.class);
        assertThatThrownBy(() -> passkeys.remove(victim, "00")).isInstanceOf(ProofTooOld.class);
        factors.begin(other).close();
    }
}
