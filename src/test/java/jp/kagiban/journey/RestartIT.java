package jp.kagiban.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.LocalDateTime;
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

/** The packaged portal is killed while a new key waits for RMS, and goes on where it was. */
@Tag("slow")
@Tag("fault")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestartIT {

    private static final String YAMADA = "yamada@example.jp";
    private static final String SHOP = "楽天市場2号店";
    private static final String SHOP_IN_RMS = "900002";

    private final Secrets secrets = new Secrets();
    private final Console console = new Console();
    private Portal portal;
    private Chromium chromium;
    private Person yamada;
    private String shop;
    private String key;

    @BeforeAll
    void start() throws Exception {
        portal = Portal.fresh("restart");
        chromium = new Chromium();
    }

    @AfterAll
    void end() throws Exception {
        chromium.close();
        portal.close();
    }

    private void logIn() {
        yamada = chromium.newPerson(portal, console);
        yamada.open("/", "ログイン").logIn(YAMADA, Portal.DEMO_PASSWORD);
    }

    @Test
    @Order(1)
    void aNewKeyWaitsForRms() throws Exception {
        logIn();
        yamada.press("既読にする " + SHOP);
        assertThat(yamada.find(AriaRole.BUTTON, "未読2件")).isVisible();
        yamada.find(AriaRole.LINK, SHOP).click();
        yamada.sees(SHOP)
                .press("設定を変える")
                .fill("licenseKey", keyThatIsNotYetKnown())
                .press("設定を保存して次へ進む");
        assertThat(waiting()).isVisible();
        shop = yamada.path();
        secrets.assertAbsentFromPage(yamada.page(), SHOP);
        Screens.take(yamada.page(), "shop-waiting");
    }

    /** RMS refuses it for as long as its end lies in the past. */
    private String keyThatIsNotYetKnown() throws Exception {
        JsonNode issued = JsonMapper.shared()
                .readTree(portal.desk(
                        "/keys", "{\"shop\":\"" + SHOP_IN_RMS + "\",\"expiresAt\":\"2020-01-01T00:00:00\"}"));
        key = secrets.keep("licenseKey", issued.path("licenseKey").asString());
        return key;
    }

    private Locator waiting() {
        return yamada.find(AriaRole.HEADING, "RMSが新しいキーを受け付けるのを待っています");
    }

    @Test
    @Order(2)
    void killedAndStartedAgainItStillWaitsForRms() throws Exception {
        yamada.leave();
        portal.kill();
        portal.start();
        logIn();
        yamada.open(shop, SHOP);
        assertThat(waiting()).isVisible();
        assertThat(yamada.page().getByText("それまでは、今のキー")).isVisible();
    }

    @Test
    @Order(3)
    void theKeyIsTakenByItself() throws Exception {
        LocalDateTime end = Licence.now().toLocalDate().plusDays(90).atTime(23, 59, 59);
        portal.desk("/redate", "{\"licenseKey\":\"" + key + "\",\"expiresAt\":\"" + end + "\"}");
        assertThat(waiting()).not().isVisible();
        assertThat(yamada.page().getByText("有効期限 " + end.format(Licence.SECOND)))
                .isVisible();
        yamada.open("/", "お知らせ");
        assertThat(yamada.find(AriaRole.HEADING, SHOP + "の新しいキーに切り替わりました")).isVisible();
    }

    @Test
    @Order(4)
    void anOrderlyEndTakesSecondsAndTheNextStartFindsAll() throws Exception {
        yamada.press("既読にする 楽天市場3号店");
        assertThat(yamada.find(AriaRole.BUTTON, "未読2件")).isVisible();
        yamada.leave();
        long before = System.nanoTime();
        portal.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
        assertThat(portal.exitCode()).isEqualTo(143);
        portal.start();
        logIn();
        assertThat(yamada.find(AriaRole.BUTTON, "未読2件")).isVisible();
        assertThat(yamada.page().locator(".kb-life-name[href]")).hasCount(4);
    }

    @Test
    @Order(5)
    void noSecretWasLeftAnywhere() throws Exception {
        console.assertSilent();
        portal.close();
        secrets.assertAbsentFromFolder(portal.data(), portal.desk());
        secrets.assertAbsent("the output", portal.output(), "Started Kagiban");
    }
}
