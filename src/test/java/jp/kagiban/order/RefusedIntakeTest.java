package jp.kagiban.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.diagnosis.Diagnoses;
import jp.kagiban.shop.diagnosis.Lack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What follows for a shop where RMS won't hand out its orders. */
@OrderTest
class RefusedIntakeTest {

    @Autowired
    Shopkeeper keeper;

    @Autowired
    TakingRms rms;

    @Autowired
    ShopStatuses shops;

    @Autowired
    Diagnoses diagnoses;

    @BeforeEach
    void aKeyIsInUse() {
        keeper.open();
        keeper.runJobs("shop-diagnosis"::equals);
        keeper.fetch();
    }

    @Test
    void theShopSaysThatItsKeyFetchesNoOrders() {
        assertThat(lack()).isEqualTo(Lack.NONE);
        refuseOrders();
        assertThat(lack()).isEqualTo(new Lack(List.of(), true, null, null));
    }

    @Test
    void aSecondRefusalTellsUntilWhenOrdersCameAgain() {
        refuseOrders();
        keeper.pass(Duration.ofDays(3));
        keeper.fetch();
        Instant read = keeper.now();
        refuseOrders();
        assertThat(lack().readUntil()).isEqualTo(read);
    }

    @Test
    void aNewKeyLacksNothingUntilItIsRefusedItself() {
        refuseOrders();
        keeper.renew();
        assertThat(lack()).isEqualTo(Lack.NONE);
    }

    @Test
    void theWatchHasTheFunctionsTriedAnew() {
        refuseOrders();
        keeper.pass(Duration.ofDays(1));
        assertThat(diagnosed()).isTrue();
        keeper.runJobs("shop-watch"::equals);
        assertThat(diagnosed()).isFalse();
    }

    @Test
    void aKeyFoundToBeStoppedIsShownByTheIntakeAtOnce() {
        rms.stopped.add(keeper.key);
        keeper.pass(Duration.ofDays(1));
        keeper.runJobs("shop-watch"::equals);
        assertThat(keeper.planned()).contains(keeper.now());
        keeper.fetch();
        assertThat(keeper.status().pause()).isEqualTo(IntakeStatus.Pause.REJECTED);
    }

    private void refuseOrders() {
        keeper.pass(Duration.ofMinutes(5));
        keeper.shelf().failures.add(new MallOutcome.Rejected("ES01-01"));
        keeper.fetch();
    }

    private Lack lack() {
        return keeper.in(() -> shops.of(keeper.shop)).orElseThrow().active().lack();
    }

    private boolean diagnosed() {
        return !keeper.in(() -> diagnoses.of(keeper.shop)).orElseThrow().underway();
    }
}
