package jp.kagiban.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** How an owner lets a company's chat be told, in the packaged portal; what is called are addresses that nobody may call. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChatJourneyIT {

    private static final String SLACK = "https://hooks.slack.com/services/T0/B0/only-typed-here";

    private final Secrets secrets = new Secrets();
    private final Console console = new Console();
    private final String password = secrets.keep("her password", "Hoshi-to-Kumo 星 2026");
    private Portal portal;
    private Chromium chromium;
    private Person hanako;

    @BeforeAll
    void start() throws Exception {
        portal = Portal.fresh("chat");
        chromium = new Chromium();
        hanako = chromium.newPerson(portal, console);
        hanako.open("/signup", "新規登録").signUp("花子商店", "花子", "hanako@chat.example", password);
    }

    @AfterAll
    void end() throws Exception {
        chromium.close();
        portal.close();
    }

    @Test
    @Order(1)
    void aWrongAddressIsToldBesideItsFieldAndNothingTypedIsLost() {
        hanako.open("/receiving?section=channels", "お知らせの受け取り方").press("送り先を追加");
        hanako.fill("名前", "店舗チーム").fill("Webhook URL", "https://example.jp/hook");
        hanako.press("追加").reads("SlackのWebhook URLは https://hooks.slack.com/ で始まります。");
        Screens.take(hanako.page(), "chat-add");
        assertThat(hanako.field("Webhook URL")).hasValue("https://example.jp/hook");
    }

    @Test
    @Order(2)
    void aChannelIsAddedAndItsAddressDoesNotComeBack() {
        hanako.fill("Webhook URL", SLACK).press("追加").reads("「店舗チーム」を追加しました。");
        hanako.open("/receiving?section=channels", "お知らせの受け取り方");
        assertThat(row("店舗チーム")).containsText("まだ送っていません");
        assertThat(hanako.page().content()).doesNotContain("only-typed-here");
    }

    @Test
    @Order(3)
    void aWebhookShowsItsSecretOnce() {
        hanako.press("送り先を追加").choose("種類", "Webhook");
        hanako.fill("名前", "基幹システム")
                .fill("Webhook URL", "https://127.0.0.1:8443/hook")
                .press("追加")
                .reads("署名用シークレット")
                .reads("kagiban_whsec_");
        Screens.take(hanako.page(), "chat-secret");
        hanako.press("閉じる");
        assertThat(hanako.page().getByText("kagiban_whsec_")).hasCount(0);
    }

    @Test
    @Order(4)
    void aTestOfAnAddressInsideIsRefusedInASentence() {
        hanako.press("「基幹システム」にテスト送信");
        hanako.reads("「基幹システム」には送れません（社内などの、公開されていない場所のURLです）。");
        Screens.take(hanako.page(), "chat-list");
    }

    @Test
    @Order(5)
    void aChannelIsRemovedAfterAQuestion() {
        hanako.press("「基幹システム」を削除").reads("送り先の削除");
        hanako.page().getByText("内容を確認しました").click();
        hanako.find(AriaRole.ALERTDIALOG, "送り先の削除")
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("削除"))
                .click();
        hanako.reads("「基幹システム」を削除しました。");
        assertThat(hanako.page().locator(".kb-panel:focus")).containsText("「基幹システム」を削除しました。");
        assertThat(row("基幹システム")).hasCount(0);
    }

    private Locator row(String name) {
        return hanako.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(name));
    }
}
