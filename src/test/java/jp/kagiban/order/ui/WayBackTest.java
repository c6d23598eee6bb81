package jp.kagiban.order.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import jp.kagiban.order.OrderPortalTest;
import jp.kagiban.testing.AsMerchant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OrderPortalTest
@ViewPackages(packages = "jp.kagiban.order.ui")
@AsMerchant
class WayBackTest extends OrderScreens {

    private static final String ONE = "orders/123456-20261125-0000000000";
    private static final String TWO = "orders/123456-20261125-0000000001";

    @BeforeEach
    void open() {
        openShop();
        shelf().fill(3, keeper.now(), 100);
        fetch();
        list();
    }

    private void list() {
        navigate("orders", OrdersView.class);
    }

    private void order(String path) {
        navigate(path, OrderView.class);
    }

    /** A row may come later than the page: it is waited for. */
    private static boolean standsOn(String path) {
        return BrowserCalls.toBeSent().stream()
                .filter(call -> call.script().contains("link.focus()"))
                .anyMatch(call -> call.parameters().contains(path));
    }

    @Test
    void backFromAnOrderItsRowHasTheFocus() {
        order(ONE);
        list();
        assertThat(standsOn(ONE)).isTrue();
    }

    @Test
    void backFromAnotherOrderNoRowTakesTheFocus() {
        order(ONE);
        order(TWO);
        list();
        assertThat(standsOn(ONE)).isFalse();
        assertThat(standsOn(TWO)).isFalse();
    }

    @Test
    void backToAnotherListNoRowTakesTheFocus() {
        order(ONE);
        UI.getCurrent().navigate(OrdersView.class, QueryParameters.of("sort", "number"));
        assertThat(standsOn(ONE)).isFalse();
    }

    /** A filter hides the row, and the order is found another way. */
    @Test
    void anOrderThatTheListDidNotShowHasNoWayBack() {
        order(ONE);
        list();
        UI.getCurrent().navigate(OrdersView.class, QueryParameters.of("number", "0001"));
        order(ONE);
        list();
        assertThat(standsOn(ONE)).isFalse();
    }
}
