package jp.kagiban.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import jp.kagiban.login.factor.TestFactors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A member's ways into the packaged portal in a real browser: password and code, passkey, recovery code; and ending a
 * login.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignInJourneyIT {

    private static final String EMAIL = "hanako@sign-in.example";
    private static final String PASSWORD = "Yama-to-Kawa 月 2026";

    private final Console console = new Console();
    private Portal portal;
    private Chromium chromium;
    private Person hanako;
    private Person elsewhere;
    private String seed = "";
    private String recoveryCode = "";

    @BeforeAll
    void start() throws Exception {
        portal = Portal.fresh("sign-in");
        chromium = new Chromium();
        hanako = someone();
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
    void sheSignsUpAndRegistersAnApp() throws Exception {
        hanako.open("/signup", "新規登録");
        String before = session(hanako);
        hanako.signUp("花子商店", "花子", EMAIL, PASSWORD);
        assertNew(hanako, before);
        hanako.open("/security?section=factor", "セキュリティ設定").press("認証アプリを登録");
        assertThat(hanako.page().locator(".kb-qr svg")).isVisible();
        seed = hanako.page().locator(".kb-seed").textContent();
        before = session(hanako);
        hanako.fill("認証コード", TestFactors.codeOf(seed, Instant.now())).press("確認して有効にする");
        assertThat(hanako.page().locator(".kb-codes li")).hasCount(10);
        assertNew(hanako, before);
        Assertions.assertThat(opensShops(session(hanako))).isTrue();
        Assertions.assertThat(opensShops(before)).isFalse();
    }

    private boolean opensShops(String session) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest shops = HttpRequest.newBuilder(URI.create(portal.address() + "/shops"))
                    .header("Cookie", "JSESSIONID=" + session)
                    .build();
            return client.send(shops, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        }
    }

    @Test
    @Order(2)
    void sheIsShownTenRecoveryCodesOnce() {
        Locator codes = hanako.page().locator(".kb-codes li");
        assertThat(codes).hasCount(10);
        recoveryCode = codes.first().textContent();
        hanako.press("保管しました");
        assertThat(hanako.page().getByText("残っている回復コード：10個")).isVisible();
        Screens.take(hanako.page(), "security");
    }

    @Test
    @Order(3)
    void sheAddsAPasskey() {
        CDPSession authenticator = hanako.page().context().newCDPSession(hanako.page());
        authenticator.send("WebAuthn.enable");
        JsonObject parameters = new JsonObject();
        parameters.add("options", verifyingAuthenticator());
        authenticator.send("WebAuthn.addVirtualAuthenticator", parameters);
        hanako.press("パスキーを追加").fill("パスキーの名前", "机の上").press("パスキーを作成");
        assertThat(hanako.find(AriaRole.BUTTON, "机の上 のパスキーを削除")).isVisible();
    }

    /** The number under which the server knows the browser. */
    private static String session(Person person) {
        return person.page().context().cookies().stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
    }

    private static void assertNew(Person person, String before) {
        Assertions.assertThat(session(person)).isNotEqualTo(before);
    }

    private static JsonObject verifyingAuthenticator() {
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        return options;
    }

    @Test
    @Order(4)
    void thePasswordAloneOpensNothing() {
        hanako.logOut().reads("ログアウトしました。");
        String before = session(hanako);
        hanako.fill("メールアドレス", EMAIL).fill("パスワード", PASSWORD).press("ログイン").sees("二段階認証");
        assertNew(hanako, before);
        Screens.take(hanako.page(), "second-factor");
        hanako.open("/shops", "二段階認証");
    }

    @Test
    @Order(5)
    void aRightCodeOpensThePageThatWasWanted() {
        String before = session(hanako);
        hanako.fill("認証コード", TestFactors.codeOf(seed, Instant.now().plusSeconds(30)))
                .press("続ける")
                .sees("モール詳細設定");
        assertNew(hanako, before);
    }

    @Test
    @Order(6)
    void aPasskeyStandsForBothFactorsAndMakesTheBrowserAKnownOne() {
        BrowserContext browser = hanako.page().context();
        pressBeforeTheScriptIsThere();
        hanako.sees("お知らせ");
        Assertions.assertThat(browser.cookies())
                .extracting(cookie -> cookie.name)
                .contains("kagiban-device");
        hanako.open("/shops", "モール詳細設定");
    }

    /** On a slow line the button is there before what it does. */
    private void pressBeforeTheScriptIsThere() {
        AtomicReference<Route> script = new AtomicReference<>();
        hanako.page().route("**/js/passkey.js", script::set);
        hanako.logOut();
        hanako.page().context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("kagiban-device"));
        hanako.page().waitForCondition(() -> script.get() != null);
        hanako.press("パスキーを使う");
        script.get().resume();
        hanako.page().unroute("**/js/passkey.js");
    }

    @Test
    @Order(7)
    void aRecoveryCodeOpensThePortalElsewhere() {
        elsewhere = someone();
        elsewhere.open("/orders", "ログイン").fill("メールアドレス", EMAIL).fill("パスワード", PASSWORD);
        elsewhere.press("ログイン").sees("二段階認証");
        elsewhere.fill("認証コード", recoveryCode).press("続ける").sees("受注一覧");
    }

    @Test
    @Order(8)
    void sheEndsThatLoginAndItsOpenPageSaysSo() {
        hanako.open("/security?section=logins", "セキュリティ設定");
        assertThat(hanako.page().getByText("この端末", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        Locator latest = hanako.page().getByLabel("最近のログインの一覧");
        assertThat(latest).containsText("パスキー");
        assertThat(latest).containsText("回復コード");
        hanako.press("ほかをすべて終了");
        elsewhere.sees("ログイン");
        assertThat(elsewhere.page().getByText("別の端末からこの端末のログインが終了されました。")).isVisible();
        hanako.open("/", "お知らせ");
    }

    @Test
    @Order(9)
    void aPageWhoseSessionHasGoneKeepsWhatIsTypedAndSaysSo() {
        Person visitor = someone();
        visitor.open("/signup", "新規登録").fill("会社名・屋号", "太郎商店").fill("お名前", "太郎");
        endSession(visitor);
        visitor.reads("このページの有効期限が切れました").sees("新規登録");
        assertThat(visitor.field("お名前")).hasValue("太郎");
        Screens.take(visitor.page(), "session-gone");
        visitor.page().getByText("このページの有効期限が切れました").click();
        assertThat(visitor.field("お名前")).hasValue("");
    }

    @Test
    @Order(10)
    void aLoginPageIsGoodWithoutItsSession() {
        Person visitor = someone();
        visitor.open("/login", "ログイン").fill("メールアドレス", "taro@sign-in.example").fill("パスワード", "forgotten");
        endSession(visitor);
        visitor.reads("このページの有効期限が切れました").press("ログイン").reads("パスワードが違います");
        visitor.fill("メールアドレス", EMAIL).fill("パスワード", PASSWORD);
        endSession(visitor);
        visitor.reads("このページの有効期限が切れました").press("ログイン").sees("二段階認証");
    }

    /** By saying more than a stranger may. */
    private void endSession(Person visitor) {
        RequestOptions message = RequestOptions.create()
                .setHeader("Content-Type", "application/json")
                .setData("x".repeat(62_000));
        IntStream.range(0, 70)
                .forEach(_ -> visitor.page().request().post(portal.address() + "/?v-r=uidl&v-uiId=99", message));
    }

    @Test
    @Order(11)
    void noBrowserComplained() {
        console.assertSilent();
    }
}
