package jp.kagiban.order.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridNoneSelectionModel;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.QueryParameters;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.order.OrderFilter;
import jp.kagiban.order.OrderJson;
import jp.kagiban.order.OrderPortalTest;
import jp.kagiban.order.OrderRow;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.ShopId;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.Labels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrderPortalTest
@ViewPackages(packages = "jp.kagiban.order.ui")
@AsMerchant
class OrdersViewTest extends OrderScreens {

    private static final String ONE = "123456-20261125-0000000000";

    @Autowired
    JdbcClient db;

    @BeforeEach
    void open() {
        openShop();
    }

    private void show() {
        navigate("orders", OrdersView.class);
    }

    private void show(String name, String value) {
        UI.getCurrent().navigate(OrdersView.class, QueryParameters.of(name, value));
    }

    @SuppressWarnings("unchecked")
    private Grid<OrderRow> grid() {
        return find(Grid.class).single();
    }

    private static String address() {
        return UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters();
    }

    @Test
    void theListHasTheContractsWords() {
        show();
        assertThat(find(H1.class).single().getText()).isEqualTo("受注一覧");
        assertThat(find(Button.class).withText("注文確認").exists()).isTrue();
        assertThat(find(Button.class).withText("CSV出力").exists()).isTrue();
    }

    @Test
    void beforeTheFirstOrderAPageSaysWhatItWaitsFor() {
        show();
        assertThat(page()).contains("まだ受注はありません", "0件");
    }

    @Test
    void ordersAreListedTheNewestFirst() {
        shelf().fill(120, keeper.now(), 100);
        fetch();
        show();
        assertThat(test(grid()).size()).isEqualTo(120);
        assertThat(((Anchor) test(grid()).getCellComponent(0, 0)).getHref()).isEqualTo("orders/" + ONE);
        assertThat(text(test(grid()).getCellComponent(0, 3))).isEqualTo("注文確認待ち");
        assertThat(text(test(grid()).getCellComponent(0, 5))).isEqualTo("3,500円");
    }

    @Test
    void aViewerHasNothingToSelect() {
        shelf().fill(3, keeper.now(), 100);
        fetch();
        db.sql("UPDATE membership SET member_role = 'VIEWER' WHERE tenant_id = ?")
                .param(Column.of(memberships.tenantsOf(member.id()).getFirst()))
                .update();
        show();
        assertThat(grid().getSelectionModel()).isInstanceOf(GridNoneSelectionModel.class);
        OrderRow order = grid().getGenericDataView().getItem(0);
        assertThat(phone().row(order).getChildren()).noneMatch(Checkbox.class::isInstance);
    }

    @Test
    void anUndecidedAmountIsNeverZero() {
        shelf().put(new OrderJson(ONE, 100, keeper.now()).with("totalPrice", -9999));
        fetch();
        show();
        assertThat(text(test(grid()).getCellComponent(0, 5))).isEqualTo("未確定");
    }

    @Test
    void filtersStandInTheAddress() {
        shelf().fill(3, keeper.now(), 100);
        shelf().put(new OrderJson(
                "123456-20261120-0000000009", 700, keeper.now().minus(Duration.ofDays(5))));
        fetch();
        show();
        test(find(TextField.class).withCaption("注文番号").single()).setValue("0009");
        assertThat(address()).isEqualTo("orders?number=0009");
        assertThat(test(grid()).size()).isEqualTo(1);
        test(button("条件を解除")).click();
        assertThat(address()).isEqualTo("orders");
        assertThat(test(grid()).size()).isEqualTo(4);
    }

