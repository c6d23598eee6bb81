package jp.kagiban.login.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.LoginSpaceHistory;
import jp.kagiban.login.factor.TestFactors;
import jp.kagiban.testing.MailTest;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.filter.RequestContextFilter;

/** What a request gets whose login has ended, or lacks the second factor. */
@Tag("slow-on-mysql")
@MailTest
class SessionGateTest {

    /** Denied to members; strangers are sent to the login. */
    private static final String NO_VIEW_HERE = "/actuator/env";

    @Autowired
    WebApplicationContext context;

    @Autowired
    Merchants merchants;

    @Autowired
    MemberSessions sessions;

    @Autowired
    TestFactors factors;

    @Autowired
    SecurityContextHolderStrategy security;

    @Autowired
    SettableClock clock;

    @Autowired
    LoginSpaceHistory history;

    private MockMvc browser;
    private Merchants.Merchant merchant;
    private MockHttpSession session;
    private Cookie marker;

    @BeforeEach
    void logIn() throws Exception {
        SecurityContextHolder.setContextHolderStrategy(security);
        browser = MockMvcBuilders.webAppContextSetup(context)
                .addFilters(new RequestContextFilter())
                .apply(springSecurity())
                .build();
        merchant = merchants.open("山田商店");
        MvcResult login = browser.perform(form()).andReturn();
        session = (MockHttpSession) login.getRequest().getSession(false);
        marker = login.getResponse().getCookie("kagiban-session");
    }

    private MockHttpServletRequestBuilder form() {
        return post("/login")
                .servletPath("/login")
                .header("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Chrome/141.0 Safari/537.36")
                .remoteAddress(
                        "2001:db8:" + Integer.toHexString(UUID.randomUUID().hashCode() & 0xffff) + "::1")
                .param("username", merchant.email())
                .param("password", Merchants.PASSWORD);
    }

    private MockHttpServletResponse ask(String path, String accept) throws Exception {
        MockHttpServletRequestBuilder request =
                get(path).servletPath(path).header("Accept", accept).cookie(marker);
        if (!session.isInvalid()) {
            request.session(session);
        }
        return browser.perform(request).andReturn().getResponse();
    }

    private void setUpAnApp() {
        factors.setUp(merchant.owner());
    }

    @Test
    void theFormsLoginIsListedWithItsBrowser() {
        assertThat(sessions.devices(merchant.owner()))
                .singleElement()
                .satisfies(device -> assertThat(device.browser()).isEqualTo("Chrome, Windows"));
        assertThat(marker.isHttpOnly()).isTrue();
    }

    @Test
    void anEndedLoginIsServedNothingMore() throws Exception {
        assertThat(ask(NO_VIEW_HERE, "*/*").getRedirectedUrl()).isNull();
        sessions.endAll(merchant.owner());
        assertThat(ask(NO_VIEW_HERE, "text/html").getRedirectedUrl()).endsWith("/login");
        assertThat(session.isInvalid()).isTrue();
    }

    private List<Entry> refusals() {
        return history.page(HistoryFilter.NONE, 0, 1000).stream()
                .filter(entry -> entry.code().equals("ACCESS_REFUSED")
                        && entry.toString().contains("" + merchant.owner()))
                .toList();
    }

