package jp.kagiban.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What a page asks of the portal, and doesn't get until it is let through. */
final class HeldBack implements AutoCloseable {

    private final Queue<Route> held = new ConcurrentLinkedQueue<>();
    private boolean letThrough;

    private HeldBack(Page page, String what) {
        page.route(what, this::hold);
    }

    private void hold(Route asked) {
        if (letThrough) {
            asked.resume();
        } else {
            held.add(asked);
        }
    }

    /** What follows from presses and from scrolling. */
    static HeldBack answersTo(Page page) {
        return new HeldBack(page, "**/*v-r=uidl*");
    }

    /** What a page that is loaded shows. */
    static HeldBack contentOf(Page page) {
        return new HeldBack(page, "**/*v-r=init*");
    }

    /** A script that the page asks for once it needs it. */
    static HeldBack script(Page page, String name) {
        return new HeldBack(page, "**/js/" + name + "*");
    }

    @Override
    public void close() {
        letThrough = true;
        held.forEach(Route::resume);
    }
}
