package jp.kagiban.rakuten;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import jp.kagiban.mall.OrderOutline;
import jp.kagiban.order.OrderJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrossTotalTest {

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
        assertThat(order.gross()).isEqualTo(3657L);
        assertThat(order.request()).isEqualTo(3400L);
        assertThat(order.units()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"totalPrice", "couponAllTotalPrice", "deliveryPrice", "paymentCharge"})
    void anAmountThatIsNotFixedLeavesTheTotalOpen(String amount) {
        assertThat(order().with(amount, -9999).outline().gross()).isNull();
    }
}
