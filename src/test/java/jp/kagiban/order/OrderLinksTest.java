package jp.kagiban.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("slow-on-mysql")
@OrderTest
class OrderLinksTest {

    private static final String ONE = ScriptedOrders.Shelf.number(0);

    @Autowired
    Shopkeeper keeper;

    @Autowired
    OrderLinks links;

    @BeforeEach
    void open() {
        keeper.open();
        keeper.copy(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders/%s", "orders/%s/slip"})
    void anOrderAndItsSlipBelongToTheCompanyThatHasIt(String address) {
        assertThat(links.tenantOf(address.formatted(ONE), List.of(keeper.tenant)))
                .contains(keeper.tenant);
    }

    @Test
    void anAddressOfSomethingElseBelongsToNobody() {
        assertThat(links.tenantOf("orders/" + ONE + "/other", List.of(keeper.tenant)))
                .isEmpty();
    }
}
