package jp.kagiban.order.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.time.Duration;
import jp.kagiban.kit.Finder.Find;
import jp.kagiban.order.OrderJson;
import jp.kagiban.order.OrderPortalTest;
import jp.kagiban.shared.Column;
import jp.kagiban.testing.AsMerchant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrderPortalTest
@ViewPackages(packages = "jp.kagiban.order.ui")
@AsMerchant
class OrderFinderTest extends OrderScreens {

    private static final String ONE = "123456-20261125-0000000000";

    @Autowired
    OrderFinder finder;

    @Autowired
    JdbcClient db;

    private final Div dialog = new Div();

    @BeforeEach
    void anOrderIsFetched() {
        openShop();
        shelf().put(new OrderJson(ONE, 300, keeper.now().minus(Duration.ofDays(1))));
        fetch();
        UI.getCurrent().add(dialog);
    }

    @ParameterizedTest
    @ValueSource(strings = {"受取", "花子", "試験", "一郎", "午前中"})
    void nothingOfBuyersIsLookedAt(String text) {
        assertThat(finder.find(dialog, text, 8).finds()).isEmpty();
    }

    @Test
    void aViewerFindsTheNumberAndIsToldNothingOfBuyers() {
        db.sql("UPDATE membership SET member_role = 'VIEWER' WHERE tenant_id = ?")
                .param(Column.of(memberships.tenantsOf(member.id()).getFirst()))
                .update();
        Find found = finder.find(dialog, "123456-2026", 8).finds().getFirst();
        assertThat(found.name()).isEqualTo(ONE);
        assertThat(found.facts()).noneMatch(fact -> text(fact).matches(".*(花子|一郎).*"));
    }
}
