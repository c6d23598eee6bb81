package jp.kagiban.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OrderTest
class PurgeJobTest {

    /** The seal at the beginning of the keeper's history confirms the clock by then. */
    private static final Duration SEALED = Duration.ofHours(13);

    @Autowired
    Shopkeeper keeper;

    @Autowired
    Shopkeeper neighbour;

    @Autowired
    PurgeJob job;

    @Autowired
    Retentions retentions;

    @BeforeEach
    void open() {
        keeper.open();
    }

    private int purge() {
        return keeper.in(() -> job.purge(keeper.tenant));
    }

    private void keepFor(int days) {
        keeper.in(() -> retentions.save(new TenantRetention(new TenantRetention.Key(keeper.tenant), 0, days)));
    }

    @Test
    void ordersGoAfter400Days() {
        keeper.shelf().fill(3, keeper.now(), 700);
        keeper.fetch();
        keeper.pass(Duration.ofDays(399));
        assertThat(purge()).isZero();
        keeper.pass(Duration.ofDays(2));
        assertThat(purge()).isEqualTo(3);
        assertThat(keeper.rows()).isEmpty();
        assertThat(keeper.sealedOrders()).isZero();
    }

    @Test
    void aTenantMayKeepThemForLess() {
        keeper.shelf().fill(700, keeper.now().minus(Duration.ofDays(20)), 700);
        keeper.fetch();
        keepFor(10);
        keeper.pass(SEALED);
        Instant start = keeper.now();
        job.run();
        assertThat(keeper.rows()).isEmpty();
        assertThat(keeper.purged(start)).isEqualTo(700);
        assertThat(keeper.historyOf("ORDERS_PURGED")).containsExactly(700);
    }

    @Test
    void whatWasPurgedDoesNotComeBack() {
        keeper.shelf().fill(3, keeper.now().minus(Duration.ofDays(20)), 300);
        keeper.fetch();
        keepFor(10);
        purge();
        keeper.pass(Duration.ofHours(7));
        keeper.fetch();
        assertThat(keeper.rows()).isEmpty();
    }

    @Test
    void theJobComesAgainTheNextDay() {
        keeper.pass(SEALED);
        assertThat(job.run()).isEqualTo(keeper.now().plus(Duration.ofDays(1)));
    }

    @Test
    void afterALeapOfTheClockOrdersStayUntilASealConfirmsIt() {
        keeper.shelf().fill(3, keeper.now(), 700);
        keeper.fetch();
        keeper.pass(Duration.ofDays(777));
        assertThat(job.run()).isEqualTo(keeper.now().plus(Duration.ofHours(1)));
        assertThat(keeper.rows()).hasSize(3);
        neighbour.open();
        keeper.pass(SEALED);
        job.run();
        assertThat(keeper.rows()).isEmpty();
    }
}
