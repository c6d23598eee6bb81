package jp.kagiban.shop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.kagiban.kit.RowTable;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.ShopId;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ShopScreens;
import jp.kagiban.testing.WrittenRows;
import org.junit.jupiter.api.Test;

@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class ShopsViewTest extends ShopScreens {

    @Test
    void itsPartsAreNamedAsTheContractSays() {
        navigate(ShopsView.class);
        assertThat(find(H1.class).single().getText()).isEqualTo("モール詳細設定");
        press("店舗を追加");
        assertThat(getCurrentView()).isInstanceOf(NewShopView.class);
    }

    @Test
    void withoutShopsItSaysWhatToDo() {
        navigate(ShopsView.class);
        assertThat(page()).contains("店舗を追加すると、キーの期限を毎日確認してお知らせします。");
        assertThat(find(Anchor.class).withText("キーの発行方法を見る").single().getHref()).isEqualTo("manual");
    }

    @Test
    void aShopIsOpenedByItsName() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), FAR);
        navigate(ShopsView.class);
        assertThat(WrittenRows.of(table()).getFirst().selectFirst("a").attr("href"))
                .isEqualTo("shops/" + shop);
        assertThat(page()).contains("shop-a", "2027/02/23（火） 23:59:59");
    }

    @Test
    void aDateThatWasNotConfirmedForDaysTellsItsAge() {
        shopInUse("本店", "shop-a", key(1), FAR);
        clock.advance(Duration.ofDays(2));
        navigate(ShopsView.class);
        assertThat(page()).doesNotContain("日前に確認");
        clock.advance(Duration.ofDays(1));
        follows(() -> assertThat(page()).contains("2027/02/23（火） 23:59:59（3日前に確認）"));
    }

    @Test
    void theMostUrgentShopComesFirst() {
        shopInUse("有効な店", "far", key(1), FAR);
        shop("確認中の店", "asking", key(2));
        shopInUse("22日の店", "quiet", key(3), Instant.parse("2026-12-17T14:59:59Z"));
        shopInUse("3日の店", "urgent", key(4), Instant.parse("2026-11-28T14:59:59Z"));
        shopInUse("切れた店", "expired", key(5), Instant.parse("2026-11-24T14:59:59Z"));
        navigate(ShopsView.class);
        assertThat(names()).containsExactly("切れた店", "3日の店", "22日の店", "確認中の店", "有効な店");
        assertThat(badges()).containsExactly("期限切れ", "あと3日", "あと22日", "反映待ち", "有効（あと90日）");
    }

    @Test
    void aKeyThatWasNeverAskedIsBeingAsked() {
        shop("本店", "shop-a", key(1));
        navigate(ShopsView.class);
        assertThat(badges()).containsExactly("確認中");
    }

    @Test
    void aRenewalUnderWayHasABadgeOfItsOwn() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), FAR);
        renew(shop, key(2));
        navigate(ShopsView.class);
        assertThat(badges()).containsExactly("有効（あと90日）", "反映待ち");
    }

    @Test
    void whatIsInHandIsPale() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), Instant.parse("2026-11-24T14:59:59Z"));
        shopInUse("2号店", "shop-b", key(3), FAR);
        renew(shop, key(2));
        navigate(ShopsView.class);
        assertThat(WrittenRows.of(table()))
                .extracting(row -> row.selectFirst(".kb-badges").hasAttr("data-waits"))
                .containsExactly(true, false);
    }

    @Test
    void anOpenListFollowsTheCalendar() {
        Instant end = Instant.parse("2026-11-28T14:59:59Z");
        shopInUse("本店", "shop-a", key(1), end);
        navigate(ShopsView.class);
        clock.set(Jst.startOf(Jst.day(end)));
        follows(() -> assertThat(badges()).containsExactly("本日まで"));
        clock.set(end.plusSeconds(1));
        follows(() -> assertThat(badges()).containsExactly("期限切れ"));
    }

    private RowTable<?> table() {
        return find(RowTable.class).single();
    }

    private List<String> names() {
        return WrittenRows.texts(table(), "th a");
    }

    private List<String> badges() {
        return WrittenRows.texts(table(), "[data-column=urgency] .kb-badge");
    }
}
