package jp.kagiban.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What becomes of a text that is far longer than anything a page asks for. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongInputIT {

    private static final String TOO_LONG = "入力した内容が長すぎて、送れませんでした";

    private final Console console = new Console();
    private Portal portal;
    private Chromium chromium;

    @BeforeAll
    void start() throws Exception {
        portal = Portal.fresh("long-input");
        chromium = new Chromium();
    }

    @AfterAll
    void end() throws Exception {
        chromium.close();
        portal.close();
    }

    private Person someone() {
        return chromium.newPerson(portal, console);
    }

    /** From the clipboard, as people do. */
    private static void paste(Person person, String label) {
        Page page = person.page();
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.evaluate("() => navigator.clipboard.writeText('x'.repeat(200000))");
        person.field(label).click();
        page.keyboard().press("Control+V");
    }

    private static int length(Person person, String label) {
        return person.field(label).inputValue().length();
    }

    /** As a script or a browser's extension does: a bound for what is typed doesn't hold it. */
    private static void set(Locator input, int length) {
        input.evaluate(
                "(input, length) => { input.value = 'x'.repeat(length);"
                        + " input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));"
                        + " input.dispatchEvent(new Event('change', { bubbles: true })); }",
                length);
    }

    private static List<String> messages(Page page) {
        List<String> sent = new CopyOnWriteArrayList<>();
        page.onRequest(request -> addMessage(request, sent));
        return sent;
    }

    private static void addMessage(Request request, List<String> sent) {
        if (request.url().contains("v-r=uidl")) {
            sent.add(request.url());
        }
    }

    @Test
    void whatIsPastedIsCutAndStillTooLong() {
        Person newcomer = someone().open("/signup", "新規登録");
        List.of("会社名・屋号", "お名前", "メールアドレス", "パスワード").forEach(label -> {
            paste(newcomer, label);
            assertThat(length(newcomer, label)).as(label).isEqualTo(600);
        });
        newcomer.press("アカウントを作成")
                .reads("会社名・屋号は255文字までです。")
                .reads("お名前は255文字までです。")
                .reads("パスワードは128文字までです。");
    }

    @Test
    void soItIsInOtherKindsOfFields() {
        Person yamada = someone().open("/", "ログイン").logIn("yamada@example.jp", Portal.DEMO_PASSWORD);
        yamada.open("/shops/new", "店舗の追加");
        paste(yamada, "licenseKey");
        assertThat(length(yamada, "licenseKey")).isEqualTo(600);
        yamada.open("/orders", "受注一覧");
        paste(yamada, "開始日");
        assertThat(length(yamada, "開始日")).isEqualTo(600);
    }

    @Test
    void aMessageThatIsTooLongIsToldOnceAndWhatWasTypedStays() {
        Person newcomer = someone().open("/signup", "新規登録");
        newcomer.page().clock().install();
        set(newcomer.field("お名前"), 70_000);
        newcomer.press("アカウントを作成").reads(TOO_LONG);
        List<String> after = messages(newcomer.page());
        newcomer.page().clock().runFor(60_000);
        assertThat(newcomer.page().getByText("通信が切れました")).hasCount(0);
        assertThat(length(newcomer, "お名前")).isEqualTo(70_000);
        assertThat(after).isEmpty();
        Screens.take(newcomer.page(), "too-long");
    }
}
