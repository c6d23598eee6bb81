package jp.kagiban.order.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H1;
import java.util.List;
import java.util.stream.IntStream;
import jp.kagiban.order.OrderJson;
import jp.kagiban.order.OrderPortalTest;
import jp.kagiban.order.OrderRow;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.Labels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OrderPortalTest
@ViewPackages(packages = "jp.kagiban.order.ui")
@AsMerchant
class SlipsViewTest extends OrderScreens {

    private static final String ONE = "123456-20261125-0000000000";
    private static final String TWO = "123456-20261125-0000000001";

    @BeforeEach
    void open() {
        openShop();
    }

    @SuppressWarnings("unchecked")
    private Grid<OrderRow> list() {
        fetch();
        navigate("orders", OrdersView.class);
        return find(Grid.class).single();
    }

    private OrderJson order(String number) {
        return new OrderJson(number, 300, keeper.now());
    }

    private List<String> slips() {
        return find(Slip.class).all().stream().map(OrderScreens::text).toList();
    }

    @Test
    void theSlipsOfAllSelectedOrdersAreOnOnePage() {
        shelf().put(order(ONE)).put(order(TWO).withItems("試験商品B"));
        test(list()).select(0);
        test(find(Grid.class).single()).select(1);
        test(button("納品書（2件）")).click();
        assertThat(find(H1.class).single().getText()).isEqualTo("納品書（2件）");
        assertThat(slips())
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one).contains(ONE, "受取 花子 様"),
                        two -> assertThat(two).contains(TWO, "試験商品B"));
        assertThat(button("印刷").isVisible()).isTrue();
        assertThat(Labels.confused(find(SlipsView.class).single())).isEmpty();
    }

    @Test
    void slipsAreInTheOrderOfTheList() {
        shelf().fill(3, keeper.now(), 300);
        Grid<OrderRow> orders = list();
        List<String> listed = IntStream.of(0, 1, 2)
                .mapToObj(i -> test(orders).getRow(i).number())
                .toList();
        IntStream.of(2, 0, 1).forEach(i -> test(orders).select(i));
        test(button("納品書（3件）")).click();
        assertThat(slips())
                .zipSatisfy(listed, (slip, number) -> assertThat(slip).contains(number));
    }

    @Test
    void anOrderWithoutParcelsIsNamed() {
        shelf().put(order(ONE)).put(order(TWO).with("PackageModelList", List.of()));
        test(list()).select(0);
        test(find(Grid.class).single()).select(1);
        test(button("納品書（2件）")).click();
        assertThat(slips()).hasSize(1);
        assertThat(page()).contains("次の受注の納品書はありません：" + TWO);
    }

    @Test
    void moreThanAPrintHoldsAreRefusedInASentence() {
        shelf().fill(101, keeper.now(), 300);
        Grid<OrderRow> orders = list();
        IntStream.range(0, 101).forEach(i -> test(orders).select(i));
        test(button("納品書（101件）")).click();
        assertThat(page()).contains("納品書を一度に印刷できるのは100件までです。");
        assertThat(getCurrentView()).isInstanceOf(OrdersView.class);
    }

    @Test
    void withoutASelectionThePageSaysWhereToSelect() {
        navigate("orders/slips", SlipsView.class);
        assertThat(page()).contains("納品書は、受注一覧で受注を選んでから開きます。");
        assertThat(find(Button.class).withText("印刷").exists()).isFalse();
    }

    @Test
    void withoutASelectionThereIsNoButton() {
        shelf().put(order(ONE));
        list();
        assertThat(find(Button.class).all()).extracting(Button::getText).noneMatch(text -> text.startsWith("納品書"));
    }
}
