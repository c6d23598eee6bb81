package jp.kagiban.order.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.grid.Grid;
import java.time.Duration;
import jp.kagiban.order.OrderFakes;
import jp.kagiban.order.OrderRow;
import jp.kagiban.testing.AsMerchant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@OrderScreenTest
@Import({OrderFakes.class, AwayBook.class})
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

    private String visibleTexts() {
        return find(StaleLine.class).all().stream().map(OrderScreens::text).reduce("", String::concat);
    }
}
