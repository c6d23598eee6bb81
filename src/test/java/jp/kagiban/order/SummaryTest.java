package jp.kagiban.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import jp.kagiban.rms.OrderOutline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {

    private static final Instant NOW = Instant.parse("2026-11-25T01:42:00Z");

    private static OrderJson order() {
        return new OrderJson("123456-20261125-0000000001", 100, NOW);
    }

    @Test
    void theTotalIsWhatRmsShows() {
        OrderOutline order = order().with("couponAllTotalPrice", 300)
                .with("deliveryPrice", 400)
                .with("paymentCharge", 50)
                .with("additionalFeeOccurAmountToUser", 7)
                .outline();
        assertThat(Summary.of(order)).isEqualTo(new Summary(3657L, 3400L, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"totalPrice", "couponAllTotalPrice", "deliveryPrice", "paymentCharge"})
    void anAmountThatIsNotFixedLeavesTheTotalOpen(String amount) {
        assertThat(Summary.of(order().with(amount, -9999).outline()).total()).isNull();
    }
}
