package jp.kagiban.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One shop, many or fifty, on a phone and at a desk: how tall the screens are, what they weigh, and what a renewal takes. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ManyShopsIT {

    private static final String TAKAHASHI = "takahashi@example.jp";

    private static final List<Look> LOOKS = List.of(
            new Look(Screens.NARROW, ColorScheme.LIGHT),
            new Look(Screens.WIDE, ColorScheme.LIGHT),
            new Look(Screens.WIDE, ColorScheme.DARK));

    /** What Flow's messages have weighed since the page was loaded. */
    private static final String MESSAGES = """
            () => performance.getEntriesByType('resource')
                .filter(({ name }) => /v-r=(init|uidl)/.test(name))
                .reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0)
            """;

    /** How many shops can be seen whole, above the tabs of a phone. */
    static final String SHOPS_IN_SIGHT = """
            () => {
              const tabs = document.querySelector('.kb-tabs')?.getBoundingClientRect();
              const end = tabs?.height ? tabs.top : innerHeight;
              return [...document.querySelectorAll('.kb-shop-table tbody tr')]
                  .filter(row => row.getBoundingClientRect().bottom <= end).length;
            }
            """;

    private static final String BADGES_BEYOND_THEIR_CELL = """
            () => [...document.querySelectorAll('.kb-shop-table tbody .kb-badge')]
                .filter(badge => badge.getBoundingClientRect().right > badge.closest('td').getBoundingClientRect().right)
                .map(badge => badge.textContent)
            """;

    /** For the fifteen notices of fifty shops. */
    private static final int MOST_OF_NOTICES = 1_100;

    private static final int MOST_PRESSES_FOR_ONE = 3;
    private static final int MOST_PRESSES_FOR_ALL = 8;

    private final Console console = new Console();
    private final Map<Integer, Portal> portals = new TreeMap<>();
    private final Map<Integer, Person> lookers = new HashMap<>();
    private final Map<Integer, Person> renewers = new HashMap<>();
    private Chromium chromium;

    @BeforeAll
    void start() throws Exception {
        Midnight.awaitNoneSoon();
        for (int shops : List.of(1, 22, 50)) {
            Map<String, String> settings =
                    Map.of("KAGIBAN_DEMO_SHOPS", String.valueOf(shops), "KAGIBAN_RMS_PACE", "PT0.05S");
            portals.put(shops, Portal.fresh("shops-" + shops, settings));
        }
        chromium = new Chromium();
    }

    @AfterAll
    void end() throws Exception {
        chromium.close();
        for (Portal portal : portals.values()) {
            portal.close();
        }
        console.assertSilent();
    }

    private Person at(Portal portal, String email) {
        return chromium.newPerson(portal, console).open("/", "ログイン").logIn(email, Portal.DEMO_PASSWORD);
    }

    private Person looker(int shops) {
        return lookers.computeIfAbsent(shops, _ -> at(portals.get(shops), TAKAHASHI));
    }

    /** The heights that three screens may have at most, each on a phone and at a desk; the shop is the merchant's last one. */
    private record Tallest(int shops, int notices, List<Integer> home, List<Integer> list, List<Integer> shop) {

        @Override
        public String toString() {
            return "of " + shops + " shops";
        }
    }

    /** The one shop of the first merchant has a key that has run out, the last of the others' is well. */
    static List<Tallest> screens() {
        return List.of(
                new Tallest(1, 1, List.of(1_900, 1_000), List.of(1_000, 1_000), List.of(3_000, 1_500)),
                new Tallest(22, 8, List.of(4_600, 2_200), List.of(2_500, 1_800), List.of(3_000, 1_500)),
                new Tallest(50, 15, List.of(4_200, 2_200), List.of(4_200, 3_200), List.of(3_000, 1_500)));
    }

    @Order(1)
    @ParameterizedTest(name = "{0}")
    @MethodSource("screens")
    void screensAreNoTallerThanTheyNeedToBe(Tallest most) {
        Person takahashi = looker(most.shops());
        assertThat(takahashi.notices()).hasCount(most.notices());
        assertLower(takahashi, most.home());
        if (most.shops() == 50) {
            Object notices = takahashi.page().evaluate("() => document.querySelector('.kb-notices').offsetHeight");
            assertThat(((Number) notices).intValue()).as("notices at a desk").isLessThan(MOST_OF_NOTICES);
        }
        if (most.shops() > 1) {
            assertThat(new Gallery().take(takahashi.page(), "home-" + most.shops(), LOOKS))
                    .isEmpty();
        }
        String last = takahashi.open("/shops", "モール詳細設定").href(name(most.shops()));
        assertLower(takahashi, most.list());
        assertLower(takahashi.open(last, name(most.shops())), most.shop());
    }

    private static void assertLower(Person person, List<Integer> most) {
        int onAPhone = heightAt(person.page(), Screens.NARROW);
        int atADesk = heightAt(person.page(), Screens.WIDE);
        assertThat(onAPhone).as(person.path() + " on a phone").isLessThan(most.getFirst());
        assertThat(atADesk).as(person.path() + " at a desk").isLessThan(most.getLast());
    }

    private static int heightAt(Page page, int width) {
        Gallery.wear(page, new Look(width, ColorScheme.LIGHT));
        return Screens.wholeHeight(page);
    }

    @Order(1)
    @ParameterizedTest(name = "{1} at {0} px")
    @CsvSource({Screens.WIDE + ", 13", Screens.NARROW + ", 6"})
    void shopsFillTheScreen(int width, int shops) {
        Person takahashi = looker(50).open("/shops", "モール詳細設定");
        Gallery.wear(takahashi.page(), new Look(width, ColorScheme.LIGHT));
        Gallery.settle(takahashi.page());
        assertThat(((Number) takahashi.page().evaluate(SHOPS_IN_SIGHT)).intValue())
                .isGreaterThanOrEqualTo(shops);
    }

    @Order(1)
    @ParameterizedTest(name = "at {0} px")
    @ValueSource(ints = {Look.TABLET, 1280, Screens.WIDE, 1920})
    void noEnglishBadgeReachesIntoTheNextColumn(int width) {
        Person takahashi = looker(50);
        takahashi.speak("en");
        takahashi.page().setViewportSize(width, Screens.HEIGHT);
        takahashi.opens("/shops", "en");
        assertThat((List<?>) takahashi.page().evaluate(BADGES_BEYOND_THEIR_CELL))
                .isEmpty();
        takahashi.speak("ja");
    }

    @Test
    @Order(2)
    void homeIsLightAndAFurtherNoticeIsToo() {
        int ofThreeNotices = weight(at(portals.get(50), "yamada@example.jp"), 3);
        int ofEight = weight(looker(22), 8);
        int ofFifteen = weight(looker(50), 15);
        assertThat(ofThreeNotices).as("home of four shops").isBetween(20_000, 41_000);
        assertThat((ofFifteen - ofEight) / 7).as("each further notice").isLessThan(2_000);
    }

    /** The bytes of Flow's messages that bring home to a browser that was logged in before, as the browser counts them. */
    private static int weight(Person person, int notices) {
        person.open("/", "お知らせ");
        assertThat(person.notices()).hasCount(notices);
        Gallery.settle(person.page());
        Object weight = person.page().evaluate(MESSAGES);
        person.leave();
        return ((Number) weight).intValue();
    }

    static List<Arguments> renewals() {
        return List.of(
                Arguments.of(1, Screens.NARROW, 1),
                Arguments.of(22, Screens.NARROW, 1),
                Arguments.of(22, Screens.WIDE, 3),
                Arguments.of(50, Screens.NARROW, 1),
                Arguments.of(50, Screens.WIDE, 3));
    }

    /** One of one shop at a desk is renewed by {@link RenewalJourneyIT}. */
    @Order(3)
    @ParameterizedTest(name = "of {0} shops at {1} px")
    @MethodSource("renewals")
    void oneKeyIsRenewedInThreePressesAndAPaste(int shops, int width, int shop) throws Exception {
        Person takahashi = renewer(shops, width);
        takahashi.copies(keysOf(shops).of(shop, 40)).presses().begin();
        takahashi.press("キーを更新する " + name(shop)).sees("ライセンスキーの更新");
        paste(takahashi, width).press("新しいキーを登録");
        assertThat(takahashi.find(AriaRole.HEADING, "新しいキーに切り替わりました")).isVisible();
        assertThat(takahashi.presses().count()).isBetween(1, MOST_PRESSES_FOR_ONE);
    }

    /** A finger has a button for it. */
    private static Person paste(Person person, int width) {
        return width == Screens.NARROW ? person.press("貼り付け") : person.paste("新しいlicenseKey");
    }

    @Order(4)
    @ParameterizedTest(name = "at {0} px")
    @CsvSource({Screens.NARROW + ", 6", Screens.WIDE + ", 8"})
    void oneKeyIsRenewedByTheKeyboardAlone(int width, int shop) throws Exception {
        Person takahashi = renewer(22, width);
        takahashi.copies(keysOf(22).of(shop, 40)).presses().begin();
        new KeyboardRenewal(takahashi.page()).renewOne(name(shop));
        assertThat(takahashi.presses().count()).isZero();
    }

    /** At a desk {@link BulkJourneyIT} does it. */
    @Test
    @Order(5)
    void fiftyKeysAreRenewedInAFewPressesAndAPasteOnAPhone() throws Exception {
        Person takahashi = renewer(50, Screens.NARROW);
        takahashi.copies(keysOf(50).mail(50, 90)).presses().begin();
        takahashi.find(AriaRole.LINK, "モール詳細設定").click();
        takahashi.sees("モール詳細設定").press("まとめて更新").sees("まとめて更新");
        takahashi.paste("新しいlicenseKeyの一覧").press("内容を確認").press("50件のキーを登録");
        takahashi.reads("50件が使えるようになりました。");
        assertThat(takahashi.presses().count()).isBetween(1, MOST_PRESSES_FOR_ALL);
    }

    @Test
    @Order(6)
    void fiftyKeysAreRenewedByTheKeyboardAlone() throws Exception {
        Person takahashi = renewer(50, Screens.WIDE);
        takahashi.copies(keysOf(50).mail(50, 91)).presses().begin();
        new KeyboardRenewal(takahashi.page()).renewAll(50);
        assertThat(takahashi.presses().count()).isZero();
    }

    private static String name(int shop) {
        return "楽天市場" + shop + "号店";
    }

    private NewKeys keysOf(int shops) {
        return new NewKeys(portals.get(shops));
    }

    /** Somebody on home who need not prove anew who they are, since each renewal comes soon after the last. */
    private Person renewer(int shops, int width) {
        Person renewer = renewers.computeIfAbsent(shops, _ -> at(portals.get(shops), TAKAHASHI));
        renewer.page().setViewportSize(width, Screens.HEIGHT);
        renewer.open("/", "お知らせ");
        Gallery.settle(renewer.page());
        return renewer;
    }
}
