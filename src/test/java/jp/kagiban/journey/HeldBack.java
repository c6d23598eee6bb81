package jp.kagiban.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What a page asks of the portal, and doesn't get until it is let through. */
final class HeldBack implements AutoCloseable {

    private final Page page;
    private final String what;
    private final Queue<Route> held = new ConcurrentLinkedQueue<>();

    private HeldBack(Page page, String what) {
        this.page = page;
        this.what = what;
        page.route(what, held::add);
    }

    /** What follows from presses and from scrolling. */
    static HeldBack answersTo(Page page) {
        return new HeldBack(page, "**/*v-r=uidl*");
    }

    /** The first script of a page, without which it stays empty. */
    static HeldBack scriptOf(Page page) {
        return new HeldBack(page, "**/VAADIN/build/indexhtml*");
    }

    @Override
    public void close() {
        page.unroute(what);
        held.forEach(Route::resume);
        held.clear();
    }
}
