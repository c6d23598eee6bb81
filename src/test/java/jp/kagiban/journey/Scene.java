package jp.kagiban.journey;

import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import jp.kagiban.journey.Views.View;

/** What a view looks like after somebody has done something there: an answer, a dialog, a menu. */
enum Scene {
    RENEWAL_DONE("shops/:renewed/renew", Stage::keeper, play -> play.renews("renewed")),
    KEYS_AS_A_TABLE("", play -> play.press("kit.timeline.form.table.name")),
    ACCOUNT_MENU("", play -> {
        play.page().locator(".kb-account").click();
        play.page().locator("vaadin-popover [aria-pressed]").first().waitFor();
    }),
    MENU("", play -> {
        if (play.page().locator(".kb-tabs").count() == 1) {
            play.press("shell.more").waitsFor(AriaRole.DIALOG, "shell.more");
        } else {
            play.page().locator("vaadin-app-layout[drawer-opened]").waitFor();
        }
        play.sees("members.title");
    }),
    CONNECTION_LOST("", Play::losesConnection),
    SEARCH_FINDS("", play -> {
        play.search("楽天");
        play.page().locator("[role=option]").first().waitFor();
    }),
    SEARCH_FINDS_NOTHING("", play -> play.search("no-such-shop").sees("shell.search.none", "no-such-shop")),
    FIRST_STEPS(
            "", Stage::beginner, play -> play.page().locator(".kb-first-steps").waitFor()),
    ORDERS_WITHOUT_A_SHOP("orders", Stage::beginner, play -> play.sees("order.empty.shop")),
    NO_ORDERS_FOUND("orders?number=000000-20200101-0000000000", play -> play.sees("order.empty.filter")),
    NO_HISTORY_FOUND("audit?from=2020-01-01&to=2020-01-02", play -> play.sees("audit.empty.filter")),
    SHOP_REFUSED("shops/new", play -> play.press("shop.save").waitsForRefusal()),
    UNSAVED(
            "shops/new",
            play -> play.fill("shop.address", "unsaved")
                    .follow("shop.back")
                    .waitsFor(AriaRole.ALERTDIALOG, "kit.unsaved")),
    SHOP_OF_TWO_NUMBERS("shops/new", play -> {
        play.fill("shop.address", "two-numbers");
        play.fill("shop.service-secret", "SP900001_0123456789abcdef")
                .fill("shop.license-key", "SL900002_0123456789abcdef");
        play.press("shop.save").provesAndSees("shop.problem.different-numbers", "", "900001", "900002");
    }),
    SHOP_TO_BE_DELETED(
            "shops/:shop", play -> play.press("shop.delete").waitsFor(AriaRole.ALERTDIALOG, "shop.delete.title")),
    TRIES_OF_A_KEY("shops/:shop", play -> {
        play.page().locator(".kb-key-history vaadin-details-summary").first().click();
        play.page().locator(".kb-attempts").first().waitFor();
    }),
    KEY_NOT_TAKEN("shops/:wrong", Stage::keeper, play -> play.sees("shop.waiting.title")),
    KEY_WITHOUT_DATE("shops/:undated", Stage::keeper, play -> play.sees("shop.active.function-off")),
    KEY_WITHOUT_ORDERS("shops/:no-orders", Stage::keeper, play -> play.sees("shop.active.orders-refused")),
    RENEWAL_REFUSED(
            "shops/:shop/renew", play -> play.press("shop.renew.register").waitsForRefusal()),
    RENEWAL_WAITS("shops/:waiting/renew", Stage::keeper, play -> play.sees("shop.waiting.renewal")),
    RENEWAL_ENDS_EARLIER("shops/:earlier/renew", Stage::keeper, play -> play.sees("shop.held.earlier")),
    WALK("manual?walk=renew&step=11", play -> play.sees("manual.walk.mark")),
    PICTURE_LARGE("manual?walk=renew&step=11", play -> {
        play.page()
                .locator(".kb-walk-step[data-now] .kb-step-picture > vaadin-button")
                .click();
        play.waitsFor(AriaRole.DIALOG, "manual.step.11.title");
    }),
    INVITATION("members", play -> play.press("members.invite").waitsFor(AriaRole.DIALOG, "members.invite")),
    EXPORT("orders", play -> play.press("order.export").provesAndSees("kit.encoding")),
    SAMPLE_TO_BE_DELETED(
            "styleguide", play -> play.press("guide.delete").waitsFor(AriaRole.ALERTDIALOG, "guide.confirm.title")),
    RMS_IN_MAINTENANCE("shops/:wrong", Stage::keeper, play -> play.waitsIn("MAINTENANCE", "shop.waiting.maintenance")),
    RMS_BUSY("shops/:wrong", Stage::keeper, play -> play.waitsIn("THROTTLED", "shop.waiting.throttled")),
    RMS_OUT_OF_REACH("shops/:wrong", Stage::keeper, play -> play.waitsIn("UNREACHABLE", "shop.waiting.unreachable")),
    RMS_GARBLED("shops/:wrong", Stage::keeper, play -> play.waitsIn("GARBLED", "shop.waiting.garbled"));

    private final String template;
    private final Function<Stage, Person> actor;
    private final Consumer<Play> deed;

    Scene(String template, Consumer<Play> deed) {
        this(template, Stage::member, deed);
    }

    Scene(String template, Function<Stage, Person> actor, Consumer<Play> deed) {
        this.template = template;
        this.actor = actor;
        this.deed = deed;
    }

    Person actor(Stage stage) {
        return actor.apply(stage);
    }

    /** Where it is played. */
    View view() {
        return new View(template, true);
    }

    void play(Stage stage, String language) {
        deed.accept(new Play(stage, actor(stage), words(language)));
        Gallery.settle(actor(stage).page());
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
