package jp.kagiban.shop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import jp.kagiban.kit.key.KeyStage;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shop.ShopCare;
import jp.kagiban.shop.ui.ShopSort.By;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopChoiceTest {

    @Test
    void itComesBackFromItsAddress() {
        ShopChoice choice =
                new ShopChoice("花 & 2号店", KeyStage.WEEK, MemberId.next(), "直営 & 楽天", new ShopSort(By.EXPIRY, true));
        assertThat(choice.href()).startsWith("shops?").contains("stage=week", "sort=-expiry");
        QueryParameters query = QueryParameters.fromString(choice.href().substring("shops?".length()));
        assertThat(ShopChoice.of(query)).isEqualTo(choice);
    }

    @Test
    void whatIsShownAnywayIsNotNamed() {
        assertThat(ShopChoice.START.href()).isEqualTo("shops");
        assertThat(ShopChoice.of(QueryParameters.empty())).isEqualTo(ShopChoice.START);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stage=nonsense",
                "sort=-nonsense",
                "sort=",
                "q=",
                "sort=--name",
                "in-charge=nobody",
                "tag=",
                "tag=%0A"
            })
    void whatCanNotBeReadIsLeftOut(String query) {
        assertThat(ShopChoice.of(QueryParameters.fromString(query))).isEqualTo(ShopChoice.START);
    }

    @Test
    void aTagIsReadInAnyCaseAndNoneIsLongerThanTags() {
        ShopCare care = new ShopCare(null, "", List.of("Outlet"));
        assertThat(ShopChoice.of(QueryParameters.of("tag", "outlet")).shows(care))
                .isTrue();
        assertThat(ShopChoice.of(QueryParameters.of("tag", "あ".repeat(21)))).isEqualTo(ShopChoice.START);
    }

    @Test
    void aTextThatNobodyTypesIsLeftOut() {
        assertThat(ShopChoice.of(QueryParameters.of("q", "あ".repeat(101)))).isEqualTo(ShopChoice.START);
    }

    @Test
    void theSecondPressOnAHeaderSortsBackwards() {
        ShopSort byName = ShopSort.START.clicked("name");
        assertThat(byName).isEqualTo(new ShopSort(By.NAME, false));
        assertThat(byName.clicked("name")).isEqualTo(new ShopSort(By.NAME, true));
        assertThat(byName.clicked("name").clicked("name")).isEqualTo(byName);
        assertThat(byName.clicked("checked")).isEqualTo(new ShopSort(By.CHECKED, false));
    }
}
