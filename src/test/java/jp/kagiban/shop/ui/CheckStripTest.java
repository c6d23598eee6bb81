package jp.kagiban.shop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import java.time.Duration;
import jp.kagiban.kit.key.DayStrip;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shared.ShopId;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.Test;

/** The last thirty days of checks on a shop's page. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class CheckStripTest extends ShopScreens {

    private String strip(ShopId shop) {
        navigate("shops/" + shop, ShopView.class);
        return find(DayStrip.class).single().getElement().getProperty("innerHTML");
    }

    private void aDayLater() {
        pass(Duration.ofDays(1));
        jobs.runDue();
    }

    @Test
    void aShopWithoutChecksHasNone() {
        navigate("shops/" + shop("本店", "shop-a", key(1)), ShopView.class);
        assertThat(find(DayStrip.class).exists()).isFalse();
    }

    @Test
    void whileAllIsFineItSaysSoAndEachDayHasItsWords() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), FAR);
        aDayLater();
        assertThat(strip(shop).split("<li ")).hasSize(31);
        assertThat(strip(shop))
                .contains("2026/11/25（水） 正常（確認1回）", "2026/11/24（火） 確認なし")
                .doesNotContain("返答なし");
        assertThat(page()).contains("確認2回は、すべて正常でした。");
    }

    /** The mall may accept a key whose date is over. */
    @Test
    void aKeyThatIsOverAlreadyIsNotFine() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), clock.instant().minus(Duration.ofDays(3)));
        assertThat(strip(shop)).contains("data-pattern=cross").doesNotContain("正常");
    }

    @Test
    void daysWithoutAnswerAndOfRefusalsLookAndReadDifferently() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), FAR);
        rms.says(key(1), new MallOutcome.Maintenance());
        aDayLater();
        rms.says(key(1), new MallOutcome.Rejected("GA0001"));
        aDayLater();
        assertThat(strip(shop))
                .contains("2026/11/26（木） 返答なし1回（確認1回）", "2026/11/27（金） 受付停止・期限切れ1回（確認1回）")
                .contains("data-pattern=hatch", "data-pattern=cross");
        assertThat(page()).contains("確認3回のうち、正常1回、返答なし1回、受付停止・期限切れ1回でした。");
    }
}
