package jp.kagiban.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;

/** Pictures of the screens, wide and narrow, light and dark, for those who look at them and for the README. */
final class Screens {

    static final int WIDE = 1440;
    static final int HEIGHT = 900;

    private static final int NARROW = 390;
    private static final Path FOLDER = Path.of("target/screens");

    private Screens() {}

    static void take(Page page, String name) {
        // A tab behind another one isn't painted.
        page.bringToFront();
        for (int width : new int[] {NARROW, WIDE}) {
            page.setViewportSize(width, HEIGHT);
            take(page, name + "-" + width + "-dark", ColorScheme.DARK);
            take(page, name + "-" + width + "-light", ColorScheme.LIGHT);
        }
    }

    private static void take(Page page, String file, ColorScheme scheme) {
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
        page.screenshot(new ScreenshotOptions()
                .setPath(FOLDER.resolve(file + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setFullPage(true));
    }
}
