package jp.kagiban.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with fifty shops enters them from a table, and renews all their keys from a mail, in a few presses. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BulkJourneyIT {

    private static final int MANY = 50;
    private static final int MOST_PRESSES = 8;
    private static final Duration ALL_TRIED = Duration.ofMinutes(5);
    private static final List<Look> LOOKS = List.of(
            new Look(Screens.NARROW, ColorScheme.LIGHT),
            new Look(Screens.WIDE, ColorScheme.LIGHT),
            new Look(Screens.WIDE, ColorScheme.DARK));

    private final Secrets secrets = new Secrets();
    private final Console console = new Console();
    private final Gallery gallery = new Gallery();
    private final String password = secrets.keep("password", "Yama-to-Kawa 空 2026");
    private final List<JsonNode> desk = new ArrayList<>();
    private Portal portal;
    private Chromium chromium;
    private Person manager;

    @BeforeAll
    void fiftyShopsAreInRms() throws Exception {
        portal = Portal.fresh("bulk", Map.of("KAGIBAN_RMS_PACE", "PT0.2S", "KAGIBAN_RENEWAL_RETRY", "PT15S"));
        for (int n = 1; n <= MANY; n++) {
            desk.add(ask("/shops", "{\"code\": \"shop-" + n + "\", \"name\": \"店" + n + "\"}"));
            secrets.keep("serviceSecret " + n, secret(n));
        }
        chromium = new Chromium();
        manager = chromium.newPerson(portal, console);
    }

    @AfterAll
    void end() throws Exception {
        chromium.close();
        portal.close();
    }

    private JsonNode ask(String path, String json) throws Exception {
        return JsonMapper.shared().readTree(portal.desk(path, json));
    }

    private String secret(int n) {
        return desk.get(n - 1).path("serviceSecret").asString();
    }

    private String issue(int n, int days, String activeAfter) {
        LocalDateTime end = Licence.now().toLocalDate().plusDays(days).atTime(LocalTime.of(23, 59, 59));
        String shop = desk.get(n - 1).path("number").asString();
        try {
            JsonNode key = ask("/keys", """
                            {"shop": "%s", "expiresAt": "%s", "activeAfter": "%s"}
                            """.formatted(shop, end, activeAfter));
            return secrets.keep(
                    "licenseKey " + n + " " + days, key.path("licenseKey").asString());
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** A key that RMS never gave. */
    private String madeUp(int n, String end) {
        String number = desk.get(n - 1).path("number").asString();
        return secrets.keep("made up " + n + end, "SL" + number + "_madeupmadeup0" + end);
    }

    private static LocatorAssertions.IsVisibleOptions within(Duration time) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(time.toMillis());
    }

    private Locator says(String words) {
        return manager.page().getByText(words).first();
    }

    @Test
    @Order(1)
    void aTableBecomesFiftyShops() {
        manager.open("/signup", "新規登録").signUp("山田商店", "山田", "yamada@bulk.example", password);
        manager.open("/shops", "モール詳細設定").press("まとめて登録").sees("まとめて登録");
        String table = IntStream.rangeClosed(1, MANY)
                .mapToObj(n -> n + "号店\tshop-" + n + "\t" + secret(n) + "\t" + issue(n, 3, "PT0S"))
                .collect(Collectors.joining("\r\n"));
        manager.copies("店舗名\tショップURL\tserviceSecret\tlicenseKey\r\n" + table).paste("店舗の一覧");
        manager.press("内容を確認");
        assertThat(says("登録できます。")).isVisible();
        assertThat(gallery.take(manager.page(), "bulk-register-preview", LOOKS)).isEmpty();
        manager.press("50店舗を登録");
        assertThat(says("50件が使えるようになりました。")).isVisible(within(ALL_TRIED));
        assertThat(manager.field("店舗の一覧")).hasValue("");
        secrets.assertAbsentFromPage(manager.page(), "50号店");
        assertThat(gallery.take(manager.page(), "bulk-registered", LOOKS)).isEmpty();
    }

    /** A proof of who is there is counted too, where it is asked for by then. */
    @Test
    @Order(2)
    void aMailRenewsThemAllInAFewPresses() {
        String mail = IntStream.rangeClosed(1, MANY)
                .mapToObj(n -> "> " + n + "号店：" + issue(n, 90, "PT20S") + " です。")
                .collect(Collectors.joining("\r\n"));
        manager.open("/", "お知らせ")
                .copies("山田様\r\n\r\n" + mail + "\r\n")
                .presses()
                .begin();
        manager.find(AriaRole.LINK, "モール詳細設定").click();
        manager.sees("モール詳細設定").press("まとめて更新").sees("まとめて更新");
        manager.paste("新しいlicenseKeyの一覧").press("内容を確認");
        assertThat(says("キーのない行が1行ありました。")).isVisible();
        assertThat(gallery.take(manager.page(), "bulk-renew-preview", LOOKS)).isEmpty();
        long begun = System.nanoTime();
        manager.press("50件のキーを登録");
        assertThat(says("50件のうち、50件をRMSに確認しました。")).isVisible(within(ALL_TRIED));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(ALL_TRIED);
        assertThat(manager.presses().count()).isLessThanOrEqualTo(MOST_PRESSES);
        assertThat(gallery.take(manager.page(), "bulk-renew-waiting", LOOKS)).isEmpty();
        secrets.assertAbsentFromPage(manager.page(), "50号店");
    }

    @Test
    @Order(3)
    void theOpenPageFollowsThemAll() {
        assertThat(says("50件が使えるようになりました。")).isVisible(within(ALL_TRIED));
        assertThat(gallery.take(manager.page(), "bulk-renewed", LOOKS)).isEmpty();
    }

    @Test
    @Order(4)
    void doubtsStandOnTopAndWhatIsLeftStaysInTheField() throws Exception {
        manager.open("/shops/renew", "まとめて更新");
        Path file = Files.createTempFile("keys", ".csv");
        String text = "店舗,キー\r\n1号店,SL12345_half\r\n2号店," + madeUp(2, "one") + "\r\n3号店," + madeUp(3, "one")
                + "\r\n3号店（東京）," + madeUp(3, "two") + "\r\n";
        Files.write(file, text.getBytes(Charset.forName("windows-31j")));
        manager.page().waitForFileChooser(() -> manager.press("ファイルから読み込む")).setFiles(file);
        assertThat(manager.field("新しいlicenseKeyの一覧")).hasValue(Pattern.compile("3号店（東京）"));
        manager.press("内容を確認");
        assertThat(says("2行目：キーの形")).isVisible();
        assertThat(gallery.take(manager.page(), "bulk-renew-doubts", LOOKS)).isEmpty();
        manager.press("1件のキーを登録");
        assertThat(says("1件のうち")).isVisible();
        assertThat(manager.field("新しいlicenseKeyの一覧")).not().hasValue(Pattern.compile("2号店"));
        assertThat(manager.field("新しいlicenseKeyの一覧")).hasValue(Pattern.compile("SL12345_half"));
        Files.delete(file);
    }

    @Test
    @Order(5)
    void whatIsLeftIsAskedForBeforeThePageIsLeft() {
        manager.find(AriaRole.LINK, "店舗の一覧に戻る").click();
        manager.press("この画面に残る");
        manager.press("貼り付けを消す");
        manager.find(AriaRole.LINK, "店舗の一覧に戻る").click();
        manager.sees("モール詳細設定");
        assertThat(gallery.glance(manager.page(), "bulk-shops", LOOKS)).isEmpty();
    }

    @Test
    @Order(6)
    void noSecretWasLeftAndNoBrowserComplained() throws Exception {
        console.assertSilent();
        portal.close();
        secrets.assertAbsentFromFolder(portal.data(), portal.desk());
        secrets.assertAbsent("the output", portal.output(), "Started Kagiban");
    }
}
