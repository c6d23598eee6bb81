package jp.kagiban.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jp.kagiban.delivery.letter.LetterPages;
import jp.kagiban.testing.PostOffice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Where the links of the packaged portal's mails lead in a real browser: a proven address, an invitation, a new password. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MailJourneyIT {

    private static final String EMAIL = "hanako@mail.example";
    private static final String COLLEAGUE = "ichiro@mail.example";

    private static final List<Look> LOOKS = List.of(
            new Look(Screens.NARROW, ColorScheme.LIGHT),
            new Look(Screens.NARROW, ColorScheme.DARK),
            new Look(Screens.WIDE, ColorScheme.LIGHT),
            new Look(Screens.WIDE, ColorScheme.DARK));

    private final Gallery gallery = new Gallery();
    private final Secrets secrets = new Secrets();
    private final Console console = new Console();
    private final String password = secrets.keep("her password", "Hoshi-to-Kumo 星 2026");
    private final String newPassword = secrets.keep("her new password", "Ame-to-Niji 虹 2027");
    private final String hisPassword = secrets.keep("his password", "Mori-to-Kaze 森 2026");
    private Portal portal;
    private Chromium chromium;
    private Person hanako;
    private Person ichiro;
    private Letterbox hers;
    private Letterbox his;
    private String proof;
    private String invitation;
    private String reset;

    @BeforeAll
    void start() throws Exception {
        PostOffice.open();
        PostOffice.empty();
        portal = Portal.fresh("mail", settings(PostOffice.freePort()));
        chromium = new Chromium();
        hanako = someone();
        hers = new Letterbox(portal, EMAIL);
        his = new Letterbox(portal, COLLEAGUE);
    }

    /** The links of its mails lead to itself. */
    private static Map<String, String> settings(int port) {
        Map<String, String> settings = new HashMap<>(PostOffice.settings("http://localhost:" + port));
        settings.put("KAGIBAN_PORT", String.valueOf(port));
        return settings;
    }

    @AfterAll
    void end() throws Exception {
        chromium.close();
        portal.close();
        PostOffice.close();
    }

    private Person someone() {
        return chromium.newPerson(portal, console);
    }

    @Test
    @Order(1)
    void beforeHerAddressIsProvenNoShopCanBeAdded() {
        hanako.open("/signup", "新規登録").signUp("花子商店", "花子", EMAIL, password);
        assertThat(reminder()).isVisible();
        Screens.take(hanako.page(), "home-unproven");
        hanako.open("/shops", "モール詳細設定").press("店舗を追加").sees("この操作はできません");
        hanako.reads("先に、メールアドレスの確認が必要です。");
    }

    private Locator reminder() {
        return hanako.page().getByText("メールアドレスの確認がまだです。");
    }

    @Test
    @Order(2)
    void norCanAColleagueBeInvited() {
        hanako.open("/members", "メンバー").press("メンバーを招待");
        hanako.fill("メールアドレス", COLLEAGUE).press("招待メールを送る");
        assertThat(hanako.find(AriaRole.DIALOG, "この操作はできません")).containsText("先に、メールアドレスの確認が必要です。");
    }

    @Test
    @Order(3)
    void theLinkInTheMailProvesIt() {
        proof = secrets.keep("the link of the proof", hers.link("メールアドレスの確認"));
        hanako.open(proof, "メールアドレスの確認").reads(EMAIL);
        Screens.take(hanako.page(), "verify");
        hanako.press("メールアドレスを確認").reads("メールアドレスを確認しました。");
        hanako.find(AriaRole.LINK, "お知らせへ").click();
        hanako.sees("お知らせ");
        assertThat(reminder()).hasCount(0);
    }

    @Test
    @Order(4)
    void thenTheFormForAShopOpensAndTheLinkIsDead() {
        hanako.open("/shops", "モール詳細設定").press("店舗を追加").sees("店舗の追加");
        assertThat(hanako.field("licenseKey")).isVisible();
        hanako.open(proof, "メールアドレスの確認").reads("このリンクは使えません。");
        assertThat(hanako.find(AriaRole.BUTTON, "メールアドレスを確認")).hasCount(0);
    }

    @Test
    @Order(5)
    void aDoubleClickOpensOneDialogAndSheInvitesAColleague() {
        hanako.open("/members", "メンバー");
        hanako.find(AriaRole.BUTTON, "メンバーを招待").dblclick();
        assertThat(inviting()).hasCount(1);
        hanako.fill("メールアドレス", COLLEAGUE);
        radio("担当者").check();
        hanako.press("招待メールを送る").reads(COLLEAGUE + " に招待メールを送りました。");
        assertThat(inviting()).hasCount(0);
        Screens.take(hanako.page(), "members");
    }

    private Locator inviting() {
        return hanako.find(AriaRole.DIALOG, "メンバーを招待");
    }

    /** Its name goes on with what the role may do. */
    private Locator radio(String role) {
        Pattern name = Pattern.compile("^" + role);
        return hanako.page().getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    @Order(6)
    void heMakesAnAccountByTheLinkAndJoins() {
        invitation = secrets.keep("the link of the invitation", his.link("鍵番への招待"));
        ichiro = someone();
        ichiro.open(invitation, "会社への招待").reads("「花子商店」から鍵番に招待されています。");
        Screens.take(ichiro.page(), "invitation");
        ichiro.fill("お名前", "一郎").fill("パスワード", hisPassword).press("アカウントを作成して参加");
        ichiro.sees("お知らせ");
        assertThat(ichiro.find(AriaRole.BUTTON, "花子商店 アカウント 一郎")).isVisible();
    }

    @Test
    @Order(7)
    void heSeesTheCompanyAsWhatHeWasInvited() {
        ichiro.open("/members", "メンバー");
        assertThat(row("花子")).containsText("管理者");
        assertThat(row("一郎（あなた）")).containsText("担当者");
        assertThat(ichiro.find(AriaRole.BUTTON, "メンバーを招待")).hasCount(0);
        ichiro.open("/shops/new", "店舗の追加");
    }

    private Locator row(String name) {
        return ichiro.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(name));
    }

    @Test
    @Order(8)
    void theInvitationWorksOnce() {
        ichiro.open(invitation, "会社への招待").reads("この招待は使えません。");
        Person stranger = someone();
        stranger.open(invitation, "会社への招待").reads("この招待は使えません。");
        assertThat(stranger.find(AriaRole.BUTTON, "アカウントを作成して参加")).hasCount(0);
        stranger.leave();
    }

    @Test
    @Order(9)
    void aForgottenPasswordIsReplacedElsewhere() {
        hanako.open("/", "お知らせ");
        Person elsewhere = someone();
        elsewhere.open("/", "ログイン").find(AriaRole.LINK, "パスワードをお忘れの方").click();
        elsewhere.sees("パスワードの再設定").fill("メールアドレス", EMAIL).press("再設定のメールを送る");
        elsewhere.reads("このメールアドレスのアカウントがあれば、");
        reset = secrets.keep("the link of the reset", hers.link("パスワードの再設定"));
        elsewhere.open(reset, "新しいパスワードを決める").fill("新しいパスワード", newPassword).press("パスワードを変更");
        elsewhere.reads("新しいパスワードに変わりました。").leave();
    }

    @Test
    @Order(10)
    void herOpenPageIsLedToTheLoginAndOnlyTheNewPasswordOpens() {
        hanako.sees("ログイン").reads("パスワードが変わったためログアウトしました。");
        hanako.fill("メールアドレス", EMAIL).fill("パスワード", password).press("ログイン");
        hanako.reads("メールアドレスまたはパスワードが違います。");
        hanako.logIn(EMAIL, newPassword);
        ichiro.open("/", "お知らせ");
    }

    @Test
    @Order(11)
    void theResetWorksOnce() {
        hanako.open(reset, "新しいパスワードを決める").reads("このリンクは使えません。");
        assertThat(hanako.field("新しいパスワード")).hasCount(0);
    }

    @Test
    @Order(12)
    void nobodyGotAnotherMail() {
        hers.assertHolds("メールアドレスの確認", "パスワードの再設定", "パスワードが変わりました");
        his.assertHolds("鍵番への招待");
    }

    /** A program for mails is a browser too: on a phone, at a desk, and in the dark. */
    @Test
    @Order(13)
    void mailsAreReadableInEveryLook() {
        Map<String, String> pages = new LinkedHashMap<>(LetterPages.all());
        pages.put("mail-invitation", his.html("鍵番への招待"));
        Page reading = hanako.emptyTab();
        pages.forEach((name, html) -> {
            reading.setContent(html);
            assertThat(gallery.take(reading, name, LOOKS)).as(name).isEmpty();
            assertThat(cutOff(reading)).as(name).isEmpty();
        });
    }

    /** A card hides what reaches beyond it, and on a phone that is a name without a place to break it. */
    private static List<?> cutOff(Page mail) {
        mail.setViewportSize(Screens.NARROW, Screens.HEIGHT);
        return (List<?>) mail.evaluate("""
                () => [...document.body.querySelectorAll('*')]
                    .filter(part => part.clientWidth > 0 && part.scrollWidth > part.clientWidth)
                    .map(part => part.localName + ' ' + part.textContent.slice(0, 30))
                """);
    }

    @Test
    @Order(14)
    void nothingOfItWasSaidAndNoBrowserComplained() {
        secrets.assertAbsent("the output", portal.output(), "Started Kagiban");
        console.assertSilent();
    }
}
