package jp.kagiban.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The portal as an app of a phone. To take pushes a browser asks its vendor's server, which no test reaches: so that
 * one question is answered by the page itself, and the worker is woken by the browser's protocol, with what the portal
 * would push.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhoneIT {

    /** As {@code PushMessage} writes it. */
    private static final String PUSHED =
            "{\"body\":\"ライセンスキーについてのお知らせがあります\",\"lang\":\"ja\",\"tag\":\"one\",\"urgent\":false}";

    /** Instead of the vendor's server; all else is the browser's own. */
    private static final String VENDOR = """
            PushManager.prototype.subscribe = async function (options) {
              const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
              const point = await crypto.subtle.exportKey('raw', pair.publicKey);
              const text = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes)))
                  .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
              const keys = { p256dh: text(point), auth: text(crypto.getRandomValues(new Uint8Array(16))) };
              localStorage.setItem('subscribed', 'yes');
              return { endpoint: 'https://127.0.0.1/push', toJSON: () => ({ endpoint: 'https://127.0.0.1/push', keys }) };
            };
            PushManager.prototype.getSubscription = async () => localStorage.getItem('subscribed') && {
              endpoint: 'https://127.0.0.1/push',
              options: {},
              unsubscribe: async () => localStorage.removeItem('subscribed'),
            };
            """;

    /** Instead of somebody who answers the browser's question with no. */
    private static final String SAYS_NO = """
            () => {
              let said = 'default';
              Notification.requestPermission = async () => (said = 'denied');
              Object.defineProperty(Notification, 'permission', { get: () => said });
            }""";

    private static final String TAKES_PUSHES = "() => localStorage.getItem('subscribed') !== null";

    private static final int PHONE_HEIGHT = 844;

    /** What is left where the keyboard takes its room from the page. */
    private static final int BESIDE_A_KEYBOARD = 440;

    /** Which step of how many has been reached. */
    private static final String PLACE = ".kb-rail-count";

    /** Whether the page's end lies behind the tabs when one has scrolled there. */
    private static final String BEHIND_THE_TABS = """
            () => {
              const page = document.querySelector('.kb-content');
              page.scrollIntoView({ block: 'end', behavior: 'instant' });
              return page.getBoundingClientRect().bottom > document.querySelector('.kb-tabs').getBoundingClientRect().top + 1;
            }""";

    private final Console console = new Console();
    private Portal portal;
    private Chromium chromium;

    @BeforeAll
    void start() throws Exception {
        portal = Portal.fresh("phone");
        chromium = new Chromium();
    }

    @AfterAll
    void end() throws Exception {
        chromium.close();
        portal.close();
        console.assertSilent();
    }

    private Person someone() {
        Person person = chromium.newPerson(portal, console);
        person.page().context().grantPermissions(List.of("notifications"));
        person.page().addInitScript(VENDOR);
        return person;
    }

    private Person loggedIn() {
        return loggedIn("yamada@example.jp");
    }

    private Person loggedIn(String address) {
        return someone().open("/", "ログイン").logIn(address, Portal.DEMO_PASSWORD);
    }

    @Test
    void theManifestSatisfiesTheBrowser() {
        Page page = someone().open("/login", "ログイン").page();
        JsonObject read = page.context().newCDPSession(page).send("Page.getAppManifest");
        assertThat(read.getAsJsonArray("errors")).isEqualTo(new JsonArray());
        assertThat(read.get("url").getAsString()).endsWith("/manifest.webmanifest");
        assertThat(read.get("data").getAsString()).contains("\"standalone\"", "鍵番");
        page.context().close();
    }

    @Test
    void whatIsPushedIsShownThoughNoPageOfThePortalAsks() {
        Page page = someone().open("/login", "ログイン").page();
        Worker worker = new Worker(page, portal.address());
        worker.push(PUSHED);
        worker.push("no JSON");
        assertThat(worker.shown()).isEqualTo(List.of("鍵番: ライセンスキーについてのお知らせがあります", "鍵番: お知らせがあります。"));
        page.context().close();
    }

    @Test
    void aMemberHasTheirBrowserTakeNotices() {
        Person yamada = loggedIn().open("/receiving?section=push", "お知らせの受け取り方");
        yamada.press("この端末で通知を受け取る").reads("この端末で通知を受け取ります。").reads("（この端末）");
        assertThat(yamada.find(AriaRole.BUTTON, "この端末で通知を受け取る")).hasCount(0);
        yamada.page().getByLabel("店舗名と見出しを表示する").check();
        yamada.reads("これからの通知には、店舗名と見出しを表示します。");
        Screens.take(yamada.page(), "receiving");
        yamada.press("「Chrome, Linux」にテスト通知").reads("テスト通知を送れません（社内などの");
        yamada.press("「Chrome, Linux」を削除").field("内容を確認しました").check();
        yamada.press("削除").reads("「Chrome, Linux」を削除しました。");
        assertThat(yamada.find(AriaRole.BUTTON, "この端末で通知を受け取る")).isVisible();
        yamada.leave();
    }

    @Test
    void aLogOutHasTheBrowserTakeNoMore() {
        Person sato = loggedIn("sato@example.jp").open("/receiving?section=push", "お知らせの受け取り方");
        sato.press("この端末で通知を受け取る").reads("（この端末）");
        assertThat(sato.page().evaluate(TAKES_PUSHES)).isEqualTo(true);
        sato.logOut().reads("ログアウトしました。");
        sato.page().waitForFunction("() => !(" + TAKES_PUSHES + ")()");
        sato.logIn("sato@example.jp", Portal.DEMO_PASSWORD).open("/receiving?section=push", "お知らせの受け取り方");
        assertThat(sato.find(AriaRole.BUTTON, "この端末で通知を受け取る")).isVisible();
        assertThat(sato.page().getByText("Chrome, Linux")).hasCount(0);
        sato.leave();
    }

    @Test
    void aPressCountsBeforeItsScriptIsThere() {
        Person yamada = loggedIn();
        try (HeldBack script = HeldBack.script(yamada.page(), "push.js")) {
            yamada.open("/receiving?section=push", "お知らせの受け取り方").page().evaluate(SAYS_NO);
            yamada.press("この端末で通知を受け取る");
        }
        yamada.reads("ブラウザーの設定で、このサイトの通知を「許可」に").leave();
    }

    @Test
    void aBrowserThatWasToldNoSaysWhereThatIsChanged() {
        Person yamada = loggedIn().open("/receiving?section=push", "お知らせの受け取り方");
        assertThat(yamada.find(AriaRole.BUTTON, "この端末で通知を受け取る")).isVisible();
        yamada.page().evaluate(SAYS_NO);
        yamada.press("この端末で通知を受け取る").reads("ブラウザーの設定で、このサイトの通知を「許可」に");
        assertThat(yamada.find(AriaRole.BUTTON, "この端末で通知を受け取る")).hasCount(0);
        yamada.leave();
    }

    private Person onAPhone() {
        Person yamada = someone();
        yamada.page().setViewportSize(Screens.NARROW, PHONE_HEIGHT);
        return yamada.open("/", "ログイン").logIn("yamada@example.jp", Portal.DEMO_PASSWORD);
    }

    private String issue(String shop) throws Exception {
        String end = Licence.now().toLocalDate().plusDays(90) + "T23:59:59";
        String asked = "{\"shop\": \"%s\", \"expiresAt\": \"%s\", \"activeAfter\": \"PT0S\"}".formatted(shop, end);
        return JsonParser.parseString(portal.desk("/keys", asked))
                .getAsJsonObject()
                .get("licenseKey")
                .getAsString();
    }

    @Test
    void aKeyIsRenewedInThreePressesAndAPaste() throws Exception {
        Person yamada = onAPhone();
        Page page = yamada.page();
        yamada.copies(issue("900003")).presses().begin();
        yamada.press("キーを更新する 楽天市場3号店").sees("ライセンスキーの更新");
        assertThat(page.locator(PLACE)).hasText("1/4");
        yamada.press("貼り付け");
        assertThat(page.locator(PLACE)).hasText("2/4");
        yamada.press("新しいキーを登録");
        assertThat(yamada.find(AriaRole.HEADING, "新しいキーに切り替わりました")).isVisible();
        assertThat(page.locator(PLACE)).hasText("4/4");
        assertThat(yamada.presses().count()).isEqualTo(3);
        yamada.leave();
    }

    @Test
    void whereTheClipboardIsKeptItIsPastedByHandAndTheKeyboardHidesNothing() {
        Person yamada = onAPhone();
        Page page = yamada.page();
        yamada.press("キーを更新する 楽天市場2号店").sees("ライセンスキーの更新");
        yamada.press("貼り付け").reads("クリップボードを読み取れませんでした。");
        Locator field = yamada.field("新しいlicenseKey");
        assertThat(field).isFocused();
        page.setViewportSize(Screens.NARROW, BESIDE_A_KEYBOARD);
        assertThat(page.locator(".kb-tabs")).isHidden();
        field.scrollIntoViewIfNeeded();
        assertThat(field).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
        yamada.leave();
    }

    @Test
    void tabsLeadToEachPage() {
        Person yamada = onAPhone();
        Page page = yamada.page();
        Locator tabs = page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("メインメニュー"));
        Locator current = tabs.locator("[aria-current]");
        assertThat(current).hasAccessibleName("お知らせ");
        press(tabs, "モール詳細設定");
        yamada.sees("モール詳細設定");
        assertThat(current).hasAccessibleName("モール詳細設定");
        assertThat(Targets.small(page)).isEmpty();
        assertThat(page.evaluate(BEHIND_THE_TABS)).isEqualTo(false);
        yamada.press("その他");
        press(page.getByRole(AriaRole.DIALOG), "マニュアル");
        yamada.sees("ライセンスキー発行・更新マニュアル");
        assertThat(current).hasAccessibleName("その他");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        yamada.leave();
    }

    private static void press(Locator in, String link) {
        in.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(link).setExact(true))
                .click();
    }

    /** The browser would ask the phone for its app; here there is none. */
    @Test
    void theAppForCodesIsOpenedByALink() {
        Person yamada = onAPhone().open("/security", "セキュリティ設定");
        yamada.press("認証アプリを登録");
        Locator link = yamada.find(AriaRole.LINK, "この端末の認証アプリで開く");
        assertThat(link).isVisible();
        assertThat(link).hasAttribute("href", Pattern.compile("^otpauth://totp/Kagiban:.*&issuer=Kagiban.*"));
        yamada.leave();
    }
}
