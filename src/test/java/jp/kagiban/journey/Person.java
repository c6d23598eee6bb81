package jp.kagiban.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody at a browser, who finds things by their labels. */
final class Person {

    private final BrowserContext browser;
    private final String address;
    private final Page page;
    private final Presses presses;
    private String password = "";

    Person(BrowserContext browser, String address) {
        this.browser = browser;
        this.address = address;
        this.page = browser.newPage();
        this.presses = new Presses(page);
        page.addLocatorHandler(proof(), _ -> prove());
    }

    /** After five minutes the portal asks once more, which depends on how busy the machine is. */
    private Locator proof() {
        return page.getByRole(AriaRole.DIALOG, new GetByRoleOptions().setName("本人確認"));
    }

    private void prove() {
        proof().getByLabel("パスワード", new Locator.GetByLabelOptions().setExact(true))
                .fill(password);
        proof().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("確認").setExact(true))
                .click();
    }

    Page page() {
        return page;
    }

    Presses presses() {
        return presses;
    }

    /** Has this in their clipboard from now on. */
    Person copies(String text) {
        browser.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.evaluate("text => navigator.clipboard.writeText(text)", text);
        return this;
    }

    /** By the mouse into the field, and by the keyboard what is in the clipboard. */
    Person paste(String label) {
        field(label).click();
        page.keyboard().press("Control+V");
        return this;
    }

    /** Another tab of the same browser. */
    Page newTab(String path) {
        Page tab = browser.newPage();
        tab.navigate(address + path);
        return tab;
    }

    /** One that has opened nothing yet. */
    Page emptyTab() {
        return browser.newPage();
    }

    void closeOtherTabs() {
        browser.pages().stream().filter(tab -> tab != page).toList().forEach(Page::close);
    }

    int tabs() {
        return browser.pages().size();
    }

    /** The path of the page that is open. */
    String path() {
        return URI.create(page.url()).getPath();
    }

    /** The wire is pulled, or the radio is gone. */
    void losesTheNetwork() {
        browser.setOffline(true);
    }

    void hasTheNetworkBack() {
        browser.setOffline(false);
    }

    void leave() {
        browser.close();
    }

    /** Opens an address and waits for its heading. */
    Person open(String path, String heading) {
        page.navigate(address + path);
        return sees(heading);
    }

    /** Opens an address, and waits for a page there that speaks this language and has a heading. */
    void opens(String path, String language) {
        page.navigate(address + path);
        assertThat(page.locator("html[lang='" + language + "']")).hasCount(1);
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .hasCount(1);
        Gallery.settle(page);
    }

    Person sees(String heading) {
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new GetByRoleOptions().setName(heading).setLevel(1).setExact(true)))
                .isVisible();
        return this;
    }

    /** A part of a sentence. A screen reader's line may hold it once more. */
    Person reads(String words) {
        assertThat(page.getByText(words).first()).isVisible();
        return this;
    }

    Person fill(String label, String value) {
        field(label).fill(value);
        return this;
    }

    Locator field(String label) {
        return page.getByLabel(label, new GetByLabelOptions().setExact(true));
    }

    Person press(String button) {
        find(AriaRole.BUTTON, button).click();
        return this;
    }

    Person follow(String link) {
        find(AriaRole.LINK, link).click();
        return this;
    }

    Person choose(String label, String option) {
        page.locator("vaadin-select")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("label", new Page.LocatorOptions().setHasText(label))))
                .click();
        find(AriaRole.OPTION, option).click();
        return this;
    }

    Locator find(AriaRole role, String name) {
        return page.getByRole(role, new GetByRoleOptions().setName(name).setExact(true));
    }

    /** Where the first link with this name leads. */
    String href(String name) {
        return path(find(AriaRole.LINK, name).first());
    }

    /** Where the first link that this selector finds leads. */
    String firstHref(String selector) {
        return path(page.locator(selector).first());
    }

    private String path(Locator link) {
        return URI.create(link.evaluate("link => link.href").toString()).getPath();
    }

    /** From the next page on. */
    void speak(String language) {
        browser.addCookies(List.of(new Cookie("kagiban-language", language).setUrl(address)));
    }

    /** Waits until this is there; of a dialog only what is in it has a size. */
    Person waitsFor(AriaRole role, String name) {
        assertThat(find(role, name)).hasCount(1);
        return this;
    }

    /** The notices, in the order of the page. */
    Locator notices() {
        return page.getByRole(AriaRole.ARTICLE);
    }

    Person signUp(String company, String name, String email, String password) {
        this.password = password;
        fill("会社名・屋号", company).fill("お名前", name).fill("メールアドレス", email).fill("パスワード", password);
        return press("アカウントを作成").sees("お知らせ");
    }

    Person logIn(String email, String password) {
        this.password = password;
        fill("メールアドレス", email).fill("パスワード", password);
        return press("ログイン").sees("お知らせ");
    }

    Person logOut() {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile(" アカウント ")))
                .click();
        find(AriaRole.BUTTON, "ログアウト").click();
        return sees("ログイン");
    }
}
