package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.BrowserlessUserContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.VaadinSession;
import java.util.UUID;
import jp.kagiban.login.session.MemberSessions;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.shared.MemberId;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.ScreenTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.Authentication;

/** The pages of a login that is over are closed here, whatever their browser does. */
@ScreenTest
class SessionWatchTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    @Autowired
    MemberSessions sessions;

    @Autowired
    SessionWatch watch;

    private MemberId owner;
    private UUID session;
    private SecuredBrowserlessApplicationContext<Authentication> portal;
    private BrowserlessUserContext browser;
    private BrowserlessUIContext tab;

    @BeforeEach
    void open() {
        owner = merchants.open("山田商店").owner();
        Authentication begun = login.begun(owner);
        portal = SpringBrowserlessApplicationContext.createSecured(context, "jp.kagiban");
        browser = portal.newUser(begun);
        tab = browser.newWindow();
        tab.activate();
        login.enter(browser.getSession(), begun);
        session = sessions.current().orElseThrow();
        UI.getCurrent().navigate("shops");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    /** As it is done when somebody says that the login has changed. */
    private void look() {
        VaadinSession all = browser.getSession();
        watch.look(tab.getUI(), session);
        all.unlock();
        all.lock();
    }

    @Test
    void aPageOfALoginThatGoesOnStays() {
        look();
        assertThat(tab.getUI().isClosing()).isFalse();
    }

    @Test
    void anEndedLoginLeavesNoOpenPage() {
        sessions.endAll(owner);
        look();
        assertThat(browser.getSession().getUIs()).allMatch(UI::isClosing);
    }

    @Test
    void whoHasLoggedInAnewInTheSameBrowserKeepsTheirPage() {
        sessions.endAll(owner);
        login.enter(browser.getSession(), login.begun(owner));
        look();
        assertThat(tab.getUI().isClosing()).isFalse();
    }

    @Test
    void theChannelForPushesTakesNothing() {
        PushGate gate = new PushGate();
        assertThatThrownBy(() -> gate.requestStart(push("POST"), null)).isInstanceOf(IllegalStateException.class);
        assertThatCode(() -> gate.requestStart(push("GET"), null)).doesNotThrowAnyException();
    }

    @Test
    void aPageThatIsLeftIsNotScoldedForSayingSo() {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        VaadinServletRequest goodbye = push("POST", "close");
        VaadinServletService service = (VaadinServletService) goodbye.getService();
        assertThat(new PushGate()
                        .handleRequest(browser.getSession(), goodbye, new VaadinServletResponse(answer, service)))
                .isTrue();
        assertThat(answer.getStatus()).isEqualTo(204);
    }

    private static VaadinServletRequest push(String method) {
        return push(method, "websocket");
    }

    private static VaadinServletRequest push(String method, String transport) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/");
        request.setParameter("v-r", "push");
        request.setParameter("X-Atmosphere-Transport", transport);
        return new VaadinServletRequest(request, (VaadinServletService) VaadinService.getCurrent());
    }
}
