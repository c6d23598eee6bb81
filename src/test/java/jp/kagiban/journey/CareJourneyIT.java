package jp.kagiban.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody is put in charge of fifty shops, which get tags; then the list shows some of them, and no fewer at a time. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CareJourneyIT {

    private static final String HEADING = "モール詳細設定";
    private static final String WHO = "高橋 涼";

    private final Console console = new Console();
    private Portal portal;
    private Chromium chromium;
    private Person takahashi;

    @BeforeAll
    void aMerchantOfFiftyShops() throws Exception {
        Midnight.awaitNoneSoon();
        portal = Portal.fresh("care", Map.of("KAGIBAN_DEMO_SHOPS", "50", "KAGIBAN_RMS_PACE", "PT0.05S"));
        chromium = new Chromium();
        takahashi = chromium.newPerson(portal, console)
                .open("/", "ログイン")
                .logIn("takahashi@example.jp", Portal.DEMO_PASSWORD);
        takahashi.open("/shops", HEADING);
    }

    @AfterAll
    void end() throws Exception {
        chromium.close();
        portal.close();
        console.assertSilent();
    }

    private Page page() {
        return takahashi.page();
    }

    private Locator rows() {
        return page().locator(".kb-shop-table tbody tr");
    }

    /** Types a tag, as members do who don't look for it in the list. Leaving the field closes the list. */
    private void tag(String label, String tag) {
        Locator field = takahashi.field(label);
        field.fill(tag);
        field.press("Enter");
        assertThat(page().locator("vaadin-multi-select-combo-box-chip")
                        .getByText(tag)
                        .first())
                .isVisible();
        field.press("Tab");
    }

    @Test
    @Order(1)
    void fiftyShopsGetAPersonAndATagTogether() {
        page().locator(".kb-shop-table thead input").check();
        takahashi.press("担当・タグ");
        Locator dialog = page().locator("vaadin-dialog");
        dialog.locator("vaadin-select").click();
        takahashi.find(AriaRole.OPTION, WHO).click();
        tag("付けるタグ", "直営");
        takahashi.press("変更する").reads("50店舗を変更しました。").press("選択を解除");
        assertThat(page().locator(".kb-shop-care").first()).hasText(WHO + " #直営");
    }

    @Test
    @Order(2)
    void oneShopGetsATagOnItsPage() {
        takahashi.open(takahashi.href("楽天市場7号店"), "楽天市場7号店");
        page().locator("vaadin-details-summary").getByText(WHO + " #直営").click();
        assertThat(page().locator("vaadin-select").getByText(WHO).last()).isVisible();
        // No Enter: the button takes what is typed.
        takahashi.field("タグ").fill("アウトレット");
        takahashi.press("担当とタグを保存").reads("担当する人とタグを保存しました。");
    }

    @Test
    @Order(3)
    void theListIsFilteredAndItsAddressKeepsThat() {
        takahashi.open("/shops", HEADING).choose("タグ", "アウトレット");
        assertThat(rows()).hasCount(1);
        assertThat(page()).hasURL(Pattern.compile(".*[?&]tag=.*"));
        page().reload();
        assertThat(rows()).hasCount(1);
        takahashi.choose("担当する人", "担当なし").reads("この条件の店舗はありません。");
        takahashi.open("/shops?q=アウトレット", HEADING);
        assertThat(rows()).hasCount(1);
    }

    @Order(4)
    @ParameterizedTest(name = "{1} at {0} px")
    @CsvSource({Screens.WIDE + ", 13, 44", Screens.NARROW + ", 6, 67"})
    void noFewerShopsAreInSight(int width, int shops, int height) {
        takahashi.open("/shops", HEADING);
        Gallery.wear(page(), new Look(width, ColorScheme.LIGHT));
        Gallery.settle(page());
        assertThat(((Number) page().evaluate(ManyShopsIT.SHOPS_IN_SIGHT)).intValue())
                .isGreaterThanOrEqualTo(shops);
        assertThat(((Number) rows().nth(20).evaluate("row => row.offsetHeight")).intValue())
                .isLessThanOrEqualTo(height + 1);
    }
}
