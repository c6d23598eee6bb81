package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.BrowserlessUserContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import jp.kagiban.login.factor.TestFactors;
import jp.kagiban.login.session.Factor;
import jp.kagiban.login.session.LoginAttempts;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shell.layout.MainLayout;
import jp.kagiban.shop.ShopRecords;
import jp.kagiban.tenancy.AccessRefused;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/** A member who has given their password and not yet their second factor gets no further than to its page. */
@ScreenTest
class SecondFactorTest {

    private static final String TITLE = "二段階認証";

    @Autowired
    ApplicationContext context;

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    @Autowired
    TestFactors factors;

    @Autowired
    LoginAttempts attempts;

    @Autowired
    ShopRecords shopRecords;

    @Autowired
    SecurityContextHolderStrategy security;

    @Autowired
    SettableClock clock;

    private MemberId owner;
    private List<String> recoveryCodes;
    private SecuredBrowserlessApplicationContext<Authentication> portal;
    private BrowserlessUserContext browser;
    private BrowserlessUIContext tab;

    @BeforeEach
    void logIn() {
        owner = merchants.open("山田商店").owner();
        recoveryCodes = factors.setUp(owner);
        // The holder is one for the JVM, and the context made last has left its own strategy there.
        SecurityContextHolder.setContextHolderStrategy(security);
        portal = SpringBrowserlessApplicationContext.createSecured(context, "jp.kagiban");
        begin();
        clock.advance(Duration.ofMinutes(1));
    }

    private void begin() {
        browser = portal.newUser(login.of(owner));
        load();
    }

    /** As the browser does after the right code. */
    private void load() {
        tab = browser.newWindow();
        tab.activate();
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private String page(String address) {
        UI.getCurrent().navigate(address);
        return tab.find(H1.class).single().getText();
    }

    private void enter(String code) {
        tab.test(tab.find(TextField.class).single()).setValue(code);
        tab.test(tab.find(Button.class).withText("続ける").single()).click();
    }

    @Test
    void everyRouteLeadsToItsPage() {
        List<String> routes = RouteConfiguration.forSessionScope().getAvailableRoutes().stream()
                .map(RouteData::getTemplate)
                .map(route -> route.replaceAll(":[a-z]+", UUID.randomUUID().toString()))
                .toList();
        assertThat(routes)
                .hasSizeGreaterThan(10)
                .allSatisfy(route -> assertThat(page(route)).as(route).isEqualTo(TITLE));
    }

    /** The frame of an error page has the account menu, with names of companies. */
    @Test
    void aMissingPageLeadsToItToo() {
        assertThat(page("nothing/here")).isEqualTo(TITLE);
        assertThat(tab.find(MainLayout.class).exists()).isFalse();
    }

    @Test
    void theServicesRefuseToo() {
        assertThatThrownBy(() -> shopRecords.details(ShopId.next())).isInstanceOf(AccessRefused.class);
    }

    @Test
    void aRightCodeOpensThePortal() {
        page("shops");
        enter(factors.code(owner));
        load();
        assertThat(page("shops")).isEqualTo("モール詳細設定");
    }

    @Test
    void aUsedCodeDoesNot() {
        String code = factors.code(owner);
        page("shops");
        enter(code);
        begin();
        page("shops");
        enter(code);
        assertThat(page("shops")).isEqualTo(TITLE);
    }

    @Test
    void aRecoveryCodeOpensThePortalOnce() {
        page("shops");
        enter(recoveryCodes.getFirst());
        load();
        assertThat(page("shops")).isEqualTo("モール詳細設定");
    }

    @Test
    void wrongCodesMustWait() {
        page("shops");
        for (int i = 0; i < 3; i++) {
            enter("000000");
        }
        enter(factors.code(owner));
        assertThat(tab.find(TextField.class).single().getErrorMessage()).contains("1秒待ってから");
        assertThat(PageText.of(UI.getCurrent())).contains(TITLE);
    }

    @Test
    void eachTryStandsAmongTheMembersOwnSignIns() {
        page("shops");
        enter("000000");
        enter(factors.code(owner));
        assertThat(attempts.latest(owner))
                .extracting(LoginAttempts.Attempt::factor, LoginAttempts.Attempt::taken)
                .containsExactlyInAnyOrder(tuple(Factor.CODE, true), tuple(Factor.CODE, false));
    }

    @Test
    void wideDigitsAreRead() {
        page("shops");
        StringBuilder wide = new StringBuilder();
        factors.code(owner).chars().forEach(digit -> wide.append((char) (digit - '0' + '０')));
        enter(wide.toString());
        load();
        assertThat(page("shops")).isEqualTo("モール詳細設定");
    }
}
