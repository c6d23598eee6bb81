package jp.kagiban.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Fifty shops at a desk: the screens of somebody with many, and what they weigh. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyShopsIT {

    private static final String TAKAHASHI = "takahashi@example.jp";

    private final Console console = new Console();
    private Portal of22;
    private Portal of50;
    private Chromium chromium;

    @BeforeAll
    void start() throws Exception {
        of22 = Portal.fresh("shops-22", Map.of("KAGIBAN_DEMO_SHOPS", "22"));
        of50 = Portal.fresh("shops-50", Map.of("KAGIBAN_DEMO_SHOPS", "50"));
        chromium = new Chromium();
    }

    @AfterAll
    void end() throws Exception {
        chromium.close();
        of22.close();
        of50.close();
        console.assertSilent();
    }

    private Person at(Portal portal, String email) {
        return chromium.newPerson(portal, console).open("/", "ログイン").logIn(email, Portal.DEMO_PASSWORD);
    }

    @Test
    void homeOf22ShopsWith8NoticesIsLowerThan2500Pixels() {
        Person takahashi = at(of22, TAKAHASHI);
        assertThat(takahashi.notices()).hasCount(8);
        assertThat(heightOf(takahashi, "home-22")).isLessThan(2_500);
    }

    @Test
    void homeOf50ShopsWith15NoticesIsLowerThan4000Pixels() {
        Person takahashi = at(of50, TAKAHASHI);
        assertThat(takahashi.notices()).hasCount(15);
        assertThat(heightOf(takahashi, "home-50")).isLessThan(4_000);
    }

    @Test
    void theListOf50ShopsIsLowerThan4200PixelsOnAPhone() {
        Person takahashi = at(of50, TAKAHASHI).open("/shops", "モール詳細設定");
        Page page = takahashi.page();
        assertThat(faultsOf(page, "shops-50")).isEmpty();
        page.setViewportSize(Screens.NARROW, Screens.HEIGHT);
        page.waitForCondition(() -> Screens.height(page) < 4_200);
    }

    /** Once what is checked by itself has been checked. */
    @Test
    void theShopOfAnEndedKeyIsLowerThan1500PixelsAsAnyOtherIs() {
        Person yamada = at(of50, "yamada@example.jp");
        for (String shop : List.of("楽天市場1号店", "楽天市場3号店")) {
            yamada.open("/shops", "モール詳細設定");
            yamada.open(yamada.href(shop), shop);
            yamada.page().waitForCondition(() -> Screens.height(yamada.page()) < 1_500);
        }
    }

    @Test
    void aFurtherNoticeWeighsLessThan2000Characters() {
        int ofThreeNotices = weight(of50, "yamada@example.jp", 3);
        int ofEight = weight(of22, TAKAHASHI, 8);
        int ofFifteen = weight(of50, TAKAHASHI, 15);
        assertThat(ofThreeNotices).as("home of four shops").isLessThan(66_000);
        assertThat((ofFifteen - ofEight) / 7).as("each further notice").isLessThan(2_000);
    }

    /** The characters of Flow's messages that bring home to a browser that was logged in before. */
    private int weight(Portal portal, String email, int notices) {
        Person person = at(portal, email);
        Page page = person.page();
        List<Response> messages = new ArrayList<>();
        page.onResponse(response -> {
            if (response.url().contains("v-r=init") || response.url().contains("v-r=uidl")) {
                messages.add(response);
            }
        });
        person.open("/", "お知らせ");
        assertThat(person.notices()).hasCount(notices);
        Gallery.settle(page);
        int weight = messages.stream()
                .mapToInt(message -> new String(message.body(), StandardCharsets.UTF_8).length())
                .sum();
        person.leave();
        return weight;
    }

    private static int heightOf(Person person, String name) {
        assertThat(faultsOf(person.page(), name)).isEmpty();
        return Screens.height(person.page());
    }

    private static List<String> faultsOf(Page page, String name) {
        return new Gallery()
                .take(
                        page,
                        name,
                        List.of(
                                new Look(Screens.WIDE, ColorScheme.LIGHT),
                                new Look(Screens.NARROW, ColorScheme.LIGHT),
                                new Look(Screens.WIDE, ColorScheme.DARK)));
    }
}
