package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.WrappedHttpSession;
import java.io.IOException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Predicate;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.ScreenTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.Authentication;

/** What an open page that has sent something is told before anything of it is looked at. */
@ScreenTest
class TabGuardTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    private final MockHttpServletResponse answer = new MockHttpServletResponse();
    private SecuredBrowserlessApplicationContext<Authentication> portal;
    private BrowserlessUIContext tab;

    @BeforeEach
    void open() {
        portal = SpringBrowserlessApplicationContext.createSecured(context, "jp.kagiban");
        tab = portal.newUser(login.of(merchants.open("山田商店").owner())).newWindow();
        tab.activate();
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void aTabThatMayGoOnIsLeftAlone() throws IOException {
        assertThat(isAnsweredAtOnce(_ -> true)).isFalse();
    }

    @Test
    void oneThatMayNotIsClosedAndLoadsAnew() throws IOException {
        assertThat(isAnsweredAtOnce(_ -> false)).isTrue();
        assertThat(tab.getUI().isClosing()).isTrue();
        assertThat(answer.getContentAsString()).contains("appError");
    }

    /** The page may be another member's who used the same browser before. */
    @Test
    void filesOfOneThatMayNotAreRefused() throws IOException {
        MockHttpServletRequest file = new MockHttpServletRequest("GET", "/");
        file.setPathInfo("/VAADIN/dynamic/resource/" + tab.getUI().getUIId() + "/1234/orders.csv");
        assertThat(isAnsweredAtOnce(_ -> true, file)).isFalse();
        assertThat(isAnsweredAtOnce(_ -> false, file)).isTrue();
        assertThat(answer.getStatus()).isEqualTo(403);
    }

    /** Then the page sends the same again, and its fields keep what was typed. */
    @Test
    void oneThatMeetsAnOutageIsToldToTryAgain() throws IOException {
        assertThat(isAnsweredAtOnce(_ -> fail(new SQLTransientConnectionException("The line broke"))))
                .isTrue();
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getContentAsString()).isEmpty();
        assertThat(tab.getUI().isClosing()).isFalse();
    }

    /** The session's id has changed while the message waited for another one's proof of identity. */
    @Test
    void oneThatWasSentWithAnEarlierIdOfItsSessionIsToldToTryAgain() throws IOException {
        MockHttpServletRequest message = message();
        message.setRequestedSessionId("an earlier one");
        assertThat(isAnsweredAtOnce(_ -> true, message)).isTrue();
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(tab.getUI().isClosing()).isFalse();
    }

    @Test
    void anyOtherFaultIsNoOutage() {
        assertThatThrownBy(() -> isAnsweredAtOnce(_ -> fail(new IllegalStateException("A fault of ours"))))
                .isInstanceOf(DataAccessResourceFailureException.class);
    }

    private static boolean fail(Exception cause) {
        throw new DataAccessResourceFailureException("Not found out", cause);
    }

    private boolean isAnsweredAtOnce(Predicate<UI> mayGoOn) throws IOException {
        return isAnsweredAtOnce(mayGoOn, message());
    }

    private MockHttpServletRequest message() {
        MockHttpServletRequest message = new MockHttpServletRequest("POST", "/");
        message.setParameter("v-r", "uidl");
        message.setParameter("v-uiId", String.valueOf(tab.getUI().getUIId()));
        return message;
    }

    private boolean isAnsweredAtOnce(Predicate<UI> mayGoOn, MockHttpServletRequest request) throws IOException {
        UI ui = tab.getUI();
        VaadinServletService service = (VaadinServletService) ui.getSession().getService();
        request.setSession(((WrappedHttpSession) ui.getSession().getSession()).getHttpSession());
        return new TabGuard(mayGoOn)
                .handleRequest(
                        ui.getSession(),
                        new VaadinServletRequest(request, service),
                        new VaadinServletResponse(answer, service));
    }
}
