package jp.kagiban.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** What a merchant does at the desk of the sandbox and in the portal. */
final class Merchant {

    private static final Pattern SHOP_URL = Pattern.compile("^ショップURL：\\S+$");

    private final Person person;
    private final Secrets secrets;

    Merchant(Person person, Secrets secrets) {
        this.person = person;
        this.secrets = secrets;
    }

    /** A key for a shop of its own, with one of the terms that the desk offers. */
    Licence issue(String term) {
        openShop();
        person.choose("有効期限", term);
        return issued();
    }

    Licence issueUntil(String second) {
        openShop();
        person.choose("有効期限", "日時を指定").fill("終了日時", second);
        return issued();
    }

    /** Waits until the key of the shop before has gone from the page: a new one has none. */
    private void openShop() {
        person.press("店舗を作る");
        assertThat(facts()).hasCount(0);
    }

    private Locator facts() {
        return person.page().locator("dl dd");
    }

    private Licence issued() {
        person.press("新しいライセンスキーを発行");
        Locator facts = facts();
        assertThat(facts).hasCount(3);
        Locator codes = facts.locator("code");
        String secret = codes.nth(0).textContent();
        String key = codes.nth(1).textContent();
        secrets.keep("serviceSecret " + secret.substring(0, 8), secret);
        secrets.keep("licenseKey " + key.substring(0, 8), key);
        return new Licence(shop(), secret, key, facts.nth(2).textContent());
    }

    private String shop() {
        return person.page().getByText(SHOP_URL).textContent().replaceAll("^.*：", "");
    }

    /** Registers a shop under the name that is proposed, and waits for the answer of RMS. Returns the shop's path. */
    String register(String proposed, Licence licence) {
        person.open("/shops", "モール詳細設定").press("店舗を追加").sees("店舗の追加");
        assertThat(person.field("店舗名")).hasValue(proposed);
        person.fill("ショップURL", licence.shop())
                .fill("serviceSecret", licence.serviceSecret())
                .fill("licenseKey", licence.licenseKey())
                .press("設定を保存して次へ進む")
                .sees(proposed);
        assertThat(person.page().getByText("有効期限 " + licence.end(), new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(person.field("licenseKey")).isEmpty();
        secrets.assertAbsentFromPage(person.page(), proposed);
        person.page().waitForURL(address -> !address.endsWith("/new"));
        return person.path();
    }

    Locator notice(String shop) {
        return person.notices().filter(new Locator.FilterOptions().setHasText(shop));
    }
}
