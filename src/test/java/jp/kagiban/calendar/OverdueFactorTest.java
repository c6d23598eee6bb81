package jp.kagiban.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import jp.kagiban.login.factor.TestFactors;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Role;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.Merchants.Merchant;
import jp.kagiban.testing.ScriptedRms;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.testing.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.test.context.ContextConfiguration;

/** A calendar opens no more than its member's own pages do. */
@SpringBootTest(properties = "kagiban.mfa-grace=P7D")
@Import({TestPortal.class, ScriptedRms.class})
@ContextConfiguration(initializers = ChosenDatabase.class)
class OverdueFactorTest {

    @Autowired
    CalendarAddress address;

    @Autowired
    FeedReading reading;

    @Autowired
    Merchants merchants;

    @Autowired
    TestFactors factors;

    @Autowired
    TenantScope scope;

    @Autowired
    TestLogin login;

    @Autowired
    SecurityContextHolderStrategy security;

    @Autowired
    SettableClock clock;

    private Merchant yamada;

    @BeforeEach
    void open() {
        clock.set(SettableClock.START);
        yamada = merchants.open("山田商店");
    }

    @AfterEach
    void logOut() {
        security.clearContext();
    }

    /** The token of a new address; nobody is logged in afterwards. */
    private String make(MemberId member) {
        security.setContext(new SecurityContextImpl(login.of(member)));
        String made = scope.in(yamada.tenant(), () -> address.make(Locale.JAPANESE));
        security.clearContext();
        return made.replaceAll(".*/calendar/(.*)\\.ics", "$1");
    }

    @Test
    void itRestsFromTheEndOfTheGraceUntilASecondFactorIsSetUp() {
        String token = make(yamada.owner());
        clock.advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(reading.find(token)).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(reading.find(token)).isEmpty();
        factors.setUp(yamada.owner());
        assertThat(reading.find(token)).isPresent();
    }

    @Test
    void aViewersGoesOnWhereNoneIsDemandedOfThem() {
        String token = make(merchants.colleague(yamada.tenant(), "鈴木 次郎", Role.VIEWER));
        clock.advance(Duration.ofDays(8));
        assertThat(reading.find(token)).isPresent();
    }
}
