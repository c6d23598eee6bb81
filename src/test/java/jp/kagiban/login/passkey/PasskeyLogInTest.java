package jp.kagiban.login.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.LoginSpaceHistory;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.session.Factor;
import jp.kagiban.login.session.LoginAttempts;
import jp.kagiban.login.session.LoginGate;
import jp.kagiban.login.session.LoginHistory;
import jp.kagiban.login.session.MemberSessions;
import jp.kagiban.login.session.SessionStarter;
import jp.kagiban.login.throttle.KnownDevices;
import jp.kagiban.login.throttle.Throttle;
import jp.kagiban.shared.MemberId;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What is left behind by a login by passkey; the passkey itself needs a real browser. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class PasskeyLogInTest extends SpringBrowserlessTest {

    @Autowired
    SessionStarter browser;

    @Autowired
    PasskeyLogIns passkeys;

    @Autowired
    PasskeyCeremonies ceremonies;

    @Autowired
    SettableClock clock;

    @Autowired
    KnownDevices devices;

    @Autowired
    LoginHistory loginHistory;

    @Autowired
    LoginAttempts attempts;

    @Autowired
    MemberSessions sessions;

    @Autowired
    CurrentMember current;

    @Autowired
    LoginSpaceHistory history;

    @Autowired
    LoginGate gate;

    @Autowired
    Throttle throttle;

    @Autowired
    JdbcClient db;

    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private MemberId member;

    @BeforeEach
    void begin() {
        member = current.id();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest(), response));
    }

    /** A test may use up the limits of all. */
    @AfterEach
    void leave() {
        db.sql("DELETE FROM throttle_bucket").update();
        RequestContextHolder.resetRequestAttributes();
    }

    private Entry last() {
        return history.page(HistoryFilter.NONE, 0, 1).getFirst();
    }

    private MockHttpServletRequest again() {
        MockHttpServletRequest next = new MockHttpServletRequest();
        next.setCookies(response.getCookies());
        return next;
    }

    @Test
    void theBrowserIsAKnownOneFromThenOn() {
        browser.logInByPasskey(member, () -> true);
        assertThat(response.getCookies()).extracting(Cookie::getName).contains("kagiban-device");
        assertThat(devices.known(again(), member)).isPresent();
        assertThat(devices.known(again(), MemberId.next())).isEmpty();
    }

    @Test
    void itStandsInTheHistoryAndAmongTheMembersOwnAttempts() {
        browser.logInByPasskey(member, () -> true);
        assertThat(last().action()).contains(Action.LOGGED_IN);
        assertThat(last().details()).containsEntry(Detail.FACTOR, "PASSKEY");
        assertThat(attempts.latest(member)).singleElement().satisfies(one -> {
            assertThat(one.factor()).isEqualTo(Factor.PASSKEY);
            assertThat(one.taken()).isTrue();
        });
    }

    @Test
    void aPasskeyThatIsRemovedMeanwhileLogsNobodyIn() {
        int before = sessions.devices(member).size();
        assertThat(browser.logInByPasskey(member, () -> false)).isEmpty();
        assertThat(sessions.devices(member)).hasSize(before);
        assertThat(devices.known(again(), member)).isEmpty();
        assertThat(last().action()).contains(Action.LOGIN_REFUSED);
    }

    @Test
    void aStrangePasskeyStandsInTheHistory() {
        loginHistory.strangePasskey();
        assertThat(last().action()).contains(Action.LOGIN_REFUSED);
        assertThat(last().details()).containsEntry(Detail.REASON, "STRANGE_PASSKEY");
    }

    @Test
    void aFloodOfThemFillsNoHistory() {
        MockHttpServletRequest from = new MockHttpServletRequest();
        from.setRemoteAddr("198.51.100.77");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(from, response));
        for (int i = 0; i < 31; i++) {
            passkeys.logIn(passkeys.ask(), "{}");
        }
        assertThat(last().details()).containsEntry(Detail.REASON, "WAIT").containsEntry(Detail.FACTOR, "PASSKEY");
        long seq = last().seq();
        passkeys.logIn(passkeys.ask(), "{}");
        assertThat(last().seq()).isEqualTo(seq);
    }

    private void comeFrom(String address, MockHttpServletRequest request) {
        request.setRemoteAddr(address);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request, response));
    }

    @Test
    void aFloodFromManyClientsOfANetworkMustWait() {
        loginHistory.strangePasskey();
        long before = last().seq();
        for (int i = 0; i < 101; i++) {
            comeFrom("2001:db8:77:" + Integer.toHexString(i) + "::1", new MockHttpServletRequest());
            passkeys.logIn(passkeys.ask(), "{}");
        }
        assertThat(gate.holdsPasskeysBack()).isTrue();
        assertThat(last().seq() - before).isLessThanOrEqualTo(60);
    }

    @Test
    void aFloodFromManyNetworksFillsNoHistory() {
        loginHistory.strangePasskey();
        long before = last().seq();
        for (int i = 0; i < 350; i++) {
            comeFrom("2001:db8:" + Integer.toHexString(i) + "::1", new MockHttpServletRequest());
            loginHistory.strangePasskey();
        }
        assertThat(last().seq() - before).isLessThanOrEqualTo(300);
    }

    @Test
    void aFloodHoldsNoKnownBrowserBack() {
        browser.logInByPasskey(member, () -> true);
        comeFrom("2001:db8:77::1", new MockHttpServletRequest());
        for (int i = 0; i < 300; i++) {
            throttle.take(Throttle.Limit.LOGIN_NETWORK, "20010db80077");
            throttle.take(Throttle.Limit.LOGIN_ALL, "all");
        }
        assertThat(gate.holdsPasskeysBack()).isTrue();
        comeFrom("2001:db8:77::1", again());
        assertThat(gate.holdsPasskeysBack()).isFalse();
    }

    @Test
    void aKnownBrowserDoesntTryWithoutEnd() {
        browser.logInByPasskey(member, () -> true);
        for (int i = 0; i < 21; i++) {
            comeFrom("2001:db8:" + Integer.toHexString(i) + "::1", again());
            passkeys.logIn(passkeys.ask(), "{}");
        }
        assertThat(last().details()).containsEntry(Detail.REASON, "WAIT");
    }

    @Test
    void aMemberWhoIsLoggedInDoesntTryWithoutEndEither() {
        for (int i = 0; i < 21; i++) {
            comeFrom("2001:db8:" + Integer.toHexString(i) + "::1", new MockHttpServletRequest());
            passkeys.prove(passkeys.ask(), "{}");
        }
        assertThat(last().details()).containsEntry(Detail.REASON, "WAIT");
    }

    @Test
    void anOldQuestionIsAnsweredNoMore() {
        PasskeyLogIns.Question question = passkeys.ask();
        assertThat(ceremonies.isOld(question.askedAt())).isFalse();
        clock.advance(Duration.ofHours(1));
        assertThat(ceremonies.isOld(question.askedAt())).isTrue();
    }
}
