package jp.kagiban.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A key is renewed on its last day while orders keep coming: none is missed and none comes twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RenewalJourneyIT {

    private static final String SHOP = "楽天市場1号店";
    private static final int ALREADY_THERE = 40;
    private static final double SEEN_WITHIN_MILLIS = 3_000;

    private final Secrets secrets = new Secrets();
    private final Console console = new Console();
    private final String password = secrets.keep("password", "Yama-to-Kawa 空 2026");
    private Portal portal;
    private Chromium chromium;
    private Person hanako;
    private String inRms;
    private String serviceSecret;
    private Bystander bystander;
    private String shop;
    private int before;
    private int atTheSwitch;

    @BeforeAll
    void start() throws Exception {
        portal = Portal.fresh("renewal", Map.of("KAGIBAN_ORDERS_INTERVAL", "PT3S", "KAGIBAN_RMS_PACE", "PT0.2S"));
        chromium = new Chromium();
        hanako = chromium.newPerson(portal, console);
    }

    @AfterAll
    void end() throws Exception {
        chromium.close();
        portal.close();
    }

    private JsonNode ask(String path, String json) throws Exception {
        return JsonMapper.shared().readTree(portal.desk(path, json.replace("SHOP", String.valueOf(inRms))));
    }

    private Licence issue(LocalDateTime end, String activeAfter) throws Exception {
        String key =
                ask("/keys", """
                        {"shop": "SHOP", "expiresAt": "%s", "activeAfter": "%s"}
                        """.formatted(end, activeAfter)).path("licenseKey").asString();
        return new Licence("hanako", serviceSecret, secrets.keep("licenseKey " + end, key), end.format(Licence.SECOND));
    }

    private static LocalDateTime lastSecond(int days) {
        return Licence.now().toLocalDate().plusDays(days).atTime(LocalTime.of(23, 59, 59));
    }

    @Test
    @Order(1)
    void aShopWhoseKeyEndsTomorrowGetsOrders() throws Exception {
        JsonNode opened = ask("/shops", "{\"code\": \"hanako\", \"name\": \"花子商店\"}");
        inRms = opened.path("number").asString();
        serviceSecret =
                secrets.keep("serviceSecret", opened.path("serviceSecret").asString());
        LocalDateTime now = Licence.now().withNano(0);
        portal.desk("/orders/create", """
                {"shop": "%s", "count": %d, "from": "%s", "to": "%s"}
                """.formatted(inRms, ALREADY_THERE, now.minusDays(2), now));
        comingPerHour(3600);
        hanako.open("/signup", "新規登録").signUp("花子商店", "花子", "hanako@renewal.example", password);
        shop = new Merchant(hanako, secrets).register(SHOP, issue(lastSecond(1), "PT0S"));
        hanako.open("/orders", "受注一覧");
        assertThat(found()).hasText(Pattern.compile("[4-9][0-9]件"));
        hanako.page().setViewportSize(Screens.NARROW, Screens.HEIGHT);
        assertThat(hanako.page().locator(".kb-orders-rows")).isVisible();
        Screens.take(hanako.page(), "orders");
    }

    private void comingPerHour(int rate) throws Exception {
        portal.desk("/orders/rate", "{\"shop\": \"" + inRms + "\", \"perHour\": " + rate + "}");
    }

    private Locator found() {
        return hanako.page().locator(".kb-filter-found");
    }

    @Test
    @Order(2)
    void sheEntersTheNewKeyAndItWaitsForRms() throws Exception {
        hanako.open("/", "お知らせ").presses().begin();
        hanako.press("キーを更新する " + SHOP).page().waitForURL("**" + shop + "/renew");
        hanako.sees("ライセンスキーの更新");
        Screens.take(hanako.page(), "renew-field");
        Licence far = issue(lastSecond(90), "PT25S");
        bystander = new Bystander(portal.address(), serviceSecret, far.licenseKey());
        before = orders();
        hanako.page().evaluate("() => { window.opened = 'once' }");
        hanako.copies(far.licenseKey()).paste("新しいlicenseKey").press("新しいキーを登録");
        assertThat(hanako.find(AriaRole.HEADING, "RMSが新しいキーを受け付けるのを待っています")).isVisible();
        assertThat(hanako.presses().count()).isBetween(1, 3);
        assertThat(hanako.page().getByText("反映待ち", exactly())).isVisible();
        assertThat(hanako.page().getByText("で受注取得を続けます。")).isVisible();
        assertThat(hanako.page().getByText("注文の最終取得")).isVisible();
        Screens.take(hanako.page(), "renew-waiting");
        secrets.assertAbsentFromPage(hanako.page(), SHOP);
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    /** How many orders this shop has in RMS by now. */
    private int orders() throws Exception {
        for (JsonNode one : JsonMapper.shared().readTree(portal.deskState()).path("shops")) {
            if (one.path("number").asString().equals(inRms)) {
                return one.path("orders").asInt();
            }
        }
        throw new IllegalStateException("RMS doesn't know the shop");
    }

    @Test
    @Order(3)
    void theOpenPageTurnsWhenRmsTakesIt() throws Exception {
        assertThat(hanako.find(AriaRole.HEADING, "新しいキーに切り替わりました")).isVisible();
        atTheSwitch = orders();
        assertThat(hanako.page().getByText("反映待ち", exactly())).not().isVisible();
        assertThat(hanako.page().getByText("切り替えまでに入った注文は、すべて取得しました。")).isVisible();
        assertThat(hanako.page().evaluate("() => window.opened")).isEqualTo("once");
        Screens.take(hanako.page(), "renew-done");
    }

    @Test
    @Order(4)
    void everyOrderIsThereOnce() throws Exception {
        hanako.open("/orders", "受注一覧");
        while (orders() < atTheSwitch + 5) {
            hanako.page().waitForTimeout(500);
        }
        comingPerHour(0);
        hanako.page().waitForTimeout(1500);
        List<String> inRmsNow = bystander.numbers();
        assertThat(found()).hasText(inRmsNow.size() + "件");
        assertThat(ALREADY_THERE).isLessThan(before);
        assertThat(before).isLessThan(atTheSwitch);
        assertThat(atTheSwitch).isLessThan(inRmsNow.size());
        assertThat(numbersInTheFile())
                .doesNotHaveDuplicates()
                .hasSameSizeAs(inRmsNow)
                .containsExactlyInAnyOrderElementsOf(inRmsNow);
    }

    /** Of each order the number, where its lines begin. */
    private List<String> numbersInTheFile() throws IOException {
        hanako.press("CSV出力");
        Screens.take(hanako.page(), "orders-csv");
        Download file = hanako.page()
                .waitForDownload(() -> hanako.find(AriaRole.LINK, "ダウンロード").click());
        assertThat(hanako.page().getByText(Pattern.compile("件を出力しました。"))).isVisible();
        hanako.press("閉じる");
        String text = Files.readString(file.path(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF");
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(text.substring(1), format)) {
            List<String> lines =
                    parser.stream().map(record -> record.get("注文番号")).toList();
            return runs(lines);
        }
    }

    /** An order has a line for each of its items, one after the other: these count once, others twice. */
    private static List<String> runs(List<String> lines) {
        return IntStream.range(0, lines.size())
                .filter(i -> i == 0 || !lines.get(i).equals(lines.get(i - 1)))
                .mapToObj(lines::get)
                .toList();
    }

    @Test
    @Order(5)
    void sheConfirmsTwoOfThem() throws Exception {
        String all = found().textContent();
        hanako.choose("状態", "注文確認待ち");
        hanako.page().waitForURL(Pattern.compile(".*state=100"));
        // A list that is still drawn anew forgets what was chosen.
        assertThat(found()).not().hasText(all);
        Locator grid = hanako.page().locator(".kb-orders-grid");
        confirm(number -> grid.getByLabel(number + "を選択"), "orders-confirm");
    }

    /** By their numbers: orders move on in RMS by themselves, and the list learns of it some time later. */
    private void confirm(Function<String, Locator> box, String screen) throws Exception {
        List<String> numbers = bystander.confirmable().stream().limit(2).toList();
        numbers.stream().map(box).forEach(RenewalJourneyIT::choose);
        hanako.press("注文確認（2件）");
        assertThat(hanako.page().getByText("次の注文 2件を確認しますか？")).isVisible();
        Screens.take(hanako.page(), screen);
        Locator dialog = hanako.page().getByRole(AriaRole.DIALOG);
        for (String number : numbers) {
            assertThat(dialog).containsText(number);
        }
        hanako.press("注文を確認");
        assertThat(dialog.getByText("2件の注文を確認しました")).isVisible();
        Screens.take(hanako.page(), screen + "ed");
        hanako.press("閉じる");
    }

    /**
     * A grid draws its boxes anew when they are pressed, so whether one is checked shows a moment later. A press that
     * meets a box which is just being drawn anew, because an order has changed, is lost: whoever sees that presses
     * again.
     */
    private static void choose(Locator box) {
        await().atMost(Duration.ofMinutes(1)).pollInSameThread().untilAsserted(() -> {
            if (!box.isChecked()) {
                box.click();
            }
            assertThat(box).isChecked(new LocatorAssertions.IsCheckedOptions().setTimeout(SEEN_WITHIN_MILLIS));
        });
    }

    @Test
    @Order(6)
    void andTwoOnAPhone() throws Exception {
        hanako.page().setViewportSize(Screens.NARROW, Screens.HEIGHT);
        Locator rows = hanako.page().locator(".kb-orders-rows");
        assertThat(rows).isVisible();
        confirm(number -> rows.getByLabel(number + "を選択"), "orders-phone-confirm");
    }

    private static Page.GetByRoleOptions named(Pattern name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    @Test
    @Order(7)
    void anOrderIsShownInFull() {
        Locator first = hanako.page()
                .getByRole(AriaRole.LINK, named(Pattern.compile("^" + inRms + "-")))
                .first();
        String number = first.textContent();
        hanako.find(AriaRole.LINK, number).click();
        hanako.sees(number);
        Screens.take(hanako.page(), "order");
        hanako.open(shop, SHOP);
        assertThat(hanako.find(AriaRole.HEADING, "接続診断")).isVisible();
        Screens.take(hanako.page(), "shop-renewed");
    }

    @Test
    @Order(8)
    void noSecretWasLeftAndNoBrowserComplained() throws Exception {
        console.assertSilent();
        portal.close();
        secrets.assertAbsentFromFolder(portal.data(), portal.desk());
        secrets.assertAbsent("the output", portal.output(), "Started Kagiban");
    }
}
