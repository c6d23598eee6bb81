package jp.kagiban.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Pictures of pages in every look, and what is wrong with them there. */
final class Gallery {

    /** Until nothing is asked of the server and nothing has changed for a while, but not for ever: some pages live. */
    private static final String SETTLED = """
            async () => {
              const clients = () => Object.values(window.Vaadin?.Flow?.clients ?? {});
              const began = performance.now();
              let changed = began;
              const watch = new MutationObserver(() => changed = performance.now());
              watch.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
              const waits = () => clients().some(client => client.isActive?.()) || performance.now() - changed < 150;
              while (waits() && performance.now() - began < 5000) {
                await new Promise(later => setTimeout(later, 25));
              }
              watch.disconnect();
            }
            """;

    private final Axe axe = new Axe();

    /**
     * Takes the page as it stands in all these looks.
     *
     * @return what axe finds, what reaches beyond the screen and what is untidy, each with the look in which it is
     */
    List<String> take(Page page, String name, List<Look> looks) {
        return take(page, name, looks, this::axeOn);
    }

    /**
     * The same, but what axe finds in words alone: of a page that was looked at in one language, the other has nothing
     * else for itself.
     */
    List<String> glance(Page page, String name, List<Look> looks) {
        return take(page, name, looks, Screens.EVERY_PICTURE ? this::axeOn : (seen, _) -> axe.faultsOfWords(seen));
    }

    private List<String> take(Page page, String name, List<Look> looks, BiFunction<Page, Look, List<String>> asked) {
        List<String> faults = new ArrayList<>();
        page.bringToFront();
        for (int width : looks.stream().mapToInt(Look::width).distinct().toArray()) {
            List<Look> ofWidth =
                    looks.stream().filter(look -> look.width() == width).toList();
            ofWidth.forEach(look -> faults.addAll(faults(page, look, asked)));
            page.setViewportSize(width, Screens.height(page));
            Tidiness.faults(page).stream().map(fault -> width + ": " + fault).forEach(faults::add);
            if (width == Screens.NARROW) {
                faults.addAll(Targets.small(page));
            }
            ofWidth.forEach(look -> Screens.shoot(page, name, look));
        }
        page.setViewportSize(Screens.WIDE, Screens.HEIGHT);
        return faults;
    }

    private List<String> faults(Page page, Look look, BiFunction<Page, Look, List<String>> asked) {
        wear(page, look);
        List<String> faults = new ArrayList<>(asked.apply(page, look));
        faults.addAll(Foreign.names(page));
        String beyond = Screens.beyond(page);
        if (!beyond.isEmpty()) {
            faults.add(beyond);
        }
        return faults.stream().map(fault -> look + ": " + fault).toList();
    }

    /** On a tablet all but the colours; with every picture, in the dark nothing but them. */
    private List<String> axeOn(Page page, Look look) {
        boolean dark = look.scheme() == ColorScheme.DARK;
        if (look.width() == Look.TABLET) {
            return dark ? List.of() : axe.faultsOfWidth(page);
        }
        return dark && Screens.EVERY_PICTURE ? axe.faultsOfColour(page) : axe.faults(page);
    }

    /** Without motion: a colour on its way to another one is neither. */
    static void wear(Page page, Look look) {
        page.emulateMedia(
                new EmulateMediaOptions().setColorScheme(look.scheme()).setReducedMotion(ReducedMotion.REDUCE));
        if (page.viewportSize().width != look.width() || page.viewportSize().height != Screens.HEIGHT) {
            page.setViewportSize(look.width(), Screens.HEIGHT);
            settle(page);
        }
    }

    static void settle(Page page) {
        page.evaluate(SETTLED);
    }
}
