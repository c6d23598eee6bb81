package jp.kagiban.order.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.kagiban.order.OrderJson;
import jp.kagiban.order.OrderPortalTest;
import jp.kagiban.shared.Column;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.Labels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrderPortalTest
@ViewPackages(packages = "jp.kagiban.order.ui")
@AsMerchant
class SlipViewTest extends OrderScreens {

    private static final String ONE = "123456-20261125-0000000000";

    @Autowired
    JdbcClient db;

    @BeforeEach
    void open() {
        openShop();
    }

    private void show(OrderJson order) {
        shelf().put(order);
        fetch();
        navigate("orders/" + ONE + "/slip", SlipView.class);
    }

    private OrderJson order() {
        return new OrderJson(ONE, 300, keeper.now());
    }

    private List<Slip> slips() {
        return find(Slip.class).all();
    }

    @Test
    void aSlipNamesSenderRecipientItemsAndUnits() {
        show(order().withItems("試験商品A", "試験商品B"));
        assertThat(find(H1.class).single().getText()).isEqualTo("納品書");
        assertThat(text(slips().getFirst()))
                .contains("楽天市場1号店", ONE, "2026/11/25", "宅配便")
                .contains("〒000-0000試験県試験市1-1受取 花子 様")
                .contains("試験商品A色:赤T-12", "試験商品B", "個数合計 4");
        assertThat(find(Button.class).withText("印刷").exists()).isTrue();
    }

    @Test
    void aSlipTellsNoPriceAndNothingOfWhoOrdered() {
        show(order());
        assertThat(text(slips().getFirst())).doesNotContain("円", "1,500", "試験 一郎", "午前中");
    }

    @Test
    void eachParcelHasASlipOfItsOwnThatSaysWhich() {
        show(order().with("PackageModelList", List.of(parcel("一個目"), parcel("二個目"))));
        assertThat(slips())
                .extracting(OrderScreens::text)
                .satisfiesExactly(
                        first -> assertThat(first).contains("納品書 1 / 2", "一個目").doesNotContain("二個目"),
                        second ->
                                assertThat(second).contains("納品書 2 / 2", "二個目").doesNotContain("一個目"));
    }

    private static Map<String, Object> parcel(String item) {
        return Map.of("ItemModelList", List.of(Map.of("itemName", item, "units", 1)));
    }

    @Test
    void aSlipSpeaksJapaneseToWhoReadsEnglish() {
        UI.getCurrent().setLocale(Locale.ENGLISH);
        show(order());
        assertThat(page()).contains("Packing slip", "Back to the order");
        assertThat(text(slips().getFirst())).contains("納品書", "発送元").doesNotContain("Sender");
    }

    @Test
    void whoMayNotSeeBuyersGetsNoSlip() {
        show(order());
        db.sql("UPDATE membership SET member_role = 'VIEWER' WHERE tenant_id = ?")
                .param(Column.of(memberships.tenantsOf(member.id()).getFirst()))
                .update();
        navigate("orders/" + ONE, OrderView.class);
        assertThat(find(Anchor.class).withText("納品書").exists()).isFalse();
    }

    @Test
    void namesOfASlipsPageAreDistinct() {
        show(order());
        assertThat(Labels.confused(find(SlipView.class).single())).isEmpty();
    }

    @Test
    void aMissingOrderHasNoSlip() {
        assertThatThrownBy(() -> navigate("orders/123456-20261125-9/slip", SlipView.class))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
