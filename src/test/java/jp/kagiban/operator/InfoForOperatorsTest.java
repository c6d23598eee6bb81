package jp.kagiban.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.UI;
import jp.kagiban.login.factor.TestFactors;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.shared.Version;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.Merchants.Merchant;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.info.InfoEndpoint;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Version and commit are for those who run the portal. */
@ScreenTest
class InfoForOperatorsTest {

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
    AuthorizationManager<RequestAuthorizationContext> operatorsAlone;

    @Autowired
    InfoEndpoint info;

    private Merchant sato;
    private Merchant yamada;
    private SecuredBrowserlessApplicationContext<Authentication> portal;

    @BeforeEach
    void openTwoCompaniesOneOfWhichRunsThePortal() {
        // The holder is one for the JVM, and the context made last has left its own strategy there.
        SecurityContextHolder.setContextHolderStrategy(security);
        sato = merchants.open("佐藤商店");
        yamada = merchants.open("山田商店");
        operators.add(sato.email());
        factors.setUp(sato.owner());
        portal = SpringBrowserlessApplicationContext.createSecured(context, "jp.kagiban");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private boolean isTold(Authentication who) {
        portal.newUser(who).newWindow().activate();
        return operatorsAlone
                .authorize(() -> who, new RequestAuthorizationContext(new MockHttpServletRequest()))
                .isGranted();
    }

    @Test
    void infoIsToldToOperatorsAlone() {
        assertThat(isTold(login.withSecondFactor(sato.owner()))).isTrue();
        assertThat(isTold(login.of(yamada.owner()))).isFalse();
    }

    @Test
    void infoAndTheConsoleTellVersionAndCommit() {
        Version own = Version.own();
        assertThat(info.info().toString()).contains("version=" + own.number(), "commit=" + own.commit());
        portal.newUser(login.withSecondFactor(sato.owner())).newWindow().activate();
        UI.getCurrent().navigate("operator");
        assertThat(PageText.of(UI.getCurrent())).contains(own.toString());
    }
}
