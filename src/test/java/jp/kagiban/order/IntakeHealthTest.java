package jp.kagiban.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.kagiban.mall.MallOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Shops of other tests may fail too, so each test counts only what it adds. */
@OrderTest
class IntakeHealthTest {

    @Autowired
    Shopkeeper keeper;

    @Autowired
    IntakeHealth health;

    private long before;

    @BeforeEach
    void open() {
        keeper.open();
        keeper.fetch();
        before = health.unansweredShops();
    }

    private void fail(MallOutcome failure) {
        keeper.shelf().failures.add(failure);
        fetchWhenDue();
    }

    private void fetchWhenDue() {
        keeper.pass(Duration.ofMinutes(10));
        keeper.fetch();
    }

    @Test
    void aShopCountsFromItsSecondFailureUntilAnAnswer() {
        fail(new MallOutcome.Maintenance());
        assertThat(health.unansweredShops()).isEqualTo(before);
        fail(new MallOutcome.Maintenance());
        assertThat(health.unansweredShops()).isEqualTo(before + 1);
        fetchWhenDue();
        assertThat(health.unansweredShops()).isEqualTo(before);
    }

    @Test
    void aShopThatIsNoLongerPolledDoesNotCount() {
        fail(new MallOutcome.Maintenance());
        fail(new MallOutcome.Maintenance());
        keeper.pass(Duration.ofHours(1));
        assertThat(health.unansweredShops()).isEqualTo(before);
    }
}
