package jp.kagiban.order.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import java.time.Duration;
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
class OrderViewTest extends OrderScreens {

    private static final String ONE = "123456-20261125-0000000000";

    @Autowired
    JdbcClient db;

    @BeforeEach
    void open() {
        openShop();
    }

    private OrderJson order(int progress) {
        return new OrderJson(ONE, progress, keeper.now().minus(Duration.ofDays(1)));
    }

    private void show(OrderJson order) {
        shelf().put(order);
        fetch();
        navigate("orders/" + ONE, OrderView.class);
    }

    @Test
    void anOrderIsShownInFull() {
        show(order(300));
        assertThat(find(H1.class).single().getText()).isEqualTo(ONE);
        assertThat(page()).contains("試験商品", "色:赤", "発送待ち", "3,500円", "クレジットカード", "宅配便");
        assertThat(find(H2.class).all())
                .extracting(H2::getText)
                .containsExactly("注文", "商品と送付先", "金額", "注文者", "備考", "変更の履歴");
    }

    @Test
    void theRecipientIsWhatRmsCallsSender() {
        show(order(300));
        String parcel =
                text(find(H2.class).withText("商品と送付先").single().getParent().orElseThrow());
        assertThat(parcel).contains("受取 花子").doesNotContain("試験 一郎");
    }

    @Test
    void viewersAreNotPromisedARecipient() {
        db.sql("UPDATE membership SET member_role = 'VIEWER' WHERE tenant_id = ?")
                .param(Column.of(memberships.tenantsOf(member.id()).getFirst()))
                .update();
        show(order(300));
        assertThat(find(H2.class).all()).extracting(H2::getText).contains("商品").doesNotContain("商品と送付先");
    }

    @Test
    void remarksKeepTheirLinesAndAreNoHtml() {
        show(order(300));
        Div remarks = find(Div.class).withClassName("kb-lines").all().stream()
                .filter(div -> div.getText().contains("午前中"))
                .findFirst()
                .orElseThrow();
        assertThat(remarks.getText()).isEqualTo("[配送日時指定:]\n午前中にお願いします\n<b>太字</b>");
    }

    @Test
    void undecidedAmountsAreSaid() {
        show(order(100).with("requestPrice", -9999));
        assertThat(page()).contains("未確定");
    }

    @Test
    void whatIsTakenOffHasAMinus() {
        show(order(300).with("couponAllTotalPrice", 1200));
        assertThat(page()).contains("-1,200円");
    }

    @Test
    void changesStandInTheHistory() {
        show(order(100));
        shelf().put(order(300));
        keeper.pass(Duration.ofHours(1));
        fetch();
        soon("状態：注文確認待ち → 発送待ち", "取得しました");
    }

    @Test
    void onlyAnOrderThatWaitsCanBeConfirmed() {
        show(order(300));
        assertThat(find(Button.class).withText("注文確認").exists()).isFalse();
        keeper.pass(Duration.ofHours(2));
        shelf().put(order(100));
        fetch();
        soon("注文確認待ち");
        assertThat(find(Button.class).withText("注文確認").exists()).isTrue();
    }

    @Test
    void anOrderThatRmsDoesNotHandOutSaysSo() {
        shelf().hide(ONE);
        show(order(100));
        assertThat(page()).contains("RMSから詳細を受け取れませんでした", "次の取得でもう一度確認します。");
    }

    @Test
    void anOrderIsOpenedInRmsInATabOfItsOwn() {
        show(order(300));
        Anchor link = find(Anchor.class)
                .withCondition(one -> text(one).equals("RMSで開く"))
                .single();
        assertThat(link.getHref()).isEqualTo("https://rms.example/orders/" + ONE);
        assertThat(link.getTarget()).contains("_blank");
        assertThat(link.getElement().getAttribute("rel")).isEqualTo("noopener noreferrer");
    }

    @Test
    void linksAndButtonsOfAnOrderAreDistinct() {
        show(order(100));
        assertThat(Labels.confused(find(OrderView.class).single()))
                .noneMatch(confused -> confused.matches("(link|button): .*"));
    }

    @Test
    void anOrderLeadsToItsSlip() {
        show(order(300));
        assertThat(find(Anchor.class).withText("納品書").single().getHref()).isEqualTo("orders/" + ONE + "/slip");
    }

    @Test
    void aMissingOrderIsNotFound() {
        assertThatThrownBy(() -> navigate("orders/123456-20261125-9", OrderView.class))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
