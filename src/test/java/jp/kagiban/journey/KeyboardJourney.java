package jp.kagiban.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;

/** How a member who has no pointer comes through the portal. */
final class KeyboardJourney {

    private static final String SHOP = "楽天市場5号店";
    private static final String PICTURE = "画面イメージを拡大「新しいライセンスキーを発行する」";

    private final Stage stage;
    private final Person member;
    private final Keyboard keys;

    KeyboardJourney(Stage stage) {
        this.stage = stage;
        this.member = stage.typist();
        this.keys = new Keyboard(member.page());
    }

    /** From home by way of the menu to a new shop. */
    void register() throws Exception {
        Licence licence = stage.issue("keys", 22, "PT0S");
        logIn();
        keys.to("本文へ").press("Enter");
        Assertions.assertThat(member.page().evaluate("() => document.activeElement.id"))
                .isEqualTo("main");
        keys.to("モール詳細設定").press("Enter").arrivesAt("モール詳細設定");
        keys.to("店舗を追加").press("Enter").arrivesAt("店舗の追加");
        keys.to("ショップURL").type(licence.shop());
        keys.to("serviceSecret").type(licence.serviceSecret());
        keys.to("licenseKey").type(licence.licenseKey()).press("Enter").arrivesAt(SHOP);
        assertThat(member.page().getByText("有効期限 " + licence.end()).first()).isVisible();
    }

    /** A login that is fresh lets keys be changed without a question. */
    private void logIn() {
        member.speak("ja");
        member.open("/", "ログイン");
        keys.to("メールアドレス").type(Stage.YAMADA).to("パスワード").type(Portal.DEMO_PASSWORD);
        keys.press("Enter");
        member.sees("お知らせ");
        Gallery.settle(member.page());
    }

    /** A dialog gives the focus back to the button that has opened it. */
    void leaveADialog() {
        member.sees(SHOP);
        keys.to("店舗を削除").press("Enter").standsOn("キャンセル").press("Escape").standsOn("店舗を削除");
    }

    /** The browser's way back, with the focus still in the field, is asked about too; Escape leaves all as it was. */
    void keepATypedKey() {
        String shop = member.page().url();
        keys.to("設定を変える");
        // The fold is open if the page was opened before RMS accepted the key.
        if (!keys.isExpanded()) {
            keys.press("Enter");
        }
        keys.to("licenseKey").type("SL123456_typed");
        member.page().goBack();
        keys.standsOn("この画面に残る").press("Escape");
        assertThat(member.page().getByRole(AriaRole.ALERTDIALOG)).hasCount(0);
        assertThat(member.page()).hasURL(shop);
        assertThat(member.field("licenseKey")).hasValue("SL123456_typed");
        keys.to("licenseKey").press("Control+A").press("Delete");
    }

    /** From the shop's page to the end of the wait. */
    void renew() throws Exception {
        keys.to("キーを更新する").press("Enter").arrivesAt("ライセンスキーの更新");
        keys.to("新しいlicenseKey");
        Licence next = stage.issue("keys", 90, "PT25S");
        keys.type(next.licenseKey()).to("新しいキーを登録").press("Space");
        assertThat(heading("RMSが新しいキーを受け付けるのを待っています")).isVisible();
        keys.keepsAPlace();
        assertThat(heading("新しいキーに切り替わりました")).isVisible();
        keys.keepsAPlace();
    }

    /** On a phone, past the field of all steps to a picture and back, and on to the way on: never below it. */
    void walk() {
        member.page().setViewportSize(Screens.NARROW, Screens.HEIGHT);
        member.open("/manual?walk=renew&step=11", "ライセンスキー発行・更新マニュアル");
        keys.to("6. 新しいライセンスキーを発行する").to(PICTURE).press("Enter");
        member.waitsFor(AriaRole.DIALOG, "新しいライセンスキーを発行する");
        keys.press("Escape").standsOn(PICTURE).to("完了して次へ");
        member.page().setViewportSize(Screens.WIDE, Screens.HEIGHT);
    }

    private Locator heading(String words) {
        return member.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(words));
    }
}
