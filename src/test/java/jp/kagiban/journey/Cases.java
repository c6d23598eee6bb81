package jp.kagiban.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.HashMap;
import java.util.Map;

/** A company whose shops stand where something waits or is wrong: states that one meets seldom, and needs most then. */
final class Cases {

    private static final String NOT_YET = "PT3H";

    private final Stage stage;
    private final Person owner;
    private final Map<String, String> addresses = new HashMap<>();

    /** @param owner of a company without shops, who has just logged in and has proven their address */
    Cases(Stage stage, Person owner) {
        this.stage = stage;
        this.owner = owner;
    }

    /**
     * Brings the shops there, or on their way: each scene waits for its state. Returns where each of them is seen, by
     * the template of its address.
     */
    Map<String, String> prepare() throws Exception {
        Licence near = stage.issue("wrong", 22, "PT0S");
        String wrong = near.licenseKey().replaceAll(".{4}$", "0000");
        register("wrong", near, wrong);
        stage.allow("undated", "rpay.order.searchOrder", "rpay.order.getOrder");
        register("undated", stage.issue("undated", 22, "PT0S"));
        stage.allow("no-orders", "license.expiryDate.get");
        register("no-orders", stage.issue("no-orders", 22, "PT0S"));
        renew("waiting", 90, NOT_YET);
        renew("earlier", 7, "PT0S");
        addresses.put("shops/:renewed/renew", register("renewed", stage.issue("renewed", 22, "PT0S")) + "/renew");
        return addresses;
    }

    private String register(String code, Licence licence) {
        return register(code, licence, licence.licenseKey());
    }

    private String register(String code, Licence licence, String key) {
        owner.open("/shops/new", "店舗の追加")
                .fill("店舗名", code)
                .fill("ショップURL", code)
                .fill("serviceSecret", licence.serviceSecret())
                .fill("licenseKey", key)
                .press("設定を保存して次へ進む")
                .sees(code);
        // The address follows what is shown.
        owner.page().waitForURL(url -> !url.endsWith("/new"));
        addresses.put("shops/:" + code, owner.path());
        return owner.path();
    }

    /** Until RMS has said of the key what there is to say. */
    private void answered() {
        assertThat(owner.page().getByText("RMSに確認しています")).hasCount(0);
    }

    private void renew(String code, int days, String activeAfter) throws Exception {
        String shop = register(code, stage.issue(code, 22, "PT0S"));
        answered();
        owner.open(shop + "/renew", "ライセンスキーの更新")
                .fill("新しいlicenseKey", stage.issue(code, days, activeAfter).licenseKey())
                .press("新しいキーを登録");
        assertThat(owner.field("新しいlicenseKey")).hasCount(0);
        addresses.put("shops/:" + code + "/renew", shop + "/renew");
    }
}
