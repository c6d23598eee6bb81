package jp.kagiban.journey;

import com.microsoft.playwright.Page;

/**
 * How often somebody has pressed the mouse or the screen in a tab, as the browser itself counts it, whichever pages
 * they opened.
 */
final class Presses {

    private static final String COUNT = """
            addEventListener('pointerdown', press => {
              if (press.isTrusted) sessionStorage.setItem('presses', 1 + Number(sessionStorage.getItem('presses')));
            }, true);
            """;

    private final Page page;

    /** Counts on the pages that are opened from now on. */
    Presses(Page page) {
        this.page = page;
        page.addInitScript(COUNT);
    }

    /** Counts anew. */
    void begin() {
        page.evaluate("() => sessionStorage.setItem('presses', 0)");
    }

    int count() {
        return ((Number) page.evaluate("() => Number(sessionStorage.getItem('presses'))")).intValue();
    }
}
