package jp.kagiban.login.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.UUID;
import jp.kagiban.login.session.MemberSessions;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.shared.MemberId;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** A member at one of two devices where they are logged in. */
@ScreenTest
class SessionSectionTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    @Autowired
    MemberSessions sessions;

    @Autowired
    SettableClock clock;

    @Autowired
    SecurityContextHolderStrategy security;

    private MemberId owner;
    private SecuredBrowserlessApplicationContext<Authentication> portal;
    private BrowserlessUIContext tab;

    @BeforeEach
    void logInTwice() {
        owner = merchants.open("山田商店").owner();
        // The holder is one for the JVM, and the context made last has left its own strategy there.
        SecurityContextHolder.setContextHolderStrategy(security);
        portal = SpringBrowserlessApplicationContext.createSecured(context, "jp.kagiban");
        login.begun(owner);
        tab = portal.newUser(login.begun(owner)).newWindow();
        tab.activate();
        UI.getCurrent().navigate("security");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void thisOneIsNamedAndCannotBeEndedHere() {
        assertThat(PageText.of(UI.getCurrent())).contains("この端末");
        assertThat(tab.find(Button.class).withText("終了").all()).hasSize(1);
    }

    @Test
    void theOtherIsEnded() {
        tab.test(tab.find(Button.class).withText("終了").single()).click();
        assertThat(sessions.devices(owner)).singleElement().matches(MemberSessions.Device::here);
        assertThat(PageText.of(UI.getCurrent())).contains("この端末だけです。");
    }

    @Test
    void allOthersAreEnded() {
        login.begun(owner);
        tab.test(tab.find(Button.class).withText("ほかをすべて終了").single()).click();
        assertThat(sessions.devices(owner)).hasSize(1);
        assertThat(tab.find(Button.class).withText("ほかをすべて終了").exists()).isFalse();
    }

    /** A bookmark, the back button or a link elsewhere leads there, and the browser brings the number of its login along. */
    @Test
    void openingTheLoginEndsNoLogin() {
        UUID here = sessions.devices(owner).getFirst().id();
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(new Cookie("kagiban-session", here.toString()));
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            UI.getCurrent().navigate("login");
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        assertThat(sessions.over(here)).isEmpty();
    }

    @Test
    void anHourLaterTheyProveThatItIsThey() {
        clock.advance(Duration.ofHours(1));
        tab.test(tab.find(Button.class).withText("ほかをすべて終了").single()).click();
        assertThat(tab.find(Dialog.class).single().getHeaderTitle()).isEqualTo("本人確認");
        assertThat(sessions.devices(owner)).hasSize(2);
    }
}
