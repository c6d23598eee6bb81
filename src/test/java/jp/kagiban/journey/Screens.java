package jp.kagiban.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Pictures of the screens, for those who look at them and for the README. */
final class Screens {

    /** {@code ./kagiban test --all} */
    static final boolean EVERY_PICTURE = Boolean.getBoolean("screens.all");

    static final int WIDE = 1440;
    static final int HEIGHT = 900;
    static final int NARROW = 390;

    private static final int BAR = 64;
    private static final int TALLEST = 6000;

    /** In milliseconds. */
    private static final int SETTLED = 10_000;

    /** What reaches beyond the screen, sideways or below the frame in which pages scroll; an empty text if nothing does. */
    private static final String BEYOND = """
            () => {
              const whole = document.documentElement;
              const frame = document.querySelector('.kb-content');
              const wide = [...document.querySelectorAll('main *')]
                  .filter(part => part.getBoundingClientRect().right > whole.clientWidth && !part.closest('.kb-table'))
                  .map(part => part.tagName + '.' + part.className);
              const sideways = Math.max(whole.scrollWidth - whole.clientWidth,
                  frame ? frame.scrollWidth - frame.clientWidth : 0);
              const below = frame ? whole.scrollHeight - whole.clientHeight : 0;
              return sideways > 0 || below > 0 ? sideways + ' sideways, ' + below + ' below; ' + wide : '';
            }
            """;

    private static final JsonObject QUICK = quick();

    /** Once what has changed stands on the screen; a colour on its way to another one is there at once. */
    private static final String DRAWN = """
            () => new Promise(drawn => requestAnimationFrame(() => {
              document.getAnimations()
                  .filter(one => Number.isFinite(one.effect.getComputedTiming().endTime))
                  .forEach(one => one.finish());
              requestAnimationFrame(drawn);
            }))
            """;

    private Screens() {}

    /** The whole page, wide and narrow; with every picture, in the dark too. Fails if something reaches beyond the screen. */
    static void take(Page page, String name) {
        // A tab behind another one isn't painted.
        page.bringToFront();
        for (int width : new int[] {NARROW, WIDE}) {
            page.setViewportSize(width, HEIGHT);
            Gallery.settle(page);
            assertThat(beyond(page)).as(name + " at " + width).isEmpty();
            page.setViewportSize(width, height(page));
            if (EVERY_PICTURE) {
                shoot(page, ColorScheme.DARK, Path.of("target/screens", name + "-" + width + "-dark.png"));
            }
            shoot(page, ColorScheme.LIGHT, Path.of("target/screens", name + "-" + width + "-light.png"));
        }
        page.setViewportSize(WIDE, HEIGHT);
    }

    /** What reaches beyond the screen once the frame has followed the width; an empty text if nothing does. */
    static String beyond(Page page) {
        try {
            page.waitForFunction(
                    "() => (" + BEYOND + ")() === ''", null, new WaitForFunctionOptions().setTimeout(SETTLED));
            return "";
        } catch (TimeoutError never) {
            return page.evaluate(BEYOND).toString();
        }
    }

    /**
     * What stands in the window, in one picture, of a page without motion: it takes a third of the time of a picture that waits
     * for what moves and is packed as small as can be. It ends the browser's virtual authenticator, if there is one.
     */
    static void shoot(Page page, String name, Look look) {
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(look.scheme()));
        page.evaluate(DRAWN);
        CDPSession browser = page.context().newCDPSession(page);
        String picture =
                browser.send("Page.captureScreenshot", QUICK).get("data").getAsString();
        browser.detach();
        write(
                Path.of("target/screens", name + "-" + look + ".png"),
                Base64.getDecoder().decode(picture));
    }

    private static void write(Path file, byte[] picture) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, picture);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static JsonObject quick() {
        JsonObject options = new JsonObject();
        options.addProperty("format", "png");
        options.addProperty("optimizeForSpeed", true);
        return options;
    }

    /** What one sees at first, light: a picture for {@code docs/pictures}. */
    static void picture(Page page, int width, String name) {
        page.setViewportSize(width, HEIGHT);
        Gallery.settle(page);
        shoot(page, ColorScheme.LIGHT, Path.of("target/pictures", name + ".png"));
        page.setViewportSize(WIDE, HEIGHT);
    }

    /** So tall a window is made for a picture. */
    static int height(Page page) {
        return Math.clamp(wholeHeight(page), HEIGHT, TALLEST);
    }

    /** Of all that the page holds, with bars. A page scrolls inside its frame, if it has one. */
    static int wholeHeight(Page page) {
        Object content = page.evaluate("""
                () => (document.querySelector('.kb-content')?.scrollHeight
                    ?? (document.querySelector('.kb-entry') ?? document.body).scrollHeight - %d)
                    + (document.querySelector('.kb-tabs')?.offsetHeight ?? 0)
                """.formatted(BAR));
        return ((Number) content).intValue() + BAR;
    }

    private static void shoot(Page page, ColorScheme scheme, Path file) {
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
        page.screenshot(new ScreenshotOptions().setPath(file).setAnimations(ScreenshotAnimations.DISABLED));
    }
}
