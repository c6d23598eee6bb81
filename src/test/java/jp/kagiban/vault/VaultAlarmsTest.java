package jp.kagiban.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jp.kagiban.audit.HistoryNotSealed;
import jp.kagiban.shared.TenantId;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.VaultAlarms.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is found wrong with the vault is kept for those who run the portal. */
@DatabaseTest
class VaultAlarmsTest {

    @Autowired
    VaultAlarms alarms;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient db;

    @Autowired
    SettableClock clock;

    private final TenantId company = TenantId.next();

    @BeforeEach
    void setClock() {
        clock.set(SettableClock.START);
    }

    private void raise() {
        TestAlarms.raise(alarms, Kind.SECRET_CHANGED, company);
    }

    @Test
    void theSameWithinADayIsCounted() {
        raise();
        clock.advance(Duration.ofMinutes(5));
        raise();
        VaultAlarms.Alarm alarm = TestAlarms.of(alarms, company).getFirst();
        assertThat(alarm.times()).isEqualTo(2);
        assertThat(alarm.last()).isEqualTo(alarm.first().plus(Duration.ofMinutes(5)));
    }

    @Test
    void theNextDayItIsAnother() {
        raise();
        clock.advance(Duration.ofDays(1));
        raise();
        assertThat(TestAlarms.of(alarms, company)).hasSize(2);
    }

    @Test
    void theFirstOfAKindWithinADayIsPublished() {
        List<Object> heard = new ArrayList<>();
        VaultAlarms own = new VaultAlarms(db, heard::add, clock);
        TestAlarms.raise(own, Kind.SECRET_CHANGED, company);
        TestAlarms.raise(own, Kind.SECRET_CHANGED, TenantId.next());
        assertThat(heard).containsExactly(new VaultAlarms.Raised(Kind.SECRET_CHANGED, company));
        clock.advance(Duration.ofDays(1));
        TestAlarms.raise(own, Kind.SECRET_CHANGED, company);
        assertThat(heard).hasSize(2);
    }

    @Test
    void whatHasBeenSeenIsNewAgainWhenItComesBack() {
        raise();
        alarms.see(clock.instant());
        assertThat(TestAlarms.of(alarms, company).getFirst().seen()).isPresent();
        raise();
        assertThat(TestAlarms.of(alarms, company).getFirst().seen()).isEmpty();
    }

    @Test
    void whatCameUpMeanwhileStaysUnseen() {
        raise();
        alarms.see(clock.instant().minusSeconds(1));
        assertThat(TestAlarms.of(alarms, company).getFirst().seen()).isEmpty();
    }

    @Test
    void oldOnesAreForgotten() {
        raise();
        alarms.forget(clock.instant().plus(VaultAlarms.KEPT).plusSeconds(1));
        assertThat(TestAlarms.of(alarms, company)).isEmpty();
    }

    @Test
    void aHistoryThatIsntSealedRaisesOne() {
        events.publishEvent(new HistoryNotSealed(company));
        assertThat(TestAlarms.kinds(alarms, company)).containsExactly(Kind.HISTORY_CHANGED);
    }
}
