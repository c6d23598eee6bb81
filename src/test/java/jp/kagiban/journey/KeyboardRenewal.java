package jp.kagiban.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** How a member who has no pointer renews keys, from home on: what they enter is in their clipboard. */
final class KeyboardRenewal {

    private final Page page;
    private final Keyboard keys;

    KeyboardRenewal(Page page) {
        this.page = page;
        this.keys = new Keyboard(page);
    }

    void renewOne(String shop) {
        keys.to("キーを更新する " + shop).press("Enter").arrivesAt("ライセンスキーの更新");
        keys.to("新しいlicenseKey").press("Control+V").to("新しいキーを登録").press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("新しいキーに切り替わりました")))
                .isVisible();
        keys.keepsAPlace();
    }

    void renewAll(int shops) {
        keys.to("モール詳細設定").press("Enter").arrivesAt("モール詳細設定");
        keys.to("まとめて更新").press("Enter").arrivesAt("まとめて更新");
        keys.to("新しいlicenseKeyの一覧").press("Control+V").to("内容を確認").press("Enter");
        keys.standsOn("登録する内容").to(shops + "件のキーを登録").press("Enter");
        keys.standsOn("登録したキー");
        assertThat(page.getByText(shops + "件が使えるようになりました。").first()).isVisible();
        keys.keepsAPlace();
    }
}
