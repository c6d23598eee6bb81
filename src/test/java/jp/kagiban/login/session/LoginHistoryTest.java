package jp.kagiban.login.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditActor;
import jp.kagiban.audit.ChainCheck;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.History;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.Outcome;
import jp.kagiban.audit.Verdict;
import jp.kagiban.shared.LoginSpace;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@DatabaseTest
class LoginHistoryTest {

    @Autowired
    AuthenticationConfiguration security;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    @Autowired
    History history;

    @Autowired
    ChainCheck check;

    @Autowired
    AuditActor actor;

    @Autowired
    TenantScope scope;

    @Autowired
    SettableClock clock;

    private Merchants.Merchant merchant;

    @BeforeEach
    void open() {
        clock.set(SettableClock.START);
        merchant = merchants.open("山田商店");
    }

    private Entry tryToLogIn(String email, String password) {
        var request = UsernamePasswordAuthenticationToken.unauthenticated(email, password);
        request.setDetails(new WebAuthenticationDetails("192.0.2.7", null));
        catchThrowable(() -> security.getAuthenticationManager().authenticate(request));
        return last();
    }

    private Entry last() {
        return entries().getFirst();
    }

    private List<Entry> entries() {
        return scope.in(LoginSpace.OWNER, () -> history.page(HistoryFilter.NONE, 0, 1000));
    }

    @Test
    void aLoginNamesTheMemberAndTheAddress() {
        Entry entry = tryToLogIn(merchant.email(), Merchants.PASSWORD);
        assertThat(entry.action()).contains(Action.LOGGED_IN);
        assertThat(entry.actor()).isEqualTo(Actor.member(merchant.owner(), "192.0.2.7"));
    }

    @Test
    void aWrongPasswordNamesTheMemberThatIsKnocked() {
        Entry entry = tryToLogIn(merchant.email(), "まちがったパスワードです");
        assertThat(entry.action()).contains(Action.LOGIN_REFUSED);
        assertThat(entry.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(entry.actor()).isEqualTo(Actor.nobody("192.0.2.7"));
        assertThat(entry.subject().id()).isEqualTo(merchant.owner().id());
        assertThat(entry.details())
                .containsEntry(Detail.REASON, "WRONG_PASSWORD")
                .containsEntry(Detail.MAIL, "o…@example.jp");
    }

    @Test
    void anUnknownAddressIsKeptInItsShapeAlone() {
        Entry entry = tryToLogIn("nobody@example.com", "x");
        assertThat(entry.details())
                .containsEntry(Detail.REASON, "UNKNOWN_ADDRESS")
                .containsEntry(Detail.MAIL, "n…@example.com");
    }

    @Test
    void aPasswordTypedIntoTheWrongFieldIsNotKept() {
        tryToLogIn(Merchants.PASSWORD, "");
        assertThat(entries().toString()).doesNotContain(Merchants.PASSWORD);
        assertThat(last().details()).doesNotContainKey(Detail.MAIL);
    }

    @Test
    void aLogoutIsKept() {
        events.publishEvent(new LogoutSuccessEvent(login.of(merchant.owner())));
        assertThat(last().action()).contains(Action.LOGGED_OUT);
    }

    @Test
    void aSignUpStandsInBothHistories() {
        TenantId tenant = merchant.tenant();
        assertThat(entries()).anySatisfy(entry -> {
            assertThat(entry.action()).contains(Action.SIGNED_UP);
            assertThat(entry.subject().id()).isEqualTo(merchant.owner().id());
        });
        assertThat(scope.in(tenant, () -> history.page(HistoryFilter.NONE, 0, 10)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.subject().label()).isEqualTo("山田商店"));
    }

    @Test
    void theChainHolds() {
        tryToLogIn(merchant.email(), Merchants.PASSWORD);
        assertThat(check.checkLoginSpace()).isInstanceOf(Verdict.Whole.class);
    }

    @Test
    void withoutARequestThePortalActs() {
        RequestContextHolder.resetRequestAttributes();
        assertThat(actor.current()).isEqualTo(Actor.portal());
    }

    @Test
    void inARequestWithoutLoginNobodyActs() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("192.0.2.8");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            assertThat(actor.current()).isEqualTo(Actor.nobody("192.0.2.8"));
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }
}
