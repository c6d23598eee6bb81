package jp.kagiban.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

/** Somebody sees to a notice, and whoever has it on the screen learns of it; meanwhile the packaged portal is heard outside. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HandlingJourneyIT {

    private static final String SHOP = "楽天市場1号店";
    private static final List<Look> LOOKS = List.of(
            new Look(Screens.NARROW, ColorScheme.LIGHT),
            new Look(Screens.NARROW, ColorScheme.DARK),
            new Look(Screens.WIDE, ColorScheme.LIGHT),
            new Look(Screens.WIDE, ColorScheme.DARK));

    private final Console console = new Console();
    private final Gallery gallery = new Gallery();
    private final CountDownLatch heard = new CountDownLatch(1);
    private HttpServer outside;
    private Portal portal;
    private Chromium chromium;
    private Person acting;
    private Person watching;

    @BeforeAll
    void twoPagesAreOpen() throws Exception {
        Midnight.awaitNoneSoon();
        outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        outside.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            heard.countDown();
        });
        outside.start();
        String url = "http://127.0.0.1:" + outside.getAddress().getPort() + "/ping/s3cr3t";
        portal = Portal.fresh("handling", Map.of("KAGIBAN_HEARTBEAT_URL", url));
        chromium = new Chromium();
        acting = loggedIn();
        watching = loggedIn();
    }

    @AfterAll
    void end() throws Exception {
        chromium.close();
        portal.close();
        outside.stop(0);
    }

    private Person loggedIn() {
        return loggedIn(console);
    }

    /** @param heard where the browser's complaints go; one without a network has some */
    private Person loggedIn(Console heard) {
        Person person = chromium.newPerson(portal, heard);
        person.open("/", "ログイン").logIn(Stage.YAMADA, Portal.DEMO_PASSWORD);
        assertThat(notice(person)).isVisible();
        return person;
    }

    private static Locator notice(Person person) {
        return person.page()
                .getByRole(AriaRole.ARTICLE)
                .filter(new Locator.FilterOptions().setHasText(SHOP))
                .first();
    }

    @Test
    @Order(1)
    void whatOneSeesToTheOtherLearnsInAnOpenPage() {
        acting.press("対応中にする " + SHOP);
        assertThat(acting.page().getByRole(AriaRole.RADIO)).hasCount(3);
        assertThat(gallery.take(acting.page(), "handling-dialog", LOOKS)).isEmpty();
        acting.press("対応中にする");
        assertThat(notice(acting)).containsText("対応中（山田");
        assertThat(notice(watching)).containsText("対応中（山田");
        assertThat(watching.find(AriaRole.BUTTON, "対応中をやめる " + SHOP)).isVisible();
        assertThat(gallery.take(watching.page(), "handling-home", LOOKS)).isEmpty();
    }

    @Test
    @Order(2)
    void theShopsPageTellsIt() {
        Page shop = watching.newTab(watching.href(SHOP));
        Locator history = shop.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("お知らせの履歴"));
        assertThat(history).containsText("あと22日");
        assertThat(history).containsText("対応中（");
        assertThat(gallery.take(shop, "handling-history", LOOKS)).isEmpty();
        shop.close();
    }

    @Test
    @Order(3)
    void theOtherMayEndIt() {
        watching.press("対応中をやめる " + SHOP);
        assertThat(acting.find(AriaRole.BUTTON, "対応中にする " + SHOP)).isVisible();
        assertThat(notice(acting)).not().containsText("対応中（");
    }

    /** The key has another end meanwhile: the notice of 22 days has gone, and one of tomorrow stands. */
    @Test
    @Order(4)
    void anOpenPageCatchesUpAfterALostConnectionWithoutALoad() throws Exception {
        Person away = loggedIn(new Console());
        away.page().evaluate("window.neverLoadedAnew = true");
        away.losesTheNetwork();
        endTomorrow();
        acting.page().navigate(portal.address() + watching.href(SHOP));
        acting.press("もう一度確認").reads("あと1日");
        assertThat(notice(away)).containsText("あと22日");
        away.hasTheNetworkBack();
        assertThat(notice(away)).containsText("あと1日");
        assertThat(away.page().evaluate("window.neverLoadedAnew")).isEqualTo(true);
        assertThat(gallery.take(away.page(), "caught-up-home", LOOKS)).isEmpty();
        away.leave();
    }

    private void endTomorrow() throws Exception {
        JsonNode shops = JsonMapper.shared().readTree(portal.deskState()).path("shops");
        String key = shops.valueStream()
                .filter(shop -> shop.path("code").asString().equals("yamada-1"))
                .map(shop -> shop.path("keys").path(0).path("licenseKey").asString())
                .findFirst()
                .orElseThrow();
        String end = Licence.now().toLocalDate().plusDays(1).atTime(23, 59, 59).toString();
        portal.desk("/redate", "{\"licenseKey\":\"" + key + "\",\"expiresAt\":\"" + end + "\"}");
    }

    @Test
    @Order(5)
    void meanwhileThePortalIsHeardAndKeepsTheAddressToItself() throws InterruptedException {
        assertThat(heard.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(portal.output()).doesNotContain("s3cr3t");
        console.assertSilent();
    }
}
