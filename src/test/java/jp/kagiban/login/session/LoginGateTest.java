package jp.kagiban.login.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.LoginSpaceHistory;
import jp.kagiban.login.throttle.Throttle;
import jp.kagiban.shared.ClientAddress;
import jp.kagiban.testing.HeldHashes;
import jp.kagiban.testing.MailTest;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.filter.RequestContextFilter;

/** Guessing is slowed down, nobody is locked out, and nothing tells whether there is such a member. */
@Tag("slow-on-mysql")
@MailTest
class LoginGateTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    Merchants merchants;

    @Autowired
    ClientAddress addresses;

    @Autowired
    LoginSpaceHistory history;

    @Autowired
    Throttle throttle;

    @Autowired
    SettableClock clock;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    SecurityContextHolderStrategy security;

    @Autowired
    JdbcClient db;

    private MockMvc browser;
    private Merchants.Merchant merchant;

    /** A client of its own each time: the buckets of the clients outlive a test. */
    private String client;

    @BeforeEach
    void open() {
        SecurityContextHolder.setContextHolderStrategy(security);
        browser = MockMvcBuilders.webAppContextSetup(context)
                .addFilters(new RequestContextFilter())
                .apply(springSecurity())
                .build();
        merchant = merchants.open("山田商店");
        client = "2001:db8:" + Integer.toHexString(UUID.randomUUID().hashCode() & 0xffff) + ":"
                + Integer.toHexString(UUID.randomUUID().hashCode() & 0xffff) + "::1";
    }

    @Test
    void theRightPasswordLogsInAndTheBrowserIsKnown() throws Exception {
        MockHttpServletResponse answer = right();
        assertThat(answer.getRedirectedUrl()).doesNotContain("error", "wait");
        assertThat(answer.getHeaders("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("kagiban-device=")
                        .contains("HttpOnly", "SameSite=Lax", "Path=/"));
    }

    @Test
    void threeWrongTriesAreFreeThenItWaitsLongerAndLonger() throws Exception {
        for (int expected : new int[] {0, 0, 0, 1, 2, 4, 8, 16, 30, 30}) {
            if (expected > 0) {
                assertThat(wrong(merchant.email())).endsWith("/login?wait=" + expected);
                clock.advance(Duration.ofSeconds(expected));
            }
            assertThat(wrong(merchant.email())).endsWith("/login?error");
        }
    }

    @Test
    void anUnknownAddressWaitsAlike() throws Exception {
        String nobody = "nobody-" + UUID.randomUUID() + "@example.jp";
        for (int i = 0; i < 4; i++) {
            assertThat(wrong(nobody)).isEqualTo(wrong(merchant.email()));
        }
        assertThat(wrong(nobody)).endsWith("/login?wait=1");
    }

    @Test
    void writingTheAddressAnotherWayIsNoWayAround() throws Exception {
        guess();
        assertThat(wrong(" " + merchant.email().toUpperCase(java.util.Locale.ROOT)))
                .contains("wait");
    }

    @Test
    void theRightPasswordWaitsToo() throws Exception {
        guess();
        assertThat(right().getRedirectedUrl()).endsWith("/login?wait=1");
    }

    @Test
    void successEndsTheDelay() throws Exception {
        guess();
        clock.advance(Duration.ofSeconds(1));
        right();
        for (int i = 0; i < 3; i++) {
            assertThat(wrong(merchant.email())).endsWith("/login?error");
        }
    }

    @Test
    void aKnownBrowserWaitsForNoStranger() throws Exception {
        Cookie device = device();
        guess();
        assertThat(right(device).getRedirectedUrl()).doesNotContain("wait", "error");
    }

    @Test
    void aKnownBrowserIsSlowedDownByItsOwnTries() throws Exception {
        Cookie device = device();
        for (int i = 0; i < 3; i++) {
            assertThat(send(form(merchant.email(), "wrong").cookie(device)).getRedirectedUrl())
                    .endsWith("/login?error");
        }
        assertThat(right(device).getRedirectedUrl()).endsWith("/login?wait=1");
    }

    /** Each try costs a slow hash, and many browsers can be known to one account. */
    @Test
    void theKnownBrowsersOfOneAccountDontTryWithoutEnd() throws Exception {
        Cookie device = device();
        for (int i = 0; i < 20; i++) {
            assertThat(right(device).getRedirectedUrl()).doesNotContain("wait", "error");
        }
        assertThat(right(device).getRedirectedUrl()).endsWith("/login?wait=10");
        assertThat(right().getRedirectedUrl()).doesNotContain("wait", "error");
    }

    @Test
    void theBrowserOfAnotherMemberIsNotKnown() throws Exception {
        Cookie device = device();
        merchant = merchants.open("佐藤商店");
        guess();
        assertThat(right(device).getRedirectedUrl()).endsWith("/login?wait=1");
    }

    @Test
    void anInventedDeviceIsNotKnown() throws Exception {
        guess();
        assertThat(right(new Cookie("kagiban-device", "x".repeat(43))).getRedirectedUrl())
                .contains("wait");
    }

    @Test
    void afterAnHourOfCalmItBeginsAnew() throws Exception {
        guess();
        clock.advance(Duration.ofHours(1));
        assertThat(wrong(merchant.email())).endsWith("/login?error");
        assertThat(wrong(merchant.email())).endsWith("/login?error");
    }

    @Test
    void oneClientMayNotTryManyAddresses() throws Exception {
        for (int i = 0; i < 30; i++) {
            assertThat(wrong("someone" + i + "@example.jp")).endsWith("/login?error");
        }
        assertThat(wrong("another@example.jp")).endsWith("/login?wait=5");
        client = client.replace("::1", "::2");
        assertThat(wrong("another@example.jp")).endsWith("/login?wait=5");
    }

    @Test
    void whatWasTypedIsKeptForThePageAndStandsInNoAddress() throws Exception {
        MockHttpSession session = new MockHttpSession();
        assertThat(send(form("Hanako @example.jp", "wrong").session(session)).getRedirectedUrl())
                .endsWith("/login?error");
        assertThat(session.getAttribute(TypedAddress.KEPT)).isEqualTo("Hanako @example.jp");
    }

    @Test
    void aMembersAddressIsKeptLikeAStrangers() throws Exception {
        MockHttpSession known = new MockHttpSession();
        MockHttpSession unknown = new MockHttpSession();
        send(form(merchant.email(), "wrong").session(known));
        send(form("nobody@example.jp", "wrong").session(unknown));
        assertThat(known.getAttribute(TypedAddress.KEPT)).isEqualTo(merchant.email());
        assertThat(Collections.list(known.getAttributeNames()))
                .containsExactlyInAnyOrderElementsOf(Collections.list(unknown.getAttributeNames()));
    }

    @Test
    void whoMustWaitFindsWhatTheyTypedToo() throws Exception {
        MockHttpSession session = new MockHttpSession();
        guess();
        send(form(merchant.email(), "wrong").session(session));
        assertThat(session.getAttribute(TypedAddress.KEPT)).isEqualTo(merchant.email());
    }

    @Test
    void waitingMakesNoSession() throws Exception {
        guess();
        assertThat(browser.perform(form(merchant.email(), "wrong"))
                        .andReturn()
                        .getRequest()
                        .getSession(false))
                .isNull();
    }

    @Test
    void whatIsTooLongForAnAddressIsNotKept() throws Exception {
        MockHttpSession session = new MockHttpSession();
        send(form("x".repeat(254), "wrong").session(session));
        assertThat(session.getAttribute(TypedAddress.KEPT)).isEqualTo("x".repeat(254));
        send(form("x".repeat(255), "wrong").session(session));
        assertThat(session.getAttribute(TypedAddress.KEPT)).isNull();
    }

    @Test
    void whatWasTypedStandsInNoLog() throws Exception {
        Logger all = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        all.addAppender(heard);
        for (int i = 0; i < 4; i++) {
            wrong("hanako@example.jp");
        }
        all.warn("heard");
        all.detachAppender(heard);
        assertThat(List.copyOf(heard.list))
                .isNotEmpty()
                .noneMatch(line -> line.getFormattedMessage().contains("hanako@"));
    }

    private void guess() throws Exception {
        for (int i = 0; i < 3; i++) {
            wrong(merchant.email());
        }
    }

    private Cookie device() throws Exception {
        return right().getCookie("kagiban-device");
    }

    private String wrong(String email) throws Exception {
        return send(form(email, "wrong")).getRedirectedUrl();
    }

    private MockHttpServletResponse right(Cookie... cookies) throws Exception {
        MockHttpServletRequestBuilder form = form(merchant.email(), Merchants.PASSWORD);
        return send(cookies.length == 0 ? form : form.cookie(cookies));
    }

    private MockHttpServletRequestBuilder form(String email, String password) {
        return post("/login")
                .servletPath("/login")
                .param("username", email)
                .param("password", password)
                .remoteAddress(client);
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder form) throws Exception {
        return browser.perform(form).andReturn().getResponse();
    }

    @Test
    void whileTooManyPasswordsAreHashedALoginWaitsAndCountsForNothing() throws Exception {
        MockHttpSession session = new MockHttpSession();
        wrong(merchant.email());
        wrong(merchant.email());
        long seq = last().seq();
        try (HeldHashes _ = new HeldHashes(passwords)) {
            assertThat(send(form(merchant.email(), "wrong").session(session)).getRedirectedUrl())
                    .endsWith("/login?wait=5");
        }
        assertThat(session.getAttribute(TypedAddress.KEPT)).isEqualTo(merchant.email());
        assertThat(last().seq()).isEqualTo(seq);
        assertThat(wrong(merchant.email())).endsWith("/login?error");
    }

    /** Who has a whole network has many clients; they don't use up what is there for all. */
    @Test
    void aWholeNetworkMayNotTryForAll() throws Exception {
        use(Throttle.Limit.LOGIN_NETWORK);
        assertThat(wrong("another@example.jp")).endsWith("/login?wait=1");
    }

    /** Uses up the hundred tries of the client's network. */
    private void use(Throttle.Limit limit) {
        MockHttpServletRequest from = new MockHttpServletRequest();
        from.setRemoteAddr(client);
        for (int i = 0; i < 100; i++) {
            throttle.take(limit, addresses.network(from));
        }
    }

    @Test
    void aNetworkThatMustWaitWritesNothingForItsFurtherClients() throws Exception {
        use(Throttle.Limit.LOGIN_NETWORK);
        wrong("another@example.jp");
        int before = buckets();
        String network = client.replace("::1", "");
        for (int i = 1; i < 10; i++) {
            client = network + ":" + i + "::1";
            assertThat(wrong("another@example.jp")).endsWith("/login?wait=1");
        }
        assertThat(buckets()).isEqualTo(before);
    }

    private int buckets() {
        return db.sql("SELECT COUNT(*) FROM throttle_bucket")
                .query(Integer.class)
                .single();
    }

    /** They may share a café's line. */
    @Test
    void strangersWithTheSameAddressKeepNoKnownBrowserWaiting() throws Exception {
        Cookie device = device();
        for (int i = 0; i < 31; i++) {
            wrong("someone" + i + "@example.jp");
        }
        assertThat(wrong("someone@example.jp")).contains("wait");
        assertThat(right(device).getRedirectedUrl()).doesNotContain("wait", "error");
    }

    /** A former colleague's browser may still be known. */
    @Test
    void wrongTriesOfOneKnownBrowserDontKeepTheOthersWaiting() throws Exception {
        Cookie device = device();
        Cookie former = device();
        for (int i = 0; i < 25; i++) {
            send(form(merchant.email(), "wrong").cookie(former));
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(right(device).getRedirectedUrl()).doesNotContain("wait", "error");
    }

    @Test
    void aNetworkThatStrangersUseUpStopsNoKnownBrowser() throws Exception {
        Cookie device = device();
        use(Throttle.Limit.LOGIN_NETWORK);
        assertThat(right(device).getRedirectedUrl()).doesNotContain("wait", "error");
    }

    @Test
    void theKnownBrowsersOfManyAccountsInOneNetworkDontTryForAll() throws Exception {
        Cookie device = device();
        use(Throttle.Limit.LOGIN_KNOWN_NETWORK);
        assertThat(right(device).getRedirectedUrl()).endsWith("/login?wait=1");
        client = "2001:db9::1";
        assertThat(right(device).getRedirectedUrl()).doesNotContain("wait", "error");
    }

    @Test
    void waitingStandsInTheHistoryOnceForEachDelay() throws Exception {
        guess();
        long seq = last().seq();
        for (int i = 0; i < 5; i++) {
            right();
        }
        assertThat(last().seq()).isEqualTo(seq + 1);
        assertThat(last().code()).isEqualTo("LOGIN_REFUSED");
        assertThat(last().details()).containsEntry(Detail.REASON, "WAIT").containsEntry(Detail.FACTOR, "PASSWORD");
        assertThat(last().subject().id()).isEqualTo(merchant.owner().id());
        clock.advance(Duration.ofSeconds(1));
        wrong(merchant.email());
        wrong(merchant.email());
        assertThat(last().seq()).isEqualTo(seq + 3);
    }

    @Test
    void aClientThatTriesManyAddressesFillsNoHistory() throws Exception {
        for (int i = 0; i < 31; i++) {
            wrong("someone" + i + "@example.jp");
        }
        assertThat(last().details()).containsEntry(Detail.REASON, "WAIT");
        long seq = last().seq();
        for (int i = 0; i < 5; i++) {
            wrong("other" + i + "@example.jp");
        }
        assertThat(last().seq()).isEqualTo(seq);
    }

    private Entry last() {
        return history.page(HistoryFilter.NONE, 0, 1).getFirst();
    }
}