    @Test
    void whoComesWithAnEndedLoginStandsInTheHistoryOnce() throws Exception {
        sessions.endAll(merchant.owner());
        ask("/orders", "text/html");
        ask("/orders", "text/html");
        assertThat(refusals()).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo(Actor.nobody("127.0.0.1"));
            assertThat(entry.subject().id()).isEqualTo(merchant.owner().id());
            assertThat(entry.details()).isEqualTo(Map.of(Detail.TARGET, "orders", Detail.REASON, "LOGIN_OVER"));
        });
    }

    /** It bears the address of the home page, whichever page it is. */
    @Test
    void whatAnOpenPageSendsNamesNoScreen() throws Exception {
        sessions.endAll(merchant.owner());
        // Behind the gate there is no page here that could answer.
        catchThrowable(() -> browser.perform(get("/").queryParam("v-r", "uidl").session(session)));
        assertThat(refusals())
                .singleElement()
                .extracting(Entry::details)
                .isEqualTo(Map.of(Detail.REASON, "LOGIN_OVER"));
    }

    @Test
    void whatTheBrowserSendsByItselfDoesNot() throws Exception {
        sessions.endAll(merchant.owner());
        heartbeat();
        assertThat(refusals()).isEmpty();
    }

    @Test
    void whatIsClosedToAllMembersIsNotedWhereAMemberAsksForIt() throws Exception {
        ask(NO_VIEW_HERE, "*/*");
        assertThat(refusals()).singleElement().extracting(Entry::details).isEqualTo(Map.of(Detail.TARGET, "actuator"));
    }

    @Test
    void neitherDoesAStrangerWhoIsLedToTheLogin() throws Exception {
        int before = history.count(HistoryFilter.NONE);
        browser.perform(get("/orders").servletPath("/orders").header("Accept", "text/html"));
        assertThat(history.count(HistoryFilter.NONE)).isEqualTo(before);
    }

    @Test
    void afterSevenDaysTheLoginIsAskedForAgain() throws Exception {
        for (int hours = 0; hours < 7 * 24; hours += 7) {
            ask(NO_VIEW_HERE, "*/*");
            clock.advance(Duration.ofHours(7));
        }
        assertThat(ask(NO_VIEW_HERE, "text/html").getRedirectedUrl()).endsWith("/login");
    }

    @Test
    void aHeartbeatKeepsNoLoginAlive() throws Exception {
        clock.advance(Duration.ofHours(7));
        heartbeat();
        assertThat(sessions.devices(merchant.owner()).getFirst().lastSeenAt())
                .isEqualTo(clock.instant().minus(Duration.ofHours(7)));
    }

    private void heartbeat() throws Exception {
        browser.perform(get(NO_VIEW_HERE)
                .servletPath(NO_VIEW_HERE)
                .queryParam("v-r", "heartbeat")
                .session(session));
    }

    @Test
    void withoutTheSecondFactorAPageLeadsToIt() throws Exception {
        setUpAnApp();
        assertThat(ask("/shops", "text/html").getRedirectedUrl()).isEqualTo("/second-factor");
        assertThat(session.getAttribute(SecondFactor.WANTED)).isEqualTo("/shops");
    }

    @Test
    void withoutTheSecondFactorNothingElseIsServed() throws Exception {
        setUpAnApp();
        assertThat(ask(NO_VIEW_HERE, "*/*").getStatus()).isEqualTo(403);
        assertThat(ask("/VAADIN/dynamic/resource/1/x", "*/*").getStatus()).isEqualTo(403);
    }

    @Test
    void toBeLedToTheSecondFactorAfterTheLoginIsNoRefusalButToAskForAnotherPageIs() throws Exception {
        setUpAnApp();
        ask("/shops", "text/html");
        assertThat(refusals()).isEmpty();
        ask("/orders", "text/html");
        assertThat(refusals())
                .singleElement()
                .extracting(Entry::details)
                .isEqualTo(Map.of(Detail.TARGET, "orders", Detail.REASON, "FACTOR_MISSING"));
    }

    @Test
    void aFloodOfRefusalsIsNotedAtItsBeginning() throws Exception {
        setUpAnApp();
        for (int i = 0; i < 40; i++) {
            ask(NO_VIEW_HERE, "*/*");
        }
        assertThat(refusals()).hasSize(30);
    }

    @Test
    void loggingOutEndsTheLogin() throws Exception {
        browser.perform(post("/logout").servletPath("/logout").session(session).with(csrf()));
        assertThat(session.isInvalid()).isTrue();
        assertThat(sessions.devices(merchant.owner())).isEmpty();
    }

    /** Cookies and storage hold the language, and by which browsers a member is known. */
    @Test
    void loggingOutClearsWhatTheBrowserCachedAndNoMore() throws Exception {
        MockHttpServletResponse answer = browser.perform(
                        post("/logout").servletPath("/logout").session(session).with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(answer.getHeaders("Clear-Site-Data")).containsExactly("\"cache\"");
    }

    @Test
    void withoutTheSecondFactorNoDownloadIsServedByANameThatLooksLikeAPages() throws Exception {
        setUpAnApp();
        String path = "/VAADIN/dynamic/resource/1/x";
        assertThat(browser.perform(get(path)
                                .servletPath(path)
                                .queryParam("v-r", "uidl")
                                .session(session))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void aSecondLoginInTheSameBrowserEndsTheFirst() throws Exception {
        browser.perform(form().session(session).cookie(marker));
        assertThat(sessions.devices(merchant.owner())).hasSize(1);
    }
}
