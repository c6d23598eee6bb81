package jp.kagiban.login.factor;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.UUID;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.LoginSpaceHistory;
import jp.kagiban.login.member.PasswordChanged;
import jp.kagiban.login.password.NewPasswords;
import jp.kagiban.login.session.MemberSessions;
import jp.kagiban.login.session.SessionEnd;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.login.throttle.KnownDevices;
import jp.kagiban.shared.CurrentRequest;
import jp.kagiban.shared.MemberId;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.MailTest;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.PostOffice;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Guessing at codes grows slow, ends the login and is told; the member's own browser waits for no stranger. */
@Tag("slow-on-mysql")
@MailTest
class FactorTriesTest {

    @Autowired
    FactorTries tries;

    @Autowired
    LoginSpaceHistory history;

    @Autowired
    TestLogin login;

    @Autowired
    MemberSessions sessions;

    @Autowired
    NewPasswords passwords;

    @Autowired
    org.springframework.context.ApplicationEventPublisher events;

    @Autowired
    SecurityContextHolderStrategy security;

    @Autowired
    Merchants merchants;

    @Autowired
    HandDrivenJobs jobs;

    @Autowired
    SettableClock clock;

    private Merchants.Merchant merchant;
    private MemberId member;
    private MockHttpServletResponse response;

    @BeforeEach
    void logInByPassword() {
        PostOffice.open();
        PostOffice.empty();
        jobs.forget();
        merchant = merchants.open("山田商店");
        member = merchant.owner();
        browse();
        logIn();
    }

    @AfterEach
    void leave() {
        RequestContextHolder.resetRequestAttributes();
        security.clearContext();
    }

    private void browse(Cookie... cookies) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(cookies);
        response = new MockHttpServletResponse();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request, response));
    }

    private void logIn() {
        security.clearContext();
        security.setContext(new SecurityContextImpl(login.begun(member)));
        browse(response.getCookies());
    }

    /** @return whether the login goes on */
    private boolean wrong() {
        FactorTries.Try one = tries.atLogin(member);
        clock.advance(one.rest());
        return !tries.wrong(one.rest().isZero() ? one : tries.atLogin(member), member);
    }

    @Test
    void theDelayGrowsToAnHour() {
        for (int i = 0; i < 20; i++) {
            wrong();
        }
        assertThat(tries.atLogin(member).rest()).isEqualTo(Duration.ofHours(1));
        clock.advance(Duration.ofHours(1));
        wrong();
        assertThat(tries.atLogin(member).rest()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void theTenthWrongCodeInARowEndsTheLoginAndTellsTheMember() {
        UUID session = sessions.current().orElseThrow();
        for (int i = 0; i < 9; i++) {
            assertThat(wrong()).isTrue();
        }
        assertThat(wrong()).isFalse();
        assertThat(sessions.over(session)).contains(SessionEnd.CODES);
        jobs.runDue();
        assertThat(PostOffice.to(merchant.email())).hasSize(1);
    }

    @Test
    void aNewLoginIsNoWayAround() {
        for (int i = 0; i < 9; i++) {
            wrong();
        }
        browse();
        logIn();
        assertThat(tries.atLogin(member).rest()).isPositive();
    }

    @Test
    void theBrowserInWhichTheFactorWasShownWaitsForNoStranger() {
        tries.right(tries.atLogin(member));
        tries.shown(member);
        Cookie[] own = CurrentRequest.find().orElseThrow().getCookies();
        browse();
        for (int i = 0; i < 5; i++) {
            wrong();
        }
        browse(own);
        assertThat(tries.atLogin(member).rest()).isZero();
    }

    /** The owner of the address has got the account. */
    @Test
    void aBrowserThatWasForgottenMeanwhileStaysForgotten() {
        devices.forget(member);
        tries.shown(member);
        assertThat(devices.known(CurrentRequest.find().orElseThrow(), member)).isEmpty();
    }

    /** Whoever has the password alone has made their browser known by it. */
    @Test
    void aBrowserThatIsKnownByThePasswordAloneWaitsLikeAnother() {
        for (int i = 0; i < 5; i++) {
            wrong();
        }
        devices.remember(member);
        browse(response.getCookie("kagiban-device"));
        assertThat(tries.atLogin(member).rest()).isPositive();
    }

    @Autowired
    KnownDevices devices;

    @Test
    void withANewPasswordTheWaitIsOver() {
        for (int i = 0; i < 5; i++) {
            wrong();
        }
        events.publishEvent(new PasswordChanged(member, false));
        assertThat(tries.atLogin(member).rest()).isZero();
    }

    /** Somebody who reads the member's mail could otherwise guess on without a delay. */
    @Test
    void afterAResetByMailTheWaitGoesOn() {
        for (int i = 0; i < 5; i++) {
            wrong();
        }
        events.publishEvent(new PasswordChanged(member, true));
        assertThat(tries.atLogin(member).rest()).isPositive();
    }

    @Test
    void withinALoginItsOwnTriesCount() {
        for (int i = 0; i < 5; i++) {
            wrong();
        }
        assertThat(tries.within(member).rest()).isZero();
    }

    @Test
    void theEndOfTheLoginStandsInTheHistory() {
        for (int i = 0; i < 10; i++) {
            wrong();
        }
        Entry last = history.page(HistoryFilter.NONE, 0, 1).getFirst();
        assertThat(last.code()).isEqualTo("LOGINS_ENDED");
        assertThat(last.details()).containsEntry(Detail.REASON, "CODES");
        assertThat(last.subject().id()).isEqualTo(member.id());
    }

    @Test
    void onlyAMembersLatestBrowsersAreRemembered() {
        browse();
        devices.remember(member);
        Cookie[] first = response.getCookies();
        for (int i = 0; i < 100; i++) {
            clock.advance(Duration.ofSeconds(1));
            browse();
            devices.remember(member);
        }
        assertThat(known(response.getCookies())).isTrue();
        assertThat(known(first)).isFalse();
    }

    private boolean known(Cookie... cookies) {
        browse(cookies);
        return devices.known(CurrentRequest.find().orElseThrow(), member).isPresent();
    }
}
