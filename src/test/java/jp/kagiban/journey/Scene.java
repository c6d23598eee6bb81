package jp.kagiban.journey;

import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.function.BiConsumer;
import jp.kagiban.journey.Views.View;

/** What a view looks like after somebody has done something there: an answer, a dialog, a menu. */
enum Scene {
    KEYS_AS_A_TABLE("", (person, words) -> person.press(words.getProperty("kit.timeline.form.table.name"))),
    ACCOUNT_MENU("", (person, words) -> {
        person.page().locator(".kb-account").click();
        person.page().locator("[role=menu]").first().waitFor();
    }),
    MENU("", (person, words) -> person.press(words.getProperty("shell.menu.open"))),
    SHOP_REFUSED("shops/new", (person, words) -> refused(person.press(words.getProperty("shop.save")))),
    SHOP_TO_BE_DELETED(
            "shops/:shop",
            (person, words) -> person.press(words.getProperty("shop.delete"))
                    .waitsFor(AriaRole.ALERTDIALOG, words.getProperty("shop.delete.title"))),
    RENEWAL_REFUSED(
            "shops/:shop/renew", (person, words) -> refused(person.press(words.getProperty("shop.renew.register")))),
    INVITATION(
            "members",
            (person, words) -> person.press(words.getProperty("members.invite"))
                    .waitsFor(AriaRole.DIALOG, words.getProperty("members.invite"))),
    EXPORT(
            "orders",
            (person, words) -> person.press(words.getProperty("order.export"))
                    .waitsFor(AriaRole.DIALOG, words.getProperty("order.export"))),
    SAMPLE_TO_BE_DELETED(
            "styleguide",
            (person, words) -> person.press(words.getProperty("guide.delete"))
                    .waitsFor(AriaRole.ALERTDIALOG, words.getProperty("guide.confirm.title")));

    private final String template;
    private final BiConsumer<Person, Properties> deed;

    Scene(String template, BiConsumer<Person, Properties> deed) {
        this.template = template;
        this.deed = deed;
    }

    private static void refused(Person person) {
        person.page().locator("[invalid]").first().waitFor();
    }

    /** Where it is played. */
    View view() {
        return new View(template, true);
    }

    void play(Person person, String language) {
        deed.accept(person, words(language));
        Gallery.settle(person.page());
    }

    private static Properties words(String language) {
        Properties words = new Properties();
        Path file = Path.of("src/main/resources/vaadin-i18n/translations_" + language + ".properties");
        try (var reader = Files.newBufferedReader(file)) {
            words.load(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return words;
    }

    String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
