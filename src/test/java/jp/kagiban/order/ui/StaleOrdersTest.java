package jp.kagiban.order.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.order.OrderPortalTest;
import jp.kagiban.order.OrderRow;
import jp.kagiban.testing.AsMerchant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@Tag("slow")
@OrderPortalTest
@Import(AwayBook.class)
@ViewPackages(packages = "jp.kagiban.order.ui")
@AsMerchant
class StaleOrdersTest extends OrderScreens {

    private static final String STALE = "受注一覧を更新できませんでした。表示は10:42時点です。";

    @Autowired
    AwayBook.Switch book;

    @BeforeEach
    void open() {
        openShop();
        shelf().fill(3, keeper.now(), 100);
        fetch();
        navigate("orders", OrdersView.class);
        roundTrip();
    }

    @AfterEach
    void comesBack() {
        book.comesBack();
    }

    /** The database goes away, and the open page looks for news. */
    private void cannotBeRead() {
        book.goesAway();
        keeper.pass(Duration.ofMinutes(5));
        soon(STALE);
    }

    @SuppressWarnings("unchecked")
    private Grid<OrderRow> grid() {
        return find(Grid.class).single();
    }

    @Test
    void whatWasReadStaysAndSaysOfWhenItIs() {
        cannotBeRead();
        assertThat(page()).contains("3件").doesNotContain("まだ受注はありません");
        assertThat(test(grid()).size()).isEqualTo(3);
        assertThat(test(grid()).getRow(0).progress()).isEqualTo(100);
    }

    @Test
    void theLineGoesOnceTheOrdersAreReadAgain() {
        cannotBeRead();
        book.comesBack();
        test(button("再読み込み")).click();
        roundTrip();
        assertThat(visibleTexts()).doesNotContain("更新できませんでした");
    }

    @Test
    void readAgainInVainItStaysWithTheSameTime() {
        cannotBeRead();
        keeper.pass(Duration.ofMinutes(1));
        test(button("再読み込み")).click();
        assertThat(page()).contains(STALE);
    }

    @Test
    void readAgainInVainItSaysSoOnceMore() {
        cannotBeRead();
        StatusLine status = statusLine();
        test(button("再読み込み")).click();
        assertThat(text(status)).isEqualTo(STALE);
    }

    @Test
    void readAgainItSaysSoAndTheHeadingHasTheFocus() {
        cannotBeRead();
        StatusLine status = statusLine();
        book.comesBack();
        test(button("再読み込み")).click();
        assertThat(text(status)).isEqualTo("受注一覧を更新しました。");
        assertThat(BrowserCalls.toBeSent())
                .anyMatch(call -> call.isOf(find(H1.class).single(), "focus"));
    }

    private static StatusLine statusLine() {
        StatusLine line = new StatusLine();
        UI.getCurrent().add(line);
        return line;
    }

    @Test
    void rowsThatCanBeReadDoNotEndTheLine() {
        cannotBeRead();
        book.comesBack();
        test(grid()).getRow(0);
        assertThat(visibleTexts()).isEqualTo(STALE + "再読み込み");
    }

    @Test
    void filteredInVainTheListStaysAndSaysSo() {
        book.goesAway();
        UI.getCurrent().navigate(OrdersView.class, QueryParameters.of("state", "700"));
        assertThat(visibleTexts()).isEqualTo(STALE + "再読み込み");
        assertThat(test(grid()).size()).isEqualTo(3);
        assertThat(test(grid()).getRow(0).progress()).isEqualTo(100);
    }

    @Test
    void whatWasFilteredInVainIsThereOnceItCanBeRead() {
        book.goesAway();
        UI.getCurrent().navigate(OrdersView.class, QueryParameters.of("state", "700"));
        book.comesBack();
        test(button("再読み込み")).click();
        assertThat(page()).contains("0件", "この条件に合う受注はありません。");
    }

    private String visibleTexts() {
        return find(StaleLine.class).all().stream().map(OrderScreens::text).reduce("", String::concat);
    }
}
