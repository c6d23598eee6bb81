package jp.kagiban.delivery;

import static jp.kagiban.notice.ShopBuilder.shop;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.kagiban.delivery.DeliveryHealth.Trouble;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.SendResult;
import jp.kagiban.shared.TenantId;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What those who run the portal are told of notices that don't get through, over all companies. */
@DatabaseTest
@Import(DeliveryPortal.class)
class DeliveryHealthTest extends DeliveryTesting {

    private static final String TEAMS = "audit.channel.teams";

    @Autowired
    DeliveryHealth health;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void nothingWasTold() {
        clock.set(SettableClock.START);
        jobs.forget();
        scope.outside(
                CrossTenantReason.OPERATORS_CONSOLE,
                () -> db.sql("DELETE FROM delivery").update());
    }

    private void told(SendResult answer) {
        TenantId tenant = merchants.open("山田商店").tenant();
        receivers.are(tenant, Ids.next());
        shops.are(tenant, shop().expires("2026-12-02T23:59:59"));
        receivers.answer(answer);
        look(tenant);
    }

    @Test
    void whatGetsThroughIsNoTrouble() {
        told(new SendResult.Taken("HTTP 200"));
        assertThat(health.troubles()).isEmpty();
    }

    @Test
    void whatIsTriedAgainAndWhatWasRefusedAreCountedOverAllCompanies() {
        told(new SendResult.Later("no answer"));
        told(new SendResult.Later("no answer"));
        told(new SendResult.Refused("HTTP 404"));
        assertThat(health.troubles()).containsExactly(new Trouble(TEAMS, 2, 1));
    }

    @Test
    void whatWasRefusedIsCountedForADay() {
        told(new SendResult.Refused("HTTP 404"));
        clock.advance(Duration.ofHours(23));
        assertThat(health.troubles()).hasSize(1);
        clock.advance(Duration.ofHours(1));
        assertThat(health.troubles()).isEmpty();
    }

    @Test
    void whatLapsedAfterTriesInVainCountsToo() {
        told(new SendResult.Later("no answer"));
        scope.outside(
                CrossTenantReason.OPERATORS_CONSOLE,
                () -> db.sql("UPDATE delivery SET state = 'LAPSED', ended_at = ?")
                        .param(Column.of(clock.instant()))
                        .update());
        assertThat(health.troubles()).containsExactly(new Trouble(TEAMS, 0, 1));
    }
}
