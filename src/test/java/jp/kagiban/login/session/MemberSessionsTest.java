package jp.kagiban.login.session;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import jp.kagiban.login.OwnAccount;
import jp.kagiban.login.member.AddressProven;
import jp.kagiban.login.session.MemberSessions.Device;
import jp.kagiban.shared.HostCookie;
import jp.kagiban.shared.MemberId;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@DatabaseTest
class MemberSessionsTest {

    @Autowired
    MemberSessions sessions;

    @Autowired
    SessionStarter starter;

    @Autowired
    Merchants merchants;

    @Autowired
    OwnAccount account;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    SecurityContextHolderStrategy security;

    @Autowired
    SettableClock clock;

    private MemberId member;

    @BeforeEach
    void open() {
        member = merchants.open("山田商店").owner();
    }

    @AfterEach
    void leave() {
        security.clearContext();
    }

    /** In another browser. */
    private UUID begin() {
        SecurityContext here = security.getContext();
        security.clearContext();
        try {
            return LoginSession.of(
                            starter.begin(member, Factor.PASSWORD, _ -> true).orElseThrow())
                    .orElseThrow()
                    .id();
        } finally {
            security.setContext(here);
        }
    }

    private UUID beginHere() {
        Authentication login = starter.begin(member, Factor.PASSWORD, _ -> true).orElseThrow();
        security.setContext(new SecurityContextImpl(login));
        return LoginSession.of(login).orElseThrow().id();
    }

    @Test
    void aLoginGoesOnUntilItIsEnded() {
        beginHere();
        UUID session = begin();
        assertThat(sessions.over(session)).isEmpty();
        assertThat(sessions.end(member, session)).isTrue();
        assertThat(sessions.over(session)).contains(SessionEnd.ELSEWHERE);
    }

    /** A copy of its cookie would go on otherwise. */
    @Test
    void whoEndsAllOtherLoginsGetsANewIdOfTheSession() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            beginHere();
            String before = Objects.requireNonNull(request.getSession()).getId();
            sessions.endOthers(member);
            assertThat(Objects.requireNonNull(request.getSession()).getId()).isNotEqualTo(before);
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    @Test
    void nobodyEndsTheLoginOfAnother() {
        UUID session = begin();
        member = merchants.open("佐藤商店").owner();
        beginHere();
        assertThat(sessions.end(member, session)).isFalse();
        assertThat(sessions.over(session)).isEmpty();
    }

    @Test
    void anUnknownLoginIsOver() {
        assertThat(sessions.over(UUID.randomUUID())).contains(SessionEnd.IDLE);
    }

    @Test
    void eightHoursWithoutARequestEndIt() {
        UUID session = begin();
        clock.advance(Duration.ofHours(8).minusSeconds(1));
        assertThat(sessions.overAtRequest(session)).isEmpty();
        clock.advance(Duration.ofHours(8).minusSeconds(1));
        assertThat(sessions.over(session)).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(sessions.overAtRequest(session)).contains(SessionEnd.IDLE);
    }

    @Test
    void sevenDaysEndItWhateverIsDone() {
        UUID session = begin();
        for (int hours = 0; hours < 7 * 24; hours += 7) {
            assertThat(sessions.overAtRequest(session)).isEmpty();
            clock.advance(Duration.ofHours(7));
        }
        assertThat(sessions.overAtRequest(session)).contains(SessionEnd.MAX);
    }

    @Test
    void thisDeviceStandsFirst() {
        UUID here = beginHere();
        clock.advance(Duration.ofMinutes(2));
        UUID other = begin();
        assertThat(sessions.devices(member)).extracting(Device::id).containsExactly(here, other);
        assertThat(sessions.devices(member)).extracting(Device::here).containsExactly(true, false);
    }

    @Test
    void allOthersEndAtOnce() {
        UUID here = beginHere();
        UUID other = begin();
        assertThat(sessions.endOthers(member)).isEqualTo(1);
        assertThat(sessions.over(here)).isEmpty();
        assertThat(sessions.over(other)).contains(SessionEnd.ELSEWHERE);
    }

    @Test
    void aChangedPasswordEndsAllButTheOwn() {
        UUID here = beginHere();
        UUID other = begin();
        account.changePassword(member, Merchants.PASSWORD, "あたらしい傘を買いました");
        assertThat(sessions.over(here)).isEmpty();
        assertThat(sessions.over(other)).contains(SessionEnd.PASSWORD);
    }

    @Test
    void whoProvesTheAddressElsewhereEndsAll() {
        UUID session = begin();
        events.publishEvent(new AddressProven(member, false));
        assertThat(sessions.over(session)).contains(SessionEnd.TAKEN_OVER);
    }

    @Test
    void anEndedLoginIsNotListed() {
        UUID here = beginHere();
        sessions.end(member, begin());
        assertThat(sessions.devices(member)).extracting(Device::id).containsExactly(here);
    }

    @Test
    void askingWhyALoginWasLostEndsNone() {
        UUID session = begin();
        assertThat(sessions.lost(session)).contains(SessionEnd.LOST);
        assertThat(sessions.over(session)).isEmpty();
        clock.advance(Duration.ofHours(8));
        assertThat(sessions.lost(session)).contains(SessionEnd.IDLE);
    }

    @Test
    void aSecondLoginInTheSameBrowserEndsTheFirst() {
        UUID first = beginHere();
        UUID second = beginHere();
        assertThat(sessions.over(first)).contains(SessionEnd.LOGOUT);
        assertThat(sessions.over(second)).isEmpty();
    }

    @Test
    void aCookieEndsOnlyALoginOfTheSameMember() {
        UUID session = begin();
        MemberId other = merchants.open("佐藤商店").owner();
        beginWithCookie(other, session);
        assertThat(sessions.over(session)).isEmpty();
        beginWithCookie(member, session);
        assertThat(sessions.over(session)).contains(SessionEnd.LOGOUT);
    }

    private void beginWithCookie(MemberId who, UUID session) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        String cookie = HostCookie.SESSION
                .make(request, session.toString(), Duration.ZERO)
                .getName();
        request.setCookies(new Cookie(cookie, session.toString()));
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            starter.begin(who, Factor.PASSWORD, _ -> true);
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }
}