    @Test
    void aNameAmongTheNumbersIsRefusedAndKept() {
        shelf().fill(3, keeper.now(), 100);
        fetch();
        show();
        TextField number = find(TextField.class).withCaption("注文番号").single();
        test(number).setValue("山田");
        assertThat(number.getErrorMessage()).contains("注文者の名前では探せません");
        assertThat(address()).isEqualTo("orders");
        test(find(Select.class).withCaption("状態").single()).selectItem("注文確認待ち");
        assertThat(number.getValue()).isEqualTo("山田");
        test(number).setValue("0001");
        assertThat(number.isInvalid()).isFalse();
        assertThat(address()).contains("number=0001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "123456-2026", "１２３４５６ー２０２６", " #0009 "})
    void whatIsPartOfANumberIsTaken(String typed) {
        assertThat(OrderFilter.takes(typed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"山田", "yamada 12", "??", "〒"})
    void whatIsNoPartOfANumberIsNot(String typed) {
        assertThat(OrderFilter.takes(typed)).isFalse();
    }

    @Test
    void anAddressOpensTheListAsItWas() {
        shelf().fill(3, keeper.now(), 100);
        shelf().put(new OrderJson(
                "123456-20261120-0000000009", 700, keeper.now().minus(Duration.ofDays(5))));
        fetch();
        show("state", "700");
        assertThat(test(grid()).size()).isEqualTo(1);
        assertThat(find(Select.class).withCaption("状態").single().getValue()).isEqualTo(700);
    }

    @ParameterizedTest
    @CsvSource({"shop,nobody", "state,all", "from,yesterday", "to,2026-02-30", "number,山田", "sort,colour"})
    void nonsenseInTheAddressIsLeftOutAndSaid(String name, String value) {
        shelf().fill(3, keeper.now(), 100);
        fetch();
        show(name, value);
        assertThat(test(grid()).size()).isEqualTo(3);
        assertThat(page()).contains("URLに使えない条件が含まれていたため、外して表示しています。");
    }

    @Test
    void ofAnAddressThatCanBeUsedNothingIsSaid() {
        show("from", "");
        show("mail", "of-last-week");
        show("to", "2026-11-25");
        assertThat(page()).doesNotContain("使えない条件");
    }

    @Test
    void todaysOrdersAreOnePressAway() {
        shelf().fill(3, keeper.now(), 100);
        shelf().put(new OrderJson(
                "123456-20261120-0000000009", 700, keeper.now().minus(Duration.ofDays(5))));
        fetch();
        show();
        test(button("今日")).click();
        assertThat(address()).isEqualTo("orders?from=2026-11-25&to=2026-11-25");
        assertThat(test(grid()).size()).isEqualTo(3);
        test(button("7日")).click();
        assertThat(address()).isEqualTo("orders?from=2026-11-19&to=2026-11-25");
        assertThat(test(grid()).size()).isEqualTo(4);
    }

    @Test
    void theSpanThatIsShownIsPressedAndLetsAllInWhenPressedAgain() {
        show("from", "2026-11-24");
        assertThat(pressed("昨日")).isEqualTo("false");
        test(button("昨日")).click();
        assertThat(pressed("昨日")).isEqualTo("true");
        assertThat(pressed("今日")).isEqualTo("false");
        test(button("昨日")).click();
        assertThat(address()).isEqualTo("orders");
    }

    private String pressed(String span) {
        return button(span).getElement().getAttribute("aria-pressed");
    }

    @Test
    void sortingStandsInTheAddress() {
        shelf().fill(3, keeper.now(), 100);
        fetch();
        show();
        test(grid()).sortByColumn("number", SortDirection.ASCENDING);
        assertThat(address()).isEqualTo("orders?sort=number");
        assertThat(test(grid()).getRow(0).number()).isEqualTo(ONE);
    }

    @Test
    void aFilterWithoutHitsSaysSo() {
        shelf().fill(3, keeper.now(), 100);
        fetch();
        show("state", "900");
        assertThat(page()).contains("この条件に合う受注はありません。");
    }

    @Test
    void newOrdersAppearInTheOpenPage() {
        show();
        shelf().fill(2, keeper.now(), 100);
        fetch();
        soon("2件");
    }

    @Test
    void confirmingAsksFirstAndShowsEachResult() {
        shelf().fill(2, keeper.now(), 100);
        fetch();
        show();
        test(grid()).select(0);
        test(button("注文確認（1件）")).click();
        assertThat(page()).contains(ONE + "（楽天市場1号店）");
        assertThat(shelf().confirmed()).isEmpty();
        test(button("注文を確認")).click();
        elsewhere(keeper::confirm);
        soon("1件の注文を確認しました");
        assertThat(shelf().confirmed()).containsExactly(ONE);
    }

    @Test
    void whatIsToBeConfirmedIsCountedByShop() {
        shelf().fill(2, keeper.now(), 100);
        shelf().put(new OrderJson("123456-20261125-0000000009", 100, keeper.now()).with("totalPrice", -9999));
        fetch();
        show();
        test(button("確認待ちをすべて選ぶ")).click();
        test(button("注文確認（3件）")).click();
        assertThat(text(find(ConfirmOrders.class).single())).contains("楽天市場1号店3件7,000円（ほかに未確定 1件）");
    }

    @Test
    void shopsThatAreConfirmedTogetherHaveASum() {
        ShopId first = ShopId.next();
        ShopId second = ShopId.next();
        ConfirmTable table = new ConfirmTable(
                List.of(row(first, 3500L), row(second, 12_000L), row(first, 500L)),
                Map.of(first, "一号店", second, "二号店"));
        assertThat(text(table)).contains("一号店2件4,000円", "二号店1件12,000円", "合計3件16,000円");
    }

    private OrderRow row(ShopId shop, Long yen) {
        return new OrderRow(shop, ONE, 100, keeper.now(), yen, yen, 1, 0);
    }

    @Test
    void withNothingChosenItSaysWhatToChoose() {
        shelf().fill(2, keeper.now(), 700);
        fetch();
        show();
        test(button("注文確認")).click();
        assertThat(page()).contains("「注文確認待ち」の受注を選んでから");
        assertThat(find(Button.class).withText("確認待ちをすべて選ぶ").exists()).isFalse();
    }

    @Test
    void allThatWaitAreChosenAtOnce() {
        shelf().fill(120, keeper.now(), 100);
        shelf().put(new OrderJson("123456-20261125-9999999999", 700, keeper.now()));
        fetch();
        show();
        test(button("確認待ちをすべて選ぶ")).click();
        assertThat(grid().getSelectedItems()).hasSize(120);
        assertThat(button("注文確認（120件）").isVisible()).isTrue();
    }

    @Test
    void ifMoreOrdersWaitThanCanBeChosenTheButtonNamesTheLimit() {
        OrdersHeader header = new OrdersHeader(new PageHeader("受注"), () -> {}, new Div());
        header.show(824, 824, 500, 0);
        assertThat(text(header.header())).contains("確認待ちを上から500件選ぶ");
    }

    @Test
    void onlyWhatWaitsIsCountedForConfirmation() {
        shelf().fill(1, keeper.now(), 100);
        shelf().put(new OrderJson("123456-20261125-9999999999", 300, keeper.now()));
        fetch();
        show();
        test(grid()).select(0);
        test(grid()).select(1);
        assertThat(button("注文確認（1件）").isVisible()).isTrue();
        assertThat(button("納品書（2件）").isVisible()).isTrue();
    }

    @Test
    void whereNothingWaitsTheFirstAreChosenAtOnce() {
        shelf().fill(120, keeper.now(), 300);
        fetch();
        show("state", "300");
        test(button("上から100件を選ぶ")).click();
        assertThat(button("納品書（100件）").isVisible()).isTrue();
        assertThat(page()).contains("100件を選択中");
        test(button("選択を解除")).click();
        assertThat(grid().getSelectedItems()).isEmpty();
        assertThat(find(Button.class).withText("選択を解除").exists()).isFalse();
        assertThat(Labels.confused(find(OrdersView.class).single())).isEmpty();
    }

    @Test
    void namesAreDistinctWhileOrdersWait() {
        shelf().fill(2, keeper.now(), 100);
        fetch();
        show();
        assertThat(button("確認待ちをすべて選ぶ").isVisible()).isTrue();
        assertThat(Labels.confused(find(OrdersView.class).single())).isEmpty();
    }

    @Test
    void theExportNamesItsEncodings() {
        show();
        test(button("CSV出力")).click();
        assertThat(find(ExportOrders.class).single().isOpened()).isTrue();
        assertThat(find(Anchor.class).withText("ダウンロード").exists()).isTrue();
    }

    @Test
    void aFileCanHaveOneRowForEachOrder() {
        shelf().put(new OrderJson(ONE, 300, keeper.now()).withItems("試験商品A", "試験商品B"));
        fetch();
        show();
        test(button("CSV出力")).click();
        test(find(RadioButtonGroup.class).withCaption("行の分け方").single()).selectItem("注文ごとに1行");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        test(find(Anchor.class).withText("ダウンロード").single()).download(file);
        assertThat(file.toString(StandardCharsets.UTF_8))
                .contains("個数合計", "送付先の数")
                .doesNotContain("商品名", "試験商品");
    }

    @Test
    void theFileHoldsWhatTheListShows() {
        shelf().fill(2, keeper.now(), 100);
        shelf().put(new OrderJson(
                "123456-20261120-0000000009", 700, keeper.now().minus(Duration.ofDays(5))));
        fetch();
        show("state", "100");
        test(button("CSV出力")).click();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        test(find(Anchor.class).withText("ダウンロード").single()).download(file);
        assertThat(file.toString(StandardCharsets.UTF_8)).contains("注文番号", ONE, "受取 花子", "注文確認待ち");
        assertThat(file.toString(StandardCharsets.UTF_8).lines()).hasSize(3 + 2 * 2);
        soon("2件を出力しました。");
    }

    @Test
    void theFileHoldsOnlySelectedOrders() {
        shelf().fill(3, keeper.now(), 100);
        fetch();
        show();
        test(grid()).select(1);
        String chosen = test(grid()).getRow(1).number();
        test(button("CSV出力")).click();
        assertThat(text(find(ExportOrders.class).single())).contains("選んだ受注1件を出力します。");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        test(find(Anchor.class).withText("ダウンロード").single()).download(file);
        assertThat(file.toString(StandardCharsets.UTF_8))
                .contains(chosen)
                .doesNotContain(
                        test(grid()).getRow(0).number(), test(grid()).getRow(2).number());
        soon("1件を出力しました。");
    }

    @Test
    void withoutASelectionTheDialogCountsTheList() {
        shelf().fill(3, keeper.now(), 100);
        fetch();
        show();
        test(button("CSV出力")).click();
        assertThat(text(find(ExportOrders.class).single())).contains("今表示している条件の受注3件をすべて出力します。");
    }

    @Test
    void onAPhoneOrdersAreAList() {
        shelf().fill(1, keeper.now(), 100);
        fetch();
        show();
        Component row = phone().row(test(grid()).getRow(0));
        assertThat(text(row)).contains(ONE, "2026/11/25 10:42", "楽天市場1号店", "注文確認待ち", "3,500円");
    }

    private OrderRows phone() {
        return new OrderRows(Map.of(keeper.shopId(), "楽天市場1号店"), (OrderGrid) grid());
    }

    @Test
    void onAPhoneOrdersThatWaitAreChosenInTheirRows() {
        shelf().fill(1, keeper.now(), 100);
        fetch();
        show();
        Checkbox box = (Checkbox)
                phone().row(test(grid()).getRow(0)).getChildren().findFirst().orElseThrow();
        box.setValue(true);
        assertThat(grid().getSelectedItems()).extracting(OrderRow::number).containsExactly(ONE);
        test(button("注文確認（1件）")).click();
        assertThat(page()).contains(ONE + "（楽天市場1号店）");
    }

    @Test
    void onAPhoneOrdersThatNeverCameHaveNoBox() {
        shelf().fill(1, keeper.now(), 700);
        shelf().hide(ONE);
        fetch();
        show();
        Component row = phone().row(test(grid()).getRow(0));
        assertThat(row.getChildren()).noneMatch(Checkbox.class::isInstance);
    }

    @Test
    void theIntakeOfEachShopStandsAboveTheList() {
        fetch();
        show();
        assertThat(page()).contains("楽天市場1号店の取得状況", "正常", "たった今", "次回 10:47");
    }

    @Test
    void theIntakeOfAnExpiredKeySaysSinceWhenNothingCame() {
        fetch();
        keeper.pass(Duration.ofDays(1500));
        fetch();
        show();
        assertThat(page())
                .contains("停止中", "キーの期限切れのため停止中です。新しいキーで再開します", "最終取得 2026/11/25 10:42")
                .doesNotContain("さかのぼって", "次回");
    }

    @Test
    void severalShopsShareARow() {
        twoShops();
        show();
        assertThat(find(Details.class).all())
                .extracting(OrderScreens::text)
                .anyMatch(fold -> fold.contains("2店舗の受注を正常に取得しています"));
    }

    @Test
    void oneThatHasStoppedStandsApartFromTheOthers() {
        twoShops();
        keeper.pass(Duration.ofDays(1500));
        fetch();
        show();
        assertThat(text(find(IntakeLine.class).single()))
                .containsSubsequence("楽天市場2号店の取得状況", "停止中", "楽天市場1号店の取得状況", "遅れ");
    }

    private void twoShops() {
        fetch();
        elsewhere(() -> keeper.open("楽天市場2号店", "shop-b"));
        fetch();
    }

    @Test
    void whereANewKeyWaitsTheWayLeadsToTheShop() {
        fetch();
        keeper.pass(Duration.ofDays(1500));
        fetch();
        elsewhere(keeper::enterKeyThatWaits);
        show();
        assertThat(page()).contains("反映待ち", "受注取得を自動で再開します。").doesNotContain("停止中");
        assertThat(find(Anchor.class).withText("キーを更新する").exists()).isFalse();
        assertThat(find(Anchor.class).withText("店舗の画面を開く").single().getHref()).isEqualTo("shops/" + keeper.shopId());
    }

    @Test
    void anExpiredKeyIsRenewedFromHere() {
        fetch();
        keeper.pass(Duration.ofDays(1500));
        fetch();
        show();
        Anchor renewal = find(Anchor.class).withText("キーを更新する").single();
        assertThat(renewal.getHref()).isEqualTo("shops/" + keeper.shopId() + "/renew");
    }
}
