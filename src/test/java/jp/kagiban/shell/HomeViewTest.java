package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import java.time.Instant;
import java.util.UUID;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.Test;

@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class HomeViewTest extends ShopScreens {

    private static final Instant IN_22_DAYS = Instant.parse("2026-12-17T14:59:59Z");

    @Test
    void withoutShopsItSaysSoAndWhatToDo() {
        navigate(HomeView.class);
        assertThat(find(H1.class).single().getText()).isEqualTo("お知らせ");
        assertThat(page()).contains("現在お知らせはありません", "店舗を追加すると、キーの期限を毎日確認してお知らせします。");
        assertThat(find(Anchor.class).withText("店舗を追加").single().getHref()).isEqualTo("shops/new");
        assertThat(title()).isEqualTo("お知らせ｜鍵番");
    }

    @Test
    void aNoticeAndACardTellOfAShop() {
        UUID shop = shopInUse("本店", "shop-a", key(1), IN_22_DAYS);
        navigate(HomeView.class);
        assertThat(find(Card.class).all()).hasSize(1);
        assertThat(page())
                .contains("本店の楽天（受注取得API）WEB SERVICEライセンスキーの有効期限があと22日となっています。", "あと22日")
                .doesNotContain("現在お知らせはありません");
        assertThat(find(Anchor.class).withText("本店").single().getHref()).isEqualTo("shops/" + shop);
    }

    @Test
    void titleAndBellBearTheNumberOfUnread() {
        shopInUse("本店", "shop-a", key(1), IN_22_DAYS);
        navigate(HomeView.class);
        assertThat(title()).isEqualTo("(1) お知らせ｜鍵番");
        assertThat(find(Button.class).withAriaLabel("未読1件").exists()).isTrue();
    }

    @Test
    void readingIsSeenAtTheBellAndInTheTitle() {
        shopInUse("本店", "shop-a", key(1), IN_22_DAYS);
        navigate(HomeView.class);
        test(find(Button.class).withAriaLabel("既読にする 本店").single()).click();
        follows(() ->
                assertThat(find(Button.class).withAriaLabel("未読0件").exists()).isTrue());
        follows(() -> assertThat(title()).isEqualTo("お知らせ｜鍵番"));
        assertThat(find(Card.class).all()).hasSize(1);
    }

    @Test
    void theNoticeLeadsToTheRenewal() {
        UUID shop = shopInUse("本店", "shop-a", key(1), IN_22_DAYS);
        navigate(HomeView.class);
        test(find(Button.class).withAriaLabel("キーを更新する 本店").single()).click();
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("shops/" + shop + "/renew");
    }

    @Test
    void anOpenPageCountsTheDaysByItself() {
        shopInUse("本店", "shop-a", key(1), IN_22_DAYS);
        navigate(HomeView.class);
        clock.set(Instant.parse("2026-11-25T15:00:00Z"));
        follows(() -> assertThat(page()).contains("有効期限があと21日となっています。"));
    }

    private static String title() {
        return UI.getCurrent().getInternals().getTitle();
    }
}
