package jp.kagiban.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The way of a merchant through the packaged portal in a real browser, and of a second one who must see none of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyIT {

    private static final String EMAIL = "hanako@journey.example";
    /** In milliseconds: the key ends 75 seconds after its issue. */
    private static final int TURN = 120_000;

    private final Secrets secrets = new Secrets();
    private final Console console = new Console();
    private final String password = secrets.keep("password of the first", "Mizu-to-Hikari 花 2026");
    private final String secondPassword = secrets.keep("password of the second", "Kaze-to-Tsuchi 海 2026");
    private Portal portal;
    private Chromium chromium;
    private Person hanako;
    private Merchant merchant;
    private Page watching;
    private Licence in22Days;
    private Licence tomorrow;
    private Licence soon;
    private String foreignShop;

    @BeforeAll
    void start() throws Exception {
        Midnight.awaitNoneSoon();
        portal = Portal.fresh("journey");
        chromium = new Chromium();
        hanako = someone();
        merchant = new Merchant(hanako, secrets);
    }

    @AfterAll
    void end() throws Exception {
        chromium.close();
        portal.close();
    }

    private Person someone() {
        return chromium.newPerson(portal, console);
    }

    @Test
    @Order(1)
    void aMerchantSignsUpAndIsLoggedIn() {
        hanako.open("/", "ログイン");
        Screens.take(hanako.page(), "login");
        hanako.find(AriaRole.LINK, "新規登録").click();
        hanako.sees("新規登録");
        Screens.take(hanako.page(), "signup");
        hanako.signUp("花子商店", "花子", EMAIL, password);
        assertThat(hanako.page().getByText("現在お知らせはありません")).isVisible();
        assertThat(hanako.notices()).hasCount(0);
        Screens.take(hanako.page(), "home-empty");
    }

    @Test
    @Order(2)
    void sheIssuesThreeKeys() {
        hanako.open("/sandbox", "RMSサンドボックス");
        assertThat(hanako.page().locator(".kb-sandbox-line a")).hasCount(0);
        Screens.take(hanako.page(), "sandbox");
        in22Days = merchant.issue("22日");
        tomorrow = merchant.issue("1日");
        soon = merchant.issueUntil(Licence.now().plusSeconds(75).format(Licence.SECOND));
        assertThat(in22Days.days()).isEqualTo(22);
        assertThat(tomorrow.days()).isEqualTo(1);
    }

    @Test
    @Order(3)
    void sheRegistersThreeShopsAndWatchesOneKeyRunOut() {
        foreignShop = merchant.register("楽天市場1号店", soon);
        watching = hanako.newTab("/");
        assertThat(watching.getByRole(AriaRole.ARTICLE)).hasCount(1);
        Told.within7Days("楽天市場1号店", soon.days()).assertStandsIn(watching.getByRole(AriaRole.ARTICLE));
        merchant.register("楽天市場2号店", in22Days);
        Screens.take(hanako.page(), "shop");
        Screens.picture(hanako.page(), Screens.WIDE, "shop");
        merchant.register("楽天市場3号店", tomorrow);
    }

    @Test
    @Order(4)
    void theOpenPageTurnsWithTheSecond() {
        Locator turned = watching.getByRole(AriaRole.ARTICLE, named("楽天市場1号店のライセンスキーの有効期限が切れています"));
        assertThat(turned).isVisible(new IsVisibleOptions().setTimeout(TURN));
        Told.expired("楽天市場1号店").assertStandsIn(turned);
        assertThat(watching.getByRole(AriaRole.ARTICLE)).hasCount(3);
        watching.close();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    @Test
    @Order(5)
    void sheLogsOutAndInAgainAndReadsTheThreeMessages() {
        hanako.open("/", "お知らせ").logOut().logIn(EMAIL, password);
        assertThat(hanako.notices()).hasCount(3);
        Told.expired("楽天市場1号店").assertStandsIn(merchant.notice("楽天市場1号店"));
        Told.within30Days("楽天市場2号店", in22Days.days()).assertStandsIn(merchant.notice("楽天市場2号店"));
        Told.within7Days("楽天市場3号店", tomorrow.days()).assertStandsIn(merchant.notice("楽天市場3号店"));
        assertThat(hanako.find(AriaRole.BUTTON, "未読3件")).isVisible();
        secrets.assertAbsentFromPage(hanako.page(), "楽天市場3号店");
        Screens.take(hanako.page(), "home");
        Screens.picture(hanako.page(), Screens.WIDE, "home");
        Screens.picture(hanako.page(), Screens.NARROW, "home-phone");
    }

    @Test
    @Order(6)
    void theListShowsHerShops() {
        hanako.open("/shops", "モール詳細設定");
        assertThat(hanako.page().getByRole(AriaRole.ROW)).hasCount(4);
        secrets.assertAbsentFromPage(hanako.page(), "楽天市場3号店");
        Screens.take(hanako.page(), "shops");
    }

    @Test
    @Order(7)
    void theNoticeLeadsToTheManualInTheSameTab() {
        hanako.open("/", "お知らせ");
        int tabs = hanako.tabs();
        Locator link = merchant.notice("楽天市場1号店").getByRole(AriaRole.LINK);
        assertThat(link).hasText("こちらのマニュアル");
        link.click();
        hanako.sees("ライセンスキー発行・更新マニュアル");
        assertThat(hanako.tabs()).isEqualTo(tabs);
        Screens.take(hanako.page(), "manual");
        Screens.picture(hanako.page(), Screens.WIDE, "manual");
    }

    @Test
    @Order(8)
    void aSecondMerchantSeesNoneOfIt() {
        Person second = someone();
        second.open("/signup", "新規登録").signUp("次郎商店", "次郎", "jiro@journey.example", secondPassword);
        assertThat(second.page().getByText("現在お知らせはありません")).isVisible();
        assertThat(second.notices()).hasCount(0);
        assertThat(second.page().locator("body")).not().containsText("号店");
        second.open("/shops", "モール詳細設定");
        assertThat(second.page().locator("body")).not().containsText("号店");
        String foreign = missing(second, foreignShop);
        assertThat(foreign)
                .isEqualTo(missing(second, "/shops/" + UUID.randomUUID()))
                .contains("ページが見つかりません");
    }

    private static String missing(Person person, String path) {
        person.open(path, "ページが見つかりません");
        return person.page().title() + person.page().getByRole(AriaRole.MAIN).textContent();
    }

    @Test
    @Order(9)
    void theReadyMerchantsCanLogIn() {
        String[][] ready = {{"yamada@example.jp", "4"}, {"sato@example.jp", "1"}, {"suzuki@example.jp", "0"}};
        for (String[] merchant : ready) {
            Person person = someone();
            person.open("/", "ログイン").logIn(merchant[0], Portal.DEMO_PASSWORD);
            assertThat(person.page().locator(".kb-life-name[href]")).hasCount(Integer.parseInt(merchant[1]));
            person.page().context().close();
        }
    }

    @Test
    @Order(10)
    void theFirstReadyMerchantSeesTheThreeStages() {
        Person yamada = someone();
        yamada.open("/", "ログイン").logIn("yamada@example.jp", Portal.DEMO_PASSWORD);
        assertThat(yamada.notices()).hasCount(3);
        Told.expired("楽天市場3号店").assertStandsIn(yamada.notices().nth(0));
        Told.within7Days("楽天市場2号店", 1).assertStandsIn(yamada.notices().nth(1));
        Told.within30Days("楽天市場1号店", 22).assertStandsIn(yamada.notices().nth(2));
    }

    @Test
    @Order(11)
    void noBrowserComplained() {
        console.assertSilent();
    }

    @Test
    @Order(12)
    void noSecretStandsInTheDataOrInWhatThePortalSaid() throws Exception {
        Path desk = portal.desk();
        assertThat(secrets.namesIn(desk)).hasSize(6);
        secrets.assertAbsentFromFolder(portal.data(), desk);
        portal.close();
        secrets.assertAbsentFromFolder(portal.data(), desk);
        secrets.assertAbsent("the output", portal.output(), "Started Kagiban");
        assertThat(portal.exitCode()).isEqualTo(143);
    }
}
