package jp.kagiban.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.AddStyleTagOptions;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.util.ArrayList;
import java.util.List;

/** What a page must bear for readers who set their browser up: the rest of WCAG that axe can't see. */
final class Strain {

    /** Of 1280 px at 400 %, which is what "Reflow" (1.4.10) asks for. */
    private static final Look REFLOW = new Look(320, ColorScheme.LIGHT);

    /** 1440 px at 200 %. */
    private static final Look ZOOM = new Look(720, ColorScheme.LIGHT);

    /** "Text Spacing" (1.4.12). */
    private static final String WIDE_TEXT = """
            * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
            p { margin-bottom: 2em !important; }
            """;

    /** In forced colours grounds go, and borders must stay: what has neither border nor ground of its own is lost. */
    private static final String LOST = """
            () => [...document.querySelectorAll('.kb-notice, .kb-panel, .kb-badge, .kb-button-link, .kb-card, .kb-band')]
                .filter(part => part.checkVisibility() && getComputedStyle(part).borderTopStyle === 'none'
                    && !part.shadowRoot)
                .map(part => part.className)
            """;

    /** What Vaadin takes out of forced colours must be in the reader's all the same. */
    private static final String OWN_COLOURS = """
            () => {
              const probe = document.body.appendChild(document.createElement('i'));
              const grounds = ['ButtonText', 'ButtonFace'].map(colour => {
                probe.style.backgroundColor = colour;
                return getComputedStyle(probe).backgroundColor;
              });
              probe.remove();
              return [...document.querySelectorAll('vaadin-button')]
                  .filter(button => button.checkVisibility() && getComputedStyle(button).forcedColorAdjust === 'none'
                      && !grounds.includes(getComputedStyle(button).backgroundColor))
                  .map(button => button.textContent);
            }
            """;

    private static final String MOVING = """
            () => document.getAnimations().filter(one => one.playState === 'running' && one.effect.getTiming().duration > 1)
                .map(one => one.effect.target?.localName)
            """;

    private Strain() {}

    /** Pictures of the hard cases, and what is wrong there. */
    static List<String> faults(Page page, String name) {
        List<String> faults = new ArrayList<>();
        fits(page, ZOOM, faults);
        fits(page, REFLOW, faults);
        shoot(page, name, REFLOW);
        faults.addAll(texts(page.evaluate(MOVING), "moves: "));
        forcedColours(page, name, faults);
        page.addStyleTag(new AddStyleTagOptions().setContent(WIDE_TEXT));
        fits(page, new Look(Screens.NARROW, ColorScheme.LIGHT), faults);
        page.setViewportSize(Screens.WIDE, Screens.HEIGHT);
        return faults;
    }

    private static void fits(Page page, Look look, List<String> faults) {
        Gallery.wear(page, look);
        String beyond = Screens.beyond(page);
        if (!beyond.isEmpty()) {
            faults.add(look + ": " + beyond);
        }
    }

    private static void forcedColours(Page page, String name, List<String> faults) {
        page.emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        Gallery.settle(page);
        faults.addAll(texts(page.evaluate(LOST), "lost in forced colours: "));
        faults.addAll(texts(page.evaluate(OWN_COLOURS), "in colours of its own: "));
        shoot(page, name + "-forced", new Look(Screens.WIDE, ColorScheme.LIGHT));
        page.emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
    }

    private static void shoot(Page page, String name, Look look) {
        page.setViewportSize(look.width(), Screens.HEIGHT);
        Gallery.settle(page);
        page.setViewportSize(look.width(), Screens.height(page));
        Screens.shoot(page, name, look);
    }

    private static List<String> texts(Object found, String what) {
        return ((List<?>) found).stream().map(each -> what + each).toList();
    }
}
