package jp.kagiban.login.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.kagiban.login.session.LoginAttempts.Attempt;
import jp.kagiban.shared.MemberId;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@DatabaseTest
class LoginAttemptsTest {

    @Autowired
    LoginAttempts attempts;

    @Autowired
    AuthenticationConfiguration security;

    @Autowired
    Merchants merchants;

    @Autowired
    JdbcClient db;

    @Autowired
    SettableClock clock;

    private Merchants.Merchant merchant;

    @BeforeEach
    void open() {
        merchant = merchants.open("山田商店");
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("192.0.2.7");
        request.addHeader(HttpHeaders.USER_AGENT, "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    @AfterEach
    void leave() {
        RequestContextHolder.resetRequestAttributes();
    }

    private void tryToLogIn(String email, String password) {
        var request = UsernamePasswordAuthenticationToken.unauthenticated(email, password);
        catchThrowable(() -> security.getAuthenticationManager().authenticate(request));
        clock.advance(Duration.ofMinutes(1));
    }

    private List<Boolean> results(MemberId member) {
        return attempts.latest(member).stream().map(Attempt::taken).toList();
    }

    @Test
    void aLoginSaysWhenFromWhereAndByWhat() {
        tryToLogIn(merchant.email(), Merchants.PASSWORD);
        assertThat(attempts.latest(merchant.owner()))
                .containsExactly(new Attempt(
                        clock.instant().minus(Duration.ofMinutes(1)),
                        "192.0.2.7",
                        "Chrome, Windows",
                        Factor.PASSWORD,
                        true));
    }

    @Test
    void theNewestIsFirstAndAWrongPasswordStandsThereToo() {
        tryToLogIn(merchant.email(), Merchants.PASSWORD);
        tryToLogIn(merchant.email(), "まちがったパスワードです");
        assertThat(results(merchant.owner())).containsExactly(false, true);
    }

    @Test
    void manyWrongOnesHideNoRightOne() {
        tryToLogIn(merchant.email(), Merchants.PASSWORD);
        for (int i = 0; i < 25; i++) {
            clock.advance(Duration.ofSeconds(1));
            attempts.note(Optional.of(merchant.owner()), Factor.CODE, false);
        }
        assertThat(results(merchant.owner())).hasSize(21).last().isEqualTo(true);
    }

    @Test
    void anotherMemberSeesNothingOfIt() {
        tryToLogIn(merchant.email(), Merchants.PASSWORD);
        assertThat(results(merchants.open("佐藤商店").owner())).isEmpty();
    }

    /** A database that writes for members alone would tell by its time who is one. */
    @Test
    void aTryForNobodyIsStoredAlike() {
        int before = nobodys();
        tryToLogIn("nobody@example.com", "まちがったパスワードです");
        assertThat(nobodys()).isEqualTo(before + 1);
    }

    private int nobodys() {
        return db.sql("SELECT COUNT(*) FROM sign_in WHERE member_id IS NULL")
                .query(Integer.class)
                .single();
    }

    @Test
    void after90DaysItIsForgotten() {
        tryToLogIn(merchant.email(), Merchants.PASSWORD);
        clock.advance(Duration.ofDays(90));
        assertThat(results(merchant.owner())).isEmpty();
        attempts.forgetOld();
        assertThat(nobodys()).isZero();
    }
}
