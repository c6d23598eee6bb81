package jp.kagiban.login.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import jp.kagiban.login.throttle.LoginDelays.Pace;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class LoginDelaysTest {

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SettableClock clock;

    private final String counter = UUID.randomUUID().toString();

    private LoginDelays.Try attempt(Pace pace) {
        return new LoginDelays(db, transaction, clock).attempt(counter, pace);
    }

    private void failThreeTimes(Pace pace) {
        for (int failed = 0; failed < 3; failed++) {
            assertThat(attempt(pace).rest()).isZero();
        }
    }

    @Test
    void afterThreeFailedTriesTheNextOneWaits() {
        failThreeTimes(Pace.PASSWORD);
        assertThat(attempt(Pace.PASSWORD).rest()).isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @EnumSource
    void aTryOfAClockThatWasAheadDelaysNobody(Pace pace) {
        clock.advance(Duration.ofMinutes(10));
        failThreeTimes(pace);
        clock.advance(Duration.ofMinutes(-10));
        assertThat(attempt(pace)).isEqualTo(new LoginDelays.Try(Duration.ZERO, 4));
        assertThat(attempt(pace).rest()).isEqualTo(Duration.ofSeconds(2));
    }
}
