package jp.kagiban.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.text.MessageFormat;
import java.util.Properties;

/** What somebody does in a {@link Scene}, who finds things by their keys in the translation files. */
record Play(Stage stage, Person person, Properties words) {

    Page page() {
        return person.page();
    }

    private String word(String key, Object... arguments) {
        String text = words.getProperty(key);
        // As the portal does it: in a text without placeholders an apostrophe is just that.
        return arguments.length == 0 || text.indexOf('{') < 0 ? text : new MessageFormat(text).format(arguments);
    }

    Play press(String button) {
        person.press(word(button));
        return this;
    }

    Play follow(String link) {
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(word(link)))
                .click();
        return this;
    }

    Play fill(String label, String value) {
        person.fill(word(label), value);
        return this;
    }

    /** Waits until these words can be seen. */
    Play sees(String key, Object... arguments) {
        page().getByText(word(key, arguments))
                .filter(new Locator.FilterOptions().setVisible(true))
                .first()
                .waitFor();
        return this;
    }

    Play waitsFor(AriaRole role, String name) {
        person.waitsFor(role, word(name));
        return this;
    }

    /** Until what was entered is refused beside its field. */
    void waitsForRefusal() {
        proves(page().locator("[invalid]:not([slot])").first());
    }

    /** Until these words can be seen, after a deed for which the login may be too old by now. */
    void provesAndSees(String key, Object... arguments) {
        proves(page().getByText(word(key, arguments)).first());
    }

    private void proves(Locator outcome) {
        Locator proof = page().getByRole(
                        AriaRole.DIALOG, new Page.GetByRoleOptions().setName(word("login.stepup.title")))
                .locator("input");
        proof.or(outcome).first().waitFor();
        if (proof.isVisible()) {
            proof.fill(stage.passwordOf(person));
            press("login.stepup.submit");
        }
        outcome.waitFor();
    }

    /** Renews, unless that was done a moment ago. */
    void renews(String code) {
        Locator done = page().getByText(word("shop.renew.done")).first();
        Locator field = page().getByLabel(word("shop.renew.field")).first();
        done.or(field).first().waitFor();
        if (!done.isVisible()) {
            field.fill(stage.freshKey(code));
            press("shop.renew.register").provesAndSees("shop.renew.done");
        }
    }

    /** Until RMS, asked again by itself, has answered so. */
    void waitsIn(String weather, String headline) {
        // An answer in between: after each time that there was none, the next try comes later.
        sees("shop.waiting.title");
        stage.weather(weather);
        sees(headline);
    }

    /** Until the page says that it can't reach the portal. */
    void losesConnection() {
        page().context().setOffline(true);
        sees("kit.connection.lost");
    }

    Play search(String text) {
        page().locator(".kb-search-button").click();
        page().locator(".kb-search-field > input").fill(text);
        return this;
    }
}
